// SPDX-License-Identifier: Apache-2.0

import Keywords
import Testing

@Suite struct ValueGrammarTests {
  private let words = ValueWords(
    missing: ["-", "--", "n/a", "无", "数据量过小"], breakout: ["breakout", "飙升"], breakoutGrowth: 50)

  private func value(
    _ text: String, _ form: ValueForm = .count, decimal: Character = ".", barePercent: Bool = false
  ) -> MeasuredValue {
    let grammar = ValueGrammar(
      form: form, kind: .exact,
      style: NumberStyle(decimal: decimal.asciiValue ?? 0, barePercent: barePercent), words: words)
    return Array(text.utf8).withUnsafeBufferPointer { grammar.value(of: $0) }
  }

  @Test(arguments: [
    ("12217", 12217), ("12,217", 12217), ("1 234", 1234), ("1\u{202F}234", 1234), ("１２３", 123),
    ("1.2万", 12_000), ("1.2w", 12_000), ("3亿", 3e8), ("1.2K", 1200), ("2M", 2e6), ("5千万", 5e7),
    (" 42 ", 42), ("320人", 320), ("+7", 7), ("0.5", 0.5), ("84896.39699469735", 84896.39699469735),
  ])
  func `counts are read with any grouping and multiplier`(text: String, expected: Double) {
    #expect(value(text).kind == .exact)
    #expect(abs(value(text).point - expected) < 1e-9 * max(1, expected))
  }

  @Test(arguments: ["", "-", "--", " --", "—", "–", "N/A", "无", "数据量过小", "abc", "v2 pro", "高"])
  func `what states nothing is missing, not zero`(text: String) {
    #expect(value(text).kind == .missing)
  }

  @Test(arguments: [
    (">100,000", 100_000), (">283", 283), ("≥ 5", 5), ("100+", 100), ("10万+", 100_000),
    ("1000以上", 1000),
  ])
  func `lower bounds stay bounds`(text: String, low: Double) {
    #expect(value(text).kind == .lowerBound)
    #expect(value(text).low == low)
    #expect(value(text).high == .infinity)
  }

  @Test(arguments: [("<10", 10), ("<1K", 1000), ("< 1000", 1000), ("小于5", 5)])
  func `upper bounds stay bounds`(text: String, high: Double) {
    #expect(value(text).kind == .upperBound)
    #expect(value(text).low == 0)
    #expect(value(text).high == high)
  }

  @Test(arguments: [
    ("5000 ~ 1万", 5000, 10_000), ("600 ~ 1200", 600, 1200), ("0 ~ 20", 0, 20),
    ("30-40", 30, 40), ("1万-3万", 10_000, 30_000), ("1-3万", 10_000, 30_000),
    ("10K – 100K", 10_000, 100_000), ("100 – 1K", 100, 1000), ("1,000～2,000", 1000, 2000),
    ("1至3", 1, 3), ("1 ~ 1万", 1, 10_000),
  ])
  func `ranges keep both ends, each with its own unit`(text: String, low: Double, high: Double) {
    #expect(value(text).kind == .range)
    #expect(value(text).low == low)
    #expect(value(text).high == high)
  }

  @Test func `the point of a range of counts is its geometric middle`() {
    #expect(value("100 ~ 10000").point == 1000)
    #expect(value("0 ~ 100").point == 10)
  }

  @Test func `rates are fractions, and may be above one`() {
    #expect(abs(value("45.61%", .rate).point - 0.4561) < 1e-12)
    #expect(abs(value("136%", .rate).point - 1.36) < 1e-12)
    #expect(value("1.63", .rate).point == 1.63)
    #expect(abs(value("7.19", .rate, barePercent: true).point - 0.0719) < 1e-12)
    #expect(value("5% ~ 7.5%", .rate).low == 0.05)
    #expect(value("5% ~ 7.5%", .rate).point == 0.0625)
    #expect(value("5~7.5%", .rate).low == 0.05)
    #expect(value("0% ~ 1%", .rate).point == 0.005)
  }

  @Test func `growth keeps its sign, and a breakout is a bound`() {
    #expect(value("+900%", .growth).point == 9)
    #expect(value("-90%", .growth).point == -0.9)
    #expect(value("−12%", .growth).point == -0.12)
    #expect(value("↓ 12%", .growth).point == -0.12)
    #expect(value("(12%)", .growth).point == -0.12)
    #expect(value("Breakout", .growth).low == 50)
    #expect(value("飙升", .growth).kind == .lowerBound)
  }

  @Test(arguments: [
    ("$1.85", ".", 1.85), ("US$1,234.50", ".", 1234.5), ("￥3.2", ".", 3.2), ("4,25 €", ",", 4.25),
    ("₹ 12", ".", 12), ("1.234,5", ",", 1234.5), ("24,24", ",", 24.24), ("¥1.2万", ".", 12_000),
  ])
  func `amounts are read in the column's own style`(
    text: String, decimal: Character, expected: Double
  ) {
    #expect(abs(value(text, .money, decimal: decimal).point - expected) < 1e-9)
  }
}
