// SPDX-License-Identifier: Apache-2.0

import Text

/// Which arm stands when: what a seller follows where visitors cannot be split.
public struct BlockCalendar: Hashable, Sendable {
  /// Some days with one arm.
  public struct Block: Hashable, Sendable {
    /// Index into the calendar's items.
    public var item: Int
    /// From 1; the two blocks of a pair share it.
    public var pair: Int
    /// Index into the calendar's arms: 0 is the control.
    public var arm: Int
    public var first: CalendarDate
    public var last: CalendarDate
    /// First day that is analysed: the washout before it is dropped, by plan and whatever the arm before.
    public var analysedFrom: CalendarDate

    public init(
      item: Int, pair: Int, arm: Int, first: CalendarDate, last: CalendarDate,
      analysedFrom: CalendarDate
    ) {
      self.item = item
      self.pair = pair
      self.arm = arm
      self.first = first
      self.last = last
      self.analysedFrom = analysedFrom
    }
  }

  /// Names of the items; one empty name where a single item needs none.
  public var items: [String]
  public var arms: [String]
  /// Item by item, each in the order of time.
  public var blocks: [Block]
  /// Fingerprint of the hypothesis the calendar was drawn for.
  public var fingerprint: String

  public init(items: [String], arms: [String], blocks: [Block], fingerprint: String) {
    self.items = items
    self.arms = arms
    self.blocks = blocks
    self.fingerprint = fingerprint
  }

  /// Draws the calendar of one item: in each cycle the blocks of the first half get their arm by coin, and
  /// the blocks of the second half, on the same weekdays, the other arm.
  ///
  /// - Returns: nil where the dates leave the calendar, or there are not two arms.
  public static func switchback(
    _ hypothesis: Hypothesis, size: PlannedSize, start: CalendarDate
  ) -> BlockCalendar? {
    guard hypothesis.arms.count == 2, let pairs = size.pairs, !size.blocks.isEmpty else {
      return nil
    }
    var random = RandomSource(seed: hypothesis.seed)
    var blocks: [Block] = []
    var day = start.daysSinceEpoch
    let cycles = (pairs + size.blocks.count - 1) / size.blocks.count
    for cycle in 0..<cycles {
      let coins = size.blocks.map { _ in Int(random.next() >> 63) }
      for half in 0..<2 {
        for (index, length) in size.blocks.enumerated() {
          guard
            let block = block(
              item: 0, pair: cycle * size.blocks.count + index + 1,
              arm: half == 0 ? coins[index] : 1 - coins[index], day: day, length: length,
              washout: size.washoutDays)
          else { return nil }
          blocks.append(block)
          day += length
        }
      }
    }
    return BlockCalendar(
      items: [hypothesis.items.first ?? ""], arms: hypothesis.arms.map(\.name), blocks: blocks,
      fingerprint: hypothesis.fingerprint)
  }

  /// Draws the calendar of a catalogue: for each pair of periods a random half of the items gets A first
  /// and the others B first; where the items are odd in number, a coin decides which half is larger.
  ///
  /// - Returns: nil where the dates leave the calendar, or there are not two arms and two items.
  public static func catalogue(
    _ hypothesis: Hypothesis, size: PlannedSize, start: CalendarDate
  ) -> BlockCalendar? {
    let items = hypothesis.items
    guard hypothesis.arms.count == 2, items.count > 1, let pairs = size.pairs,
      let period = size.blocks.first
    else { return nil }
    var random = RandomSource(seed: hypothesis.seed)
    var byItem = [[Block]](repeating: [], count: items.count)
    for pair in 0..<pairs {
      var order = Array(items.indices)
      random.shuffle(&order)
      let half = (items.count + Int(random.next() >> 63)) / 2
      for (place, item) in order.enumerated() {
        let arm = place < half ? 0 : 1
        for step in 0..<2 {
          guard
            let block = block(
              item: item, pair: pair + 1, arm: step == 0 ? arm : 1 - arm,
              day: start.daysSinceEpoch + (2 * pair + step) * period, length: period,
              washout: size.washoutDays)
          else { return nil }
          byItem[item].append(block)
        }
      }
    }
    return BlockCalendar(
      items: items, arms: hypothesis.arms.map(\.name), blocks: byItem.flatMap { $0 },
      fingerprint: hypothesis.fingerprint)
  }

  private static func block(
    item: Int, pair: Int, arm: Int, day: Int, length: Int, washout: Int
  ) -> Block? {
    let analysed = BlockPattern.analysed(length, washout: washout)
    guard let first = CalendarDate(daysSinceEpoch: day),
      let last = CalendarDate(daysSinceEpoch: day + length - 1),
      let from = CalendarDate(daysSinceEpoch: day + length - analysed)
    else { return nil }
    return Block(
      item: item, pair: pair, arm: arm, first: first, last: last, analysedFrom: from)
  }
}
