// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// One listing: what every analysis is told about it.
public struct Listing: Sendable {
  /// Unique within a run: a record's id, or the path of a file.
  public var id: String
  /// Path of the file it was read from, as given; nil for standard input.
  public var source: String?
  public var market: Market?
  /// Lower-case name of the marketplace (`taobao`, `amazon`), known or not.
  public var platform: String?
  /// Kind of goods (`cosmetics`, `food`, …), known or not.
  public var category: String?
  public var language: Language
  /// Names of the values above that were worked out rather than given (`market`, `language`).
  public var assumed: [String]
  /// The texts, in the order title, subtitle, bullets, text, html.
  public var fields: [Field]
  public var brand: String?
  public var price: String?
  /// Pictures named in a record, beside those of its page.
  public var images: [ImageReference]
  public var attributes: [String: String]
  /// What the seller can prove.
  public var evidence: [Evidence]

  public init(
    id: String, source: String? = nil, market: Market? = nil, platform: String? = nil,
    category: String? = nil, language: Language, assumed: [String] = [], fields: [Field] = [],
    brand: String? = nil, price: String? = nil, images: [ImageReference] = [],
    attributes: [String: String] = [:], evidence: [Evidence] = []
  ) {
    self.id = id
    self.source = source
    self.market = market
    self.platform = platform
    self.category = category
    self.language = language
    self.assumed = assumed
    self.fields = fields
    self.brand = brand
    self.price = price
    self.images = images
    self.attributes = attributes
    self.evidence = evidence
  }

  /// Whether this is a whole file: one field that is the file's own text, so that places are places in it.
  public var isFile: Bool { source != nil && source == id }

  /// The field of this name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}

/// One text of a listing.
public struct Field: Sendable {
  /// `title`, `subtitle`, `bullets[0]`, `text`, `html`.
  public var name: String
  public var document: Document
  /// The cell of a feed the text stands in; ranges are within its text.
  public var cell: CellPosition?

  public init(name: String, document: Document, cell: CellPosition? = nil) {
    self.name = name
    self.document = document
    self.cell = cell
  }

  /// The place of `range` of the document's text, for a finding. Words read in a picture have the picture's
  /// tag as their range, and the box they were read in behind the path: `img#main @ xywh=12,340,200,40`.
  public func place(of range: ByteRange, element: Int? = nil) -> Place {
    var path = element.map(document.path(of:))
    if let picture = document.picture(at: range.start) {
      path = "\(picture.element.map(document.path(of:)) ?? "img") @ \(picture.box)"
    }
    return Place(
      field: name, range: document.text.source(of: range), text: document.text.string(in: range),
      path: path)
  }
}

/// A cell of a table, both counted from 1 as a spreadsheet shows them.
public struct CellPosition: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

extension Document {
  /// Steps of a path.
  private static let longestPath = 100

  /// CSS-like path of an element: its nearest ancestor with an id, then `tag:nth-of-type(n)` steps; of one that
  /// lies deeper than pages do, the last steps.
  public func path(of element: Int) -> String {
    var chain: [Int] = []
    var anchor: String?
    var current: Int? = element
    while let index = current, anchor == nil, chain.count < Self.longestPath {
      chain.append(index)
      if let id = elements[index].value(of: "id"), !id.isEmpty, !id.holdsBlank {
        anchor = id
      }
      current = elements[index].parent
    }
    var path = ""
    path.reserveCapacity(16 * chain.count)
    for index in chain.reversed() {
      if !path.isEmpty { path += " > " }
      path += elements[index].name
      if let id = anchor {
        path += "#"
        path += id
        anchor = nil
      } else if elements[index].ordinal > 1 {
        path += ":nth-of-type("
        path += String(elements[index].ordinal)
        path += ")"
      }
    }
    return path
  }
}

/// Whose law applies.
public enum Market: String, Hashable, Sendable, CaseIterable {
  case cn, us, eu, uk
}

/// Language of a listing's text.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case simplified = "zh-Hans"
  case traditional = "zh-Hant"
  case english = "en"
  /// Any other: claims of the platform's rules only, structure not scored.
  case other = "und"

  /// Whether it is written in Chinese characters.
  public var isChinese: Bool { self == .simplified || self == .traditional }
}

extension MessageLanguage {
  /// The default for a listing: its own language, as far as we speak it.
  public static func natural(for language: Language) -> MessageLanguage {
    language.isChinese ? .zh : .en
  }
}
