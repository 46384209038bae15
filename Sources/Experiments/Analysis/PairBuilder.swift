// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Puts rows of results into pairs of blocks.
struct PairBuilder {
  /// One item's pair, with both arms' totals.
  struct Pair {
    var item: Int
    /// Index among the pairs of the experiment.
    var pair: Int
    var a = Totals()
    var b = Totals()
    var hasA = false
    var hasB = false
    var firstDayA = Int.max
    var firstDayB = Int.max
    /// Why it is left out; nil where it is not.
    var fault: DataProblem.Code?
    /// A row of it, for messages.
    var row = 0
  }

  private let results: ResultTable
  private let calendar: BlockCalendar?
  /// Whether a row tells of a week or more, so that no washout can be cut from it.
  let isCoarse: Bool

  init(_ results: ResultTable, calendar: BlockCalendar?) {
    self.results = results
    self.calendar = calendar
    let days = Set(results.days).sorted()
    let steps = zip(days, days.dropFirst()).map { $1 - $0 }.sorted()
    isCoarse = steps.isEmpty ? false : steps[steps.count / 2] >= 5
  }

  /// - Parameter withWashout: whether days of washout are counted too, to see whether they matter.
  /// - Returns: pairs sorted by item and time, and what was wrong.
  func pairs(
    withWashout: Bool = false
  ) throws(ExperimentError) -> (pairs: [Pair], problems: [DataProblem]) {
    if let calendar { return byCalendar(calendar, withWashout: withWashout || isCoarse) }
    guard results.armNames.count == 2 else {
      throw ExperimentError(
        en: "a switchback needs a calendar (--calendar), or a column of arms with two of them",
        zh: "轮换测试需要日历（--calendar），或含两组的组别列")
    }
    if !results.pairs.isEmpty {
      return collect { index in (results.pairs[index], results.arms[index]) }
    }
    return try byDates()
  }

  /// Adds rows to their pairs. Rows for which `place` knows none are left out.
  private func collect(
    _ place: (Int) -> (pair: Int, arm: Int)?
  ) -> (pairs: [Pair], problems: [DataProblem]) {
    struct Key: Hashable {
      var item: Int
      var pair: Int
    }
    var indices: [Key: Int] = [:]
    var pairs: [Pair] = []
    for index in results.rows.indices {
      guard let (pair, arm) = place(index) else { continue }
      let key = Key(item: results.items[index], pair: pair)
      let slot = indices[key] ?? pairs.count
      if slot == pairs.count {
        indices[key] = slot
        pairs.append(Pair(item: key.item, pair: pair))
        pairs[slot].row = results.rows[index]
      }
      add(row: index, arm: arm, to: &pairs[slot])
    }
    return finish(pairs)
  }

  private func add(row index: Int, arm: Int, to pair: inout Pair) {
    if results.isExcluded[index] {
      pair.fault = .excludedPair
      pair.row = results.rows[index]
    }
    // Without dates, rows stand in the order of time.
    let day = results.days.isEmpty ? index : results.days[index]
    if arm == 0 {
      results.add(row: index, to: &pair.a)
      pair.hasA = true
      pair.firstDayA = min(pair.firstDayA, day)
    } else {
      results.add(row: index, to: &pair.b)
      pair.hasB = true
      pair.firstDayB = min(pair.firstDayB, day)
    }
  }

  /// Marks half pairs, sorts, and says what is left out: a block goes together with its pair.
  private func finish(_ all: [Pair]) -> (pairs: [Pair], problems: [DataProblem]) {
    var problems: [DataProblem] = []
    var pairs = all
    for index in pairs.indices {
      if pairs[index].fault == nil, !(pairs[index].hasA && pairs[index].hasB) {
        pairs[index].fault = .incompletePair
      }
      guard let fault = pairs[index].fault else { continue }
      let row = pairs[index].row
      let reason: Message =
        switch fault {
        case .excludedPair:
          Message(en: "an excluded block", zh: "其中一块被剔除")
        case .wrongArm:
          Message(en: "another arm was shown than the calendar says", zh: "实际展示与日历不符")
        default: Message(en: "one of its blocks is missing", zh: "缺少其中一块")
        }
      problems.append(
        DataProblem(
          code: fault, row: row, isError: false,
          message: Message(
            en: "row \(row): the pair is left out: \(reason.en)",
            zh: "第 \(row) 行：整对不计入分析：\(reason.zh)")))
    }
    let used = pairs.filter { $0.fault == nil }.sorted {
      ($0.item, min($0.firstDayA, $0.firstDayB), $0.pair)
        < ($1.item, min($1.firstDayA, $1.firstDayB), $1.pair)
    }
    return (used, problems)
  }

  private func byCalendar(
    _ calendar: BlockCalendar, withWashout: Bool
  ) -> (pairs: [Pair], problems: [DataProblem]) {
    var blocksOf: [String: [BlockCalendar.Block]] = [:]
    for block in calendar.blocks { blocksOf[calendar.items[block.item], default: []].append(block) }
    // A calendar of one nameless item fits whatever the results call it.
    let anyItem =
      calendar.items.count == 1 && results.itemNames.count == 1
      ? blocksOf[calendar.items[0]] : nil
    let blocks = results.itemNames.map { blocksOf[$0] ?? anyItem ?? [] }
    var outside = 0
    var firstOutside = 0
    var wrongPairs: [(item: Int, pair: Int, row: Int)] = []
    let collected = collect { index in
      let item = results.items[index]
      let day = results.days.isEmpty ? 0 : results.days[index]
      guard let block = Self.block(on: day, in: blocks[item]) else {
        outside += 1
        if firstOutside == 0 { firstOutside = results.rows[index] }
        return nil
      }
      guard withWashout || day >= block.analysedFrom.daysSinceEpoch else { return nil }
      if !results.arms.isEmpty,
        results.armNames[results.arms[index]] != calendar.arms[block.arm]
      {
        wrongPairs.append((item, block.pair, results.rows[index]))
      }
      return (block.pair, block.arm)
    }
    var problems = collected.problems
    if outside > 0 {
      problems.append(
        DataProblem(
          code: .notOnCalendar, row: firstOutside, isError: false,
          message: Message(
            en: "row \(firstOutside): \(outside) row(s) are not on the calendar and are left out",
            zh: "第 \(firstOutside) 行：有 \(outside) 行不在日历中，未计入")))
    }
    struct Key: Hashable {
      var item: Int
      var pair: Int
    }
    var wrong: Set<Key> = []
    for entry in wrongPairs where wrong.insert(Key(item: entry.item, pair: entry.pair)).inserted {
      problems.append(
        DataProblem(
          code: .wrongArm, row: entry.row, isError: false,
          message: Message(
            en:
              "row \(entry.row): another arm was shown than the calendar says; the pair is left out",
            zh: "第 \(entry.row) 行：实际展示与日历不符；整对不计入分析")))
    }
    let kept = collected.pairs.filter { !wrong.contains(Key(item: $0.item, pair: $0.pair)) }
    return (kept, problems)
  }

  private static func block(
    on day: Int, in blocks: [BlockCalendar.Block]
  ) -> BlockCalendar.Block? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].last.daysSinceEpoch < day { low = middle + 1 } else { high = middle }
    }
    guard low < blocks.count, blocks[low].first.daysSinceEpoch <= day else { return nil }
    return blocks[low]
  }

  /// Without calendar or pair numbers: neighbouring periods, or the same weekday of neighbouring weeks,
  /// whichever gives each pair both arms.
  private func byDates() throws(ExperimentError) -> (pairs: [Pair], problems: [DataProblem]) {
    guard !results.days.isEmpty else {
      throw ExperimentError(
        en: "a switchback needs dates, or a column of pairs", zh: "轮换测试需要日期列或对的编号列")
    }
    let days = Set(results.days).sorted()
    var places: [Int: Int] = [:]
    for (place, day) in days.enumerated() { places[day] = place }
    func tried(_ pairOf: (Int) -> Int) -> (pairs: [Pair], problems: [DataProblem]) {
      collect { index in (pairOf(places[results.days[index]] ?? 0), results.arms[index]) }
    }
    let neighbours = tried { $0 / 2 }
    let weeks = tried { $0 / 14 * 7 + $0 % 7 }
    let best = weeks.pairs.count > neighbours.pairs.count ? weeks : neighbours
    let possible = Double(results.itemNames.count * (days.count / 2))
    guard Double(best.pairs.count) >= 0.5 * possible, !best.pairs.isEmpty else {
      throw ExperimentError(
        en:
          "the periods do not fall into pairs with both arms; give --calendar or a column of pairs",
        zh: "各时段无法配成两组齐全的对；请提供 --calendar 或对的编号列")
    }
    return best
  }
}
