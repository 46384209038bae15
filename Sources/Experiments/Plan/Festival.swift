// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// Days of the year on which people buy for other reasons than a title.
public struct Festival: Hashable, Sendable {
  public var name: Message
  /// First and last day as month × 100 + day; both included.
  var first: Int
  var last: Int

  /// Whether any day from `start` on, for `days` days, falls into it.
  public func overlaps(start: CalendarDate, days: Int) -> Bool {
    (0..<max(0, days)).contains { offset in
      guard let date = CalendarDate(daysSinceEpoch: start.daysSinceEpoch + offset) else {
        return false
      }
      return (first...last).contains(date.month * 100 + date.day)
    }
  }

  /// Reads a list of `{name: {en, zh}, first: MM-DD, last: MM-DD}`; a festival over New Year stands as two.
  static func readAll(_ node: YAMLNode) throws(LexiconError) -> [Festival] {
    var all: [Festival] = []
    for item in node.items() {
      _ = try item.entries(allowed: ["name", "first", "last"])
      let name = try item.required("name")
      let first = try monthDay(item.required("first"))
      let last = try monthDay(item.required("last"))
      guard first <= last else { throw item.error("the last day stands before the first") }
      all.append(
        Festival(
          name: Message(
            en: try name.required("en").string(), zh: try name.required("zh").string()),
          first: first, last: last))
    }
    return all
  }

  private static func monthDay(_ node: YAMLNode) throws(LexiconError) -> Int {
    let text = try node.string()
    guard let date = CalendarDate("2024-" + text) else {
      throw node.error("expected a day as MM-DD here")
    }
    return date.month * 100 + date.day
  }
}

extension PlanReport {
  /// Says which festivals the planned days run over, where the first day is declared.
  public mutating func addFestivals(_ festivals: [Festival]) {
    guard let start = hypothesis.start, let size else { return }
    for festival in festivals where festival.overlaps(start: start, days: size.days) {
      why.append(
        Message(
          en:
            "The planned days run over \(festival.name.en): exclude them by plan, or start later.",
          zh: "计划的日期包含“\(festival.name.zh)”：请在计划中剔除，或改期。"))
    }
  }
}
