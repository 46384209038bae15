// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

extension PageView {
  /// What a finding of an audit is about.
  enum Spot {
    /// The page as a whole, or something that is not there.
    case page
    /// An element, by index.
    case element(Int)
    /// A block's words.
    case block(Int)
    /// Words: a range of the document's text.
    case words(ByteRange, element: Int?)
    /// A value in the source, verbatim: a range of the source.
    case source(ByteRange, element: Int?)
    /// Another field of the listing, as a whole.
    case field(String)
  }

  /// A finding of an audit.
  ///
  /// - Parameters:
  ///   - slug: the audit's name, with more words where it tells several things.
  ///   - fix: what to do, in words.
  func finding(
    _ slug: String, _ severity: Severity, at spot: Spot, layer: Layer = .style,
    en: String, zh: String, fix: Message? = nil, confidence: Double = 1
  ) -> Finding {
    Finding(
      rule: "page-audit/\(slug)", family: .pageAudit, severity: severity, layer: layer,
      place: place(of: spot), message: Message(en: en, zh: zh),
      fixes: fix.map { [Fix(applicability: .suggestion, edits: [], message: $0)] } ?? [],
      confidence: confidence, field: fieldName(of: spot))
  }

  /// The place of a spot; nil for the page as a whole.
  func place(of spot: Spot) -> Place? {
    guard let field else { return nil }
    let document = field.document
    switch spot {
    case .page, .field: return nil
    case .element(let index):
      return Place(field: field.name, range: nil, text: "", path: document.path(of: index))
    case .block(let index):
      let block = document.blocks[index]
      return field.place(of: block.range, element: block.element)
    case .words(let range, let element):
      return field.place(of: range, element: element)
    case .source(let range, let element):
      return Place(
        field: field.name, range: range,
        text: String(decoding: document.source.bytes[range.range], as: UTF8.self),
        path: element.map(document.path(of:)))
    }
  }

  private func fieldName(of spot: Spot) -> String? {
    if case .field(let name) = spot { return name }
    return field?.name
  }
}

/// Words of messages.
enum Wording {
  /// `1 picture`, `3 pictures`.
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }

  /// A quotation short enough for a message, on one line.
  static func quoted(_ text: String, limit: Int = 40) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let visible = line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    if visible.count <= limit { return String(String.UnicodeScalarView(visible)) }
    return String(String.UnicodeScalarView(visible.prefix(limit))) + "…"
  }
}
