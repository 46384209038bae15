// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Findings about values of one object of structured data.
struct SchemaJudge {
  let page: PageView
  let node: StructuredData.Node
  /// The audit's name; rules are `slug-what`.
  let slug: String

  /// A finding about a value: with its place where the source's bytes are its text.
  func finding(
    _ what: String, _ severity: Severity, at value: PlacedJSON, en: String, zh: String,
    fix: Message? = nil
  ) -> Finding {
    let spot: PageView.Spot =
      value.isVerbatim && !value.range.isEmpty
      ? .source(value.range, element: node.element) : .element(node.element)
    return page.finding(
      "\(slug)-\(what.lowercased())", severity, at: spot, en: en, zh: zh, fix: fix)
  }
}

/// Dates and durations as structured data writes them.
enum SchemaDate {
  /// The day of an ISO 8601 date or date with time (`2026-11-24`, `2026-11-24T08:00:00+08:00`).
  static func day(of text: String) -> CalendarDate? {
    let text = text.trimmingBlanks
    guard let date = CalendarDate(String(text.prefix(10))) else { return nil }
    let rest = text.dropFirst(10)
    guard let mark = rest.first else { return date }
    // A zone behind a day (`2026-11-24Z`) is that of XML Schema, and read by all.
    if mark == "Z" || mark == "+" || mark == "-" { return date }
    guard mark == "T" || mark == "t" || mark == " " else { return nil }
    return rest.dropFirst().first?.isNumber == true ? date : nil
  }

  /// Whether this is a duration of ISO 8601 (`PT1M30S`, `P1DT2H`).
  static func isDuration(_ text: String) -> Bool {
    var rest = text.trimmingBlanks[...]
    guard rest.first == "P" else { return false }
    rest = rest.dropFirst()
    var units = 0
    var digits = 0
    for character in rest {
      if character.isASCII, character.isNumber || character == "." {
        digits += 1
      } else if character == "T" {
        if digits > 0 { return false }
      } else {
        guard digits > 0, "YMWDHS".contains(character) else { return false }
        digits = 0
        units += 1
      }
    }
    return units > 0 && digits == 0
  }
}

extension String {
  /// Without white space at both ends.
  var trimmingBlanks: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view = view.dropFirst() }
    while view.last?.isWhitespace == true { view = view.dropLast() }
    return String(view)
  }
}
