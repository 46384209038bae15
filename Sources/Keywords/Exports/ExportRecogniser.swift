// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Which source a table came from, where its header stands, and what its columns mean.
struct Recognition: Sendable {
  var profile: ExportProfile
  /// Index of the header's row; nil for a bare list of keywords.
  var headerRow: Int?
  /// Index of each column that is used, with its meaning, in the order of the table.
  var columns: [(index: Int, column: ExportProfile.Column)]
  /// Whether one of the source's signatures was there; otherwise the meaning rests on common words.
  var isCertain: Bool
}

/// The cells of a row as headers, folded, to look aliases up in.
private struct HeaderRow {
  let headers: [String]
  /// The same without units in brackets.
  let bare: [String]
  private let names: Set<String>

  init(_ headers: [String]) {
    self.headers = headers
    bare = headers.map(HeaderName.withoutUnit)
    names = Set(headers).union(bare)
  }

  /// Whether any header fits an alias.
  func has(_ alias: String) -> Bool {
    if !HeaderName.hasWildcard(alias) { return names.contains(alias) }
    return headers.contains { HeaderName.matches($0, alias: alias) }
      || bare.contains { HeaderName.matches($0, alias: alias) }
  }
}

/// Tells sources apart by their headers.
struct ExportRecogniser {
  let catalogue: ExportCatalogue
  var remembered = RememberedColumns()

  /// Rows a header is looked for in.
  static let headerRows = 40
  /// Cells of a row that are looked at.
  private static let headerCells = 400

  /// - Parameter mapping: columns named by hand, by header or number from 1; they win over the profile's.
  func recognise(_ table: Table, mapping: ColumnMapping = ColumnMapping()) -> Recognition? {
    var best: (score: Int, recognition: Recognition)?
    let profiles = catalogue.profiles + [catalogue.generic]
    for index in 0..<min(table.rowCount, Self.headerRows) {
      let width = min(table.columnCount(ofRow: index), Self.headerCells)
      guard width > 0 else { continue }
      let headers = (0..<width).map { HeaderName.folded(table.string(row: index, column: $0)) }
      guard headers.contains(where: { !$0.isEmpty }) else { continue }
      let mapping =
        mapping.isEmpty
        ? remembered.mapping(for: RememberedColumns.fingerprint(headers)) ?? mapping : mapping
      let row = HeaderRow(headers)
      for profile in profiles {
        guard let match = match(row, profile, mapping) else { continue }
        // Ties go to the earliest row and then to the profile's name.
        if match.score > best?.score ?? 0 {
          best = (
            match.score,
            Recognition(
              profile: profile, headerRow: index, columns: match.columns, isCertain: match.isCertain
            )
          )
        }
      }
    }
    return best?.recognition ?? bareList(table)
  }

  private func match(
    _ row: HeaderRow, _ profile: ExportProfile, _ mapping: ColumnMapping
  ) -> (score: Int, columns: [(index: Int, column: ExportProfile.Column)], isCertain: Bool)? {
    let headers = row.headers
    let isGeneric = profile.signatures.isEmpty
    var signature = 0
    if isGeneric {
      // Nearly every row is of data: one look at the column that no table can do without.
      guard mapping.names(.keyword) || profile.layout == .columns || hasKeyword(row, profile) else {
        return nil
      }
    } else {
      for set in profile.signatures where set.allSatisfy(row.has) {
        signature = max(signature, set.count)
      }
      guard signature > 0 else { return nil }
    }
    var columns: [(index: Int, column: ExportProfile.Column)] = []
    var taken: Set<Metric> = []
    for index in headers.indices {
      let stated = mapping.metric(ofColumn: index, header: headers[index])
      if let stated {
        columns.append((index, catalogue.column(for: stated, in: profile)))
        taken.insert(stated)
      } else if !profile.ignored.contains(where: { HeaderName.matches(headers[index], alias: $0) }),
        let column = profile.column(for: headers[index], bare: row.bare[index]),
        !mapping.names(column.metric)
      {
        // The first of two columns with one meaning counts, unless the source repeats it on purpose.
        let repeats = column.headers.contains { $0.contains("*") }
        guard repeats || !taken.contains(column.metric) else { continue }
        columns.append((index, column))
        taken.insert(column.metric)
      }
    }
    guard taken.contains(.keyword), isGeneric == false || taken.contains(where: \.isMeasure) else {
      return nil
    }
    // A signature outweighs any number of common words, a longer one a shorter one.
    let score = columns.count + (isGeneric ? 0 : 1_000 + signature * 20)
    return (score, columns, !isGeneric)
  }

  private func hasKeyword(_ row: HeaderRow, _ profile: ExportProfile) -> Bool {
    profile.columns.contains { $0.metric == .keyword && $0.headers.contains(where: row.has) }
  }

  /// A list of words without a header: one column of text.
  private func bareList(_ table: Table) -> Recognition? {
    var words = 0
    var others = 0
    for row in 0..<min(table.rowCount, 200) where !table.isBlank(row: row) {
      let filled = (0..<table.columnCount(ofRow: row)).filter {
        !table.range(row: row, column: $0).isEmpty
      }
      let text = table.string(row: row, column: 0)
      let isWord = filled == [0] && text.count <= 120 && Double(text) == nil
      if isWord { words += 1 } else { others += 1 }
    }
    guard words > 0, others * 10 <= words,
      let keyword = catalogue.generic.columns.first(where: { $0.metric == .keyword })
    else { return nil }
    return Recognition(
      profile: catalogue.generic, headerRow: nil, columns: [(0, keyword)], isCertain: false)
  }
}

/// Columns named by hand (`keyword=词,demand=3`).
public struct ColumnMapping: Hashable, Sendable {
  /// By metric: a folded header, or a column number from 1 as text.
  public private(set) var columns: [Metric: String] = [:]

  public init() {}

  /// Reads `metric=header or number, …`.
  /// - Throws: `ColumnMappingError` for an unknown metric or a part without `=`.
  public init(_ text: String) throws(ColumnMappingError) {
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw ColumnMappingError(part: String(part)) }
      let name = HeaderName.folded(String(sides[0]))
      guard let metric = Metric(rawValue: name) else {
        throw ColumnMappingError(part: String(part))
      }
      columns[metric] = HeaderName.folded(String(sides[1]))
    }
  }

  public var isEmpty: Bool { columns.isEmpty }

  func names(_ metric: Metric) -> Bool { columns[metric] != nil }

  func metric(ofColumn index: Int, header: String) -> Metric? {
    Metric.allCases.first { metric in
      guard let stated = columns[metric] else { return false }
      return stated == header || Int(stated) == index + 1
    }
  }
}

/// A part of a column mapping that cannot be read.
public struct ColumnMappingError: Error, Hashable, Sendable, CustomStringConvertible {
  public var part: String

  public var description: String {
    "'\(part)' is not metric=column; metrics are "
      + Metric.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension ExportCatalogue {
  /// What a metric's column means in a profile, or in general.
  func column(for metric: Metric, in profile: ExportProfile) -> ExportProfile.Column {
    profile.columns.first { $0.metric == metric } ?? generic.columns.first { $0.metric == metric }
      ?? ExportProfile.Column(
        metric: metric, headers: [], kind: .exact, form: metric.form, unit: metric.unit,
        isPercent: nil, scale: 1, meaning: nil)
  }
}
