// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Reads the product file of a shop system: each product a listing, each text with the cell it stands in.
public struct FeedReader: Sendable {
  public let profile: FeedProfile
  public let builder: ListingBuilder
  /// Rows searched for the header.
  private static let headerRows = 40

  public init(profile: FeedProfile, builder: ListingBuilder) {
    self.profile = profile
    self.builder = builder
  }

  /// A product of the file, or what is wrong with its row.
  public enum Product: Sendable {
    case listing(Listing)
    /// `row` counts from 1, as a spreadsheet shows it.
    case failure(row: Int, RecordError)
  }

  /// The products of a table, in its order.
  ///
  /// - Parameter source: path of the file.
  public func products(in table: Table, source: String?) throws(RecordError) -> [Product] {
    guard let header = header(of: table) else {
      let wanted = profile.columns.first { $0.field == profile.needs }?.names ?? []
      throw RecordError(
        "no header row of \(profile.name): no column is called "
          + wanted.map { "'\($0)'" }.joined(separator: " or "))
    }
    var products: [Product] = []
    for row in (header.row + 1)..<max(header.row + 1, table.rowCount) where !table.isBlank(row: row)
    {
      guard let needed = header.columns[profile.needs],
        table.string(row: row, column: needed).contains(where: { !$0.isWhitespace }),
        !isHeader(row, of: table, header.columns)
      else { continue }
      products.append(product(row, of: table, header.columns, source: source))
    }
    return products
  }

  private func product(
    _ row: Int, of table: Table, _ columns: [FeedProfile.FeedField: Int], source: String?
  ) -> Product {
    func value(_ field: FeedProfile.FeedField) -> String? {
      guard let column = columns[field] else { return nil }
      let text = table.string(row: row, column: column)
      return text.contains { !$0.isWhitespace } ? text : nil
    }
    guard let id = value(.id) ?? (columns[.id] == nil ? "row \(row + 1)" : nil) else {
      return .failure(row: row + 1, RecordError("the row has no id"))
    }
    var draft = ListingBuilder.Draft(id: id, source: source)
    draft.platform = builder.defaults.platform ?? profile.platform
    draft.category = value(.category)
    draft.brand = value(.brand)
    draft.price = value(.price)
    for field in [FeedProfile.FeedField.title, .subtitle, .text, .html] {
      if let text = value(field) {
        draft.add(field.rawValue, text, as: field == .html ? .html : .text)
      }
    }
    var listing = builder.listing(from: draft)
    for index in listing.fields.indices {
      if let field = FeedProfile.FeedField(rawValue: listing.fields[index].name),
        let column = columns[field]
      {
        listing.fields[index].cell = CellPosition(row: row + 1, column: column + 1)
      }
    }
    return .listing(listing)
  }

  /// The first row that names the needed column, and what the columns hold.
  private func header(
    of table: Table
  ) -> (row: Int, columns: [FeedProfile.FeedField: Int])? {
    for row in 0..<min(table.rowCount, Self.headerRows) {
      let names = table.strings(ofRow: row).map(Self.normalised)
      var columns: [FeedProfile.FeedField: Int] = [:]
      for (field, aliases) in profile.columns {
        for alias in aliases where columns[field] == nil {
          columns[field] = names.firstIndex(of: Self.normalised(alias))
        }
      }
      if columns[profile.needs] != nil, columns.count > 1 { return (row, columns) }
    }
    return nil
  }

  /// Whether a row is a second header (the names in another language).
  private func isHeader(
    _ row: Int, of table: Table, _ columns: [FeedProfile.FeedField: Int]
  ) -> Bool {
    profile.columns.contains { field, names in
      field == profile.needs
        && columns[field].map { column in
          names.contains {
            Self.normalised($0) == Self.normalised(table.string(row: row, column: column))
          }
        } ?? false
    }
  }

  private static func normalised(_ name: String) -> String {
    let text = name.lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return String(text.reversed().drop { $0.isWhitespace }.reversed())
  }
}
