// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@testable import Experiments

@Suite("Splits and calendars")
struct AssignmentTests {
  @Test(arguments: [[1.0, 1], [9, 1], [0.2, 0.3, 0.5], [0, 1]])
  func `visitors arrive in the shares that were asked for`(weights: [Double]) throws {
    let arms = weights.indices.map { "arm\($0)" }
    let split = try #require(Split(arms: arms, weights: weights, seed: "shares"))
    var counts = [Int](repeating: 0, count: arms.count)
    for visitor in 0..<20_000 { counts[split.armIndex(of: "用户\(visitor)")] += 1 }
    for (count, weight) in zip(counts, weights) {
      #expect(abs(Double(count) / 20_000 - weight / weights.reduce(0, +)) < 0.015)
    }
  }

  @Test func `weights that make no sense are refused`() {
    #expect(Split(arms: ["A", "B"], weights: [1], seed: "x") == nil)
    #expect(Split(arms: ["A", "B"], weights: [1, -1], seed: "x") == nil)
    #expect(Split(arms: ["A", "B"], weights: [0, 0], seed: "x") == nil)
  }

  private func size(pairs: Int, blocks: [Int], washout: Int) -> PlannedSize {
    PlannedSize(
      days: 0, total: nil, pairs: pairs, blocks: blocks, washoutDays: washout, power: 0.8)
  }

  @Test(arguments: ["one", "two", "three", "four"])
  func `each pair has both arms on the same weekdays, without gap or overlap`(name: String) throws {
    var hypothesis = PowerTests.hypothesis(
      design: .switchback, effect: 0.2, baseline: 0.03, traffic: 100)
    hypothesis.experiment = name
    let start = try #require(CalendarDate("2026-03-09"))
    let calendar = try #require(
      BlockCalendar.switchback(
        hypothesis, size: size(pairs: 8, blocks: [3, 4], washout: 1), start: start))
    #expect(calendar.blocks.count == 16)
    for pair in 1...8 {
      let blocks = calendar.blocks.filter { $0.pair == pair }
      #expect(Set(blocks.map(\.arm)) == [0, 1])
      #expect(Set(blocks.map(\.first.weekday)).count == 1)
    }
    for (before, after) in zip(calendar.blocks, calendar.blocks.dropFirst()) {
      #expect(after.first.daysSinceEpoch == before.last.daysSinceEpoch + 1)
    }
    #expect(
      calendar.blocks.allSatisfy {
        $0.analysedFrom.daysSinceEpoch == $0.first.daysSinceEpoch + 1
      })
    let again = BlockCalendar.switchback(
      hypothesis, size: size(pairs: 8, blocks: [3, 4], washout: 1), start: start)
    #expect(again == calendar)
  }

  @Test func `in a catalogue every item sees both arms and every period has half of each`() throws {
    var hypothesis = PowerTests.hypothesis(
      design: .catalogueSwitchback, effect: 0.1, baseline: 0.03, traffic: 100)
    hypothesis.items = (1...30).map { "item\($0)" }
    let start = try #require(CalendarDate("2026-03-09"))
    let calendar = try #require(
      BlockCalendar.catalogue(
        hypothesis, size: size(pairs: 3, blocks: [7], washout: 1), start: start))
    for period in Set(calendar.blocks.map(\.first)) {
      let arms = calendar.blocks.filter { $0.first == period }.map(\.arm)
      #expect(arms.count == 30 && arms.count { $0 == 0 } == 15)
    }
    for item in calendar.items.indices {
      let arms = calendar.blocks.filter { $0.item == item }.map(\.arm)
      #expect(arms.count { $0 == 0 } == 3 && arms.count == 6)
    }
  }

  @Test func `the calendar for a phone keeps to RFC 5545`() throws {
    var hypothesis = PowerTests.hypothesis(
      design: .switchback, effect: 0.2, baseline: 0.03, traffic: 100)
    hypothesis.items = ["保温杯, 大; 500ml"]
    let start = try #require(CalendarDate("2026-03-09"))
    let calendar = try #require(
      BlockCalendar.switchback(
        hypothesis, size: size(pairs: 7, blocks: [1, 1, 1, 1, 1, 1, 1], washout: 0), start: start))
    let text = calendar.iCalendar(
      name: "mug", titles: ["316不锈钢保温杯 500ml 大容量 办公室 家用 便携", "b"])
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.last == "" && lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 14)
    #expect(text.contains("DTSTART;VALUE=DATE:20260309"))
    #expect(text.contains("保温杯\\, 大\\; 500ml"))
  }

  @Test func `a hypothesis keeps its hash through layout and loses it with any change`() throws {
    let hypothesis = PowerTests.hypothesis(
      design: .split, effect: 0.2, baseline: 0.03, traffic: 100)
    var changed = hypothesis
    changed.minimumEffect = 0.1
    #expect(
      hypothesis.fingerprint
        == PowerTests.hypothesis(
          design: .split, effect: 0.2, baseline: 0.03, traffic: 100
        ).fingerprint)
    #expect(hypothesis.fingerprint != changed.fingerprint)
  }
}
