// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Faults that show only when a row is held against itself or against others.
enum ResultChecks {
  static func check(_ result: inout ResultTable) {
    checkFunnel(&result)
    if result.isByVisitor {
      checkVisitors(&result)
    } else {
      checkOverlaps(&result)
      checkGaps(&result)
    }
    result.problems.sort { ($0.row, $0.code.rawValue) < ($1.row, $1.code.rawValue) }
  }

  /// Later steps of the funnel cannot be larger than earlier ones.
  private static func checkFunnel(_ result: inout ResultTable) {
    guard !result.isByVisitor else { return }
    let steps: [(larger: ResultField, smaller: ResultField)] = [
      (.exposures, .clicks), (.exposures, .orders), (.visitors, .orders), (.clicks, .orders),
      (.orders, .refunds),
    ]
    for (larger, smaller) in steps {
      guard let above = larger.slot, let below = smaller.slot,
        !result.numbers[above].isEmpty, !result.numbers[below].isEmpty
      else { continue }
      for index in result.rows.indices
      where result.numbers[below][index] > result.numbers[above][index] {
        let row = result.rows[index]
        let small = NumberText.short(result.numbers[below][index])
        let large = NumberText.short(result.numbers[above][index])
        result.problems.append(
          DataProblem(
            code: .moreOrdersThanVisitors, row: row, isError: true,
            message: Message(
              en:
                "row \(row): more \(smaller.rawValue) (\(small)) than \(larger.rawValue) (\(large))",
              zh: "第 \(row) 行：\(smaller.rawValue)（\(small)）多于 \(larger.rawValue)（\(large)）")))
      }
    }
  }

  /// The same day, item and arm twice.
  private static func checkOverlaps(_ result: inout ResultTable) {
    struct Key: Hashable {
      var day: Int
      var item: Int
      var arm: Int
      var pair: Int
      var isControl: Bool
    }
    guard !result.days.isEmpty else { return }
    var firstRow: [Key: Int] = [:]
    firstRow.reserveCapacity(result.count)
    for index in result.rows.indices {
      let key = Key(
        day: result.days[index], item: result.items[index],
        arm: result.arms.isEmpty ? 0 : result.arms[index],
        pair: result.pairs.isEmpty ? 0 : result.pairs[index],
        isControl: result.isControlSeries[index])
      let row = result.rows[index]
      if let first = firstRow[key] {
        result.problems.append(
          DataProblem(
            code: .overlapping, row: row, isError: true,
            message: Message(
              en: "row \(row): the same day, item and arm as row \(first); periods overlap",
              zh: "第 \(row) 行：与第 \(first) 行的日期、商品和组别相同；时段重叠")))
      } else {
        firstRow[key] = row
      }
    }
  }

  /// Days between the first and the last of an item that no row tells of; weekly rows have none.
  private static func checkGaps(_ result: inout ResultTable) {
    guard !result.days.isEmpty else { return }
    let order = result.rows.indices.sorted {
      (result.items[$0], result.days[$0], $0) < (result.items[$1], result.days[$1], $1)
    }
    var steps: [Int: Int] = [:]
    for (previous, next) in zip(order, order.dropFirst())
    where result.items[previous] == result.items[next] {
      let step = result.days[next] - result.days[previous]
      if step > 0 { steps[step, default: 0] += 1 }
    }
    // The usual distance between rows tells days from weeks.
    guard let usual = steps.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
      return
    }
    for (previous, next) in zip(order, order.dropFirst())
    where result.items[previous] == result.items[next] {
      let step = result.days[next] - result.days[previous]
      guard step > usual, let day = CalendarDate(daysSinceEpoch: result.days[previous]) else {
        continue
      }
      let missing = step / usual - 1
      guard missing > 0 else { continue }
      let row = result.rows[next]
      result.problems.append(
        DataProblem(
          code: .missingDays, row: row, isError: false,
          message: Message(
            en: "row \(row): \(missing) period(s) missing after \(day)",
            zh: "第 \(row) 行：\(day) 之后缺少 \(missing) 个时段")))
    }
  }

  /// Visitors that saw more than one arm.
  private static func checkVisitors(_ result: inout ResultTable) {
    guard !result.arms.isEmpty else { return }
    var arms: [String: Int] = [:]
    arms.reserveCapacity(result.count)
    for index in result.rows.indices {
      let name = result.visitorNames[index]
      let arm = result.arms[index]
      let row = result.rows[index]
      if let first = arms[name] {
        result.problems.append(
          DataProblem(
            code: first == arm ? .overlapping : .visitorInTwoArms, row: row, isError: true,
            message: first == arm
              ? Message(
                en: "row \(row): visitor '\(name)' a second time; add up to one row a visitor",
                zh: "第 \(row) 行：访客“\(name)”重复出现；请合并为每位访客一行")
              : Message(
                en: "row \(row): visitor '\(name)' saw two arms",
                zh: "第 \(row) 行：访客“\(name)”看到了两个版本")))
      } else {
        arms[name] = arm
      }
    }
  }
}
