// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

extension BlockCalendar {
  /// Reads a calendar as `csv` writes it; further columns are left alone.
  ///
  /// - Parameter arms: names of the arms, the control first; nil takes them in the order of their names.
  /// - Throws: an `ExperimentError` that names the row.
  public static func read(
    _ table: Table, arms declared: [String]? = nil
  ) throws(ExperimentError) -> BlockCalendar {
    guard table.rowCount > 1 else {
      throw ExperimentError(en: "the calendar is empty", zh: "日历是空的")
    }
    let header = table.strings(ofRow: 0).map { ResultColumns.normalized($0) }
    func column(_ name: String) -> Int? {
      header.firstIndex(of: ResultColumns.normalized(name))
    }
    guard let pairColumn = column("pair"), let armColumn = column("arm"),
      let startColumn = column("start"), let endColumn = column("end")
    else {
      throw ExperimentError(
        en: "the calendar needs the columns pair, arm, start and end",
        zh: "日历需要 pair、arm、start、end 四列")
    }
    let rows = (1..<table.rowCount).filter { !table.isBlank(row: $0) }
    func text(_ row: Int, _ column: Int?) -> String {
      column.map { table.string(row: row, column: $0) } ?? ""
    }
    let arms = declared ?? Set(rows.map { text($0, armColumn) }).sorted()
    guard arms.count == 2 else {
      throw ExperimentError(
        en: "a calendar alternates two arms; this one has \(arms.count)",
        zh: "日历只在两组之间轮换；这里有 \(arms.count) 组")
    }
    var items: [String] = []
    var places: [String: Int] = [:]
    var blocks: [Block] = []
    for row in rows {
      let name = text(row, column("item"))
      let item = places[name] ?? items.count
      if item == items.count {
        items.append(name)
        places[name] = item
      }
      guard let pair = Int(text(row, pairColumn)), let first = CalendarDate(text(row, startColumn)),
        let last = CalendarDate(text(row, endColumn)), first <= last,
        let arm = arms.firstIndex(of: text(row, armColumn))
      else {
        throw ExperimentError(
          en:
            "calendar row \(row + 1): a pair's number, an arm and two dates YYYY-MM-DD are needed",
          zh: "日历第 \(row + 1) 行：需要对的编号、组别和两个 YYYY-MM-DD 日期")
      }
      let from = CalendarDate(text(row, column("analyse_from"))) ?? first
      blocks.append(
        Block(
          item: item, pair: pair, arm: arm, first: first, last: last, analysedFrom: from))
    }
    blocks.sort { ($0.item, $0.first) < ($1.item, $1.first) }
    for (before, after) in zip(blocks, blocks.dropFirst())
    where before.item == after.item && after.first <= before.last {
      throw ExperimentError(
        en: "calendar: the blocks starting \(before.first) and \(after.first) overlap",
        zh: "日历：从 \(before.first) 与 \(after.first) 开始的区块重叠")
    }
    return BlockCalendar(
      items: items, arms: arms, blocks: blocks,
      fingerprint: rows.first.map { text($0, column("hypothesis")) } ?? "")
  }
}
