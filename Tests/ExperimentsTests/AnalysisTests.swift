// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import TestSupport
import Testing
import Text

@testable import Experiments

@Suite("From a file of results to what to do")
struct AnalysisTests {
  let data: ExperimentData

  init() throws { data = try ExperimentData.read(lexicons: Repository.lexicons) }

  private func results(_ text: String, arms: [String]? = nil) throws -> ResultTable {
    let tables = try TableReader.tables(from: Array(text.utf8), name: "results.csv")
    return try ResultReader(columns: data.columns).read(try #require(tables.first), arms: arms)
  }

  private func analyze(
    _ text: String, _ request: AnalysisRequest = AnalysisRequest()
  ) throws -> Analysis {
    try Analyzer(
      try results(text, arms: request.hypothesis?.arms.map(\.name)), request
    ).analyze()
  }

  private func codes(_ text: String) throws -> [DataProblem.Code: Int] {
    Dictionary(
      try results(text).problems.map { ($0.code, $0.row) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `a clear winner is adopted, with its interval`() throws {
    let analysis = try analyze("组别,访客数,支付订单数\nA,10000,300\nB,10000,390\n")
    #expect(analysis.verdict == .adopt)
    #expect(analysis.design == .split)
    let estimate = try #require(analysis.estimates.first)
    #expect(estimate.method == "pooled-z")
    expectClose(estimate.lift, 0.3, "lift")
    let interval = try #require(estimate.interval)
    #expect(interval.lower > 0 && interval.contains(0.3))
  }

  @Test func `at few orders Fisher decides, and says how careful it is`() throws {
    let analysis = try analyze("arm,visitors,orders\nA,100,6\nB,100,1\n")
    let estimate = try #require(analysis.estimates.first)
    #expect(estimate.method == "fisher")
    #expect(analysis.verdict == .undecided)
    #expect(try #require(estimate.falsePositiveRate) < 0.05)
  }

  @Test
  func `rows of visitors: who orders twice has converted once, and money is compared by Welch`()
    throws
  {
    var lines = ["visitor,arm,orders,revenue"]
    for visitor in 0..<400 {
      let isB = visitor % 2 == 1
      let buys = visitor % (isB ? 5 : 8) == 0
      lines.append("v\(visitor),\(isB ? "B" : "A"),\(buys ? 2 : 0),\(buys ? 40 + visitor % 7 : 0)")
    }
    let text = lines.joined(separator: "\n")
    let rate = try #require(
      try analyze(text, AnalysisRequest(metric: .conversionRate)).estimates.first)
    #expect(rate.controlValue == 0.25 && rate.value == 0.2)
    let money = try #require(
      try analyze(text, AnalysisRequest(metric: .revenuePerVisitor)).estimates.first)
    #expect(money.method == "welch")
    let order = try #require(
      try analyze(text, AnalysisRequest(metric: .orderValue)).estimates.first)
    #expect(order.method == "delta-method")
  }

  @Test func `a broken split is not believed`() throws {
    let analysis = try analyze("arm,visitors,orders\nA,10000,300\nB,10900,430\n")
    #expect(analysis.verdict == .invalid)
    #expect(analysis.why.first?.en.hasPrefix("Do not trust this test") == true)
  }

  @Test func `a miracle is looked into first`() throws {
    #expect(
      try analyze("arm,visitors,orders\nA,10000,200\nB,10000,420\n").verdict == .checkFirst)
  }

  @Test func `the test is not read before its planned size`() throws {
    let hypothesis = PowerTests.hypothesis(
      design: .split, effect: 0.1, baseline: 0.03, traffic: 1_000)
    let analysis = try analyze(
      "arm,exposures,orders\nA,5000,150\nB,5000,210\n", AnalysisRequest(hypothesis: hypothesis))
    #expect(analysis.verdict == .goOn)
  }

  @Test func `a gain in clicks that costs conversion is not taken`() throws {
    var hypothesis = PowerTests.hypothesis(
      design: .split, effect: 0.5, baseline: 0.05, traffic: 10_000)
    hypothesis.metric = .clickRate
    hypothesis.guardrails = [Hypothesis.Guardrail(metric: .conversionRate, margin: 0.05)]
    let analysis = try analyze(
      "arm,exposures,clicks,orders\nA,100000,5000,500\nB,100000,6500,390\n",
      AnalysisRequest(hypothesis: hypothesis))
    #expect(analysis.verdict == .keep)
  }

  @Test func `seven pairs: pooled impressions cry wolf, blocks do not`() throws {
    let golden = try #require(try Golden.load("formulas.json")["switchback_paired"])
    var lines = ["pair,arm,exposures,orders"]
    for (name, key) in [("A", "pairsA"), ("B", "pairsB")] {
      for (index, counts) in try Golden.rows(golden, key).enumerated() {
        lines.append("\(index + 1),\(name),\(Int(counts[1])),\(Int(counts[0]))")
      }
    }
    let analysis = try analyze(lines.joined(separator: "\n"))
    #expect(analysis.design == .switchback)
    #expect(analysis.verdict == .undecided)
    let trap = try #require(analysis.figures.first { $0.key == "trap" })
    guard case .probability(let p) = trap.figures[1].value else {
      Issue.record("the trap shows no p-value")
      return
    }
    expectClose(p, try Golden.number(golden, "pooled_z_p"), "the trap's p")
  }

  @Test func `five pairs can never be significant, and it says so`() throws {
    var lines = ["pair,arm,exposures,orders"]
    for pair in 1...5 { lines += ["\(pair),A,1000,10", "\(pair),B,1000,90"] }
    let analysis = try analyze(lines.joined(separator: "\n"))
    #expect(analysis.verdict == .undecided)
    #expect(analysis.why.first?.en.hasPrefix("Too few pairs") == true)
  }

  @Test func `a drawn calendar is read back, and a day with the wrong arm drops its pair`() throws {
    let hypothesis = PowerTests.hypothesis(
      design: .switchback, effect: 0.3, baseline: 0.03, traffic: 3_000, noise: 0.1)
    let size = PlannedSize(
      days: 28, total: nil, pairs: 14, blocks: [1, 1, 1, 1, 1, 1, 1], washoutDays: 0, power: 0.9)
    let start = try #require(CalendarDate("2026-03-09"))
    let calendar = try #require(
      BlockCalendar.switchback(hypothesis, size: size, start: start))
    let table = try #require(
      try TableReader.tables(from: Array(calendar.csv.utf8), name: "calendar.csv").first)
    #expect(try BlockCalendar.read(table) == calendar)
    var random = RandomSource(seed: 5)
    var lines = ["date,arm,exposures,orders"]
    for (index, block) in calendar.blocks.enumerated() {
      let orders = (block.arm == 0 ? 90 : 126) + Int(6 * random.normal())
      let shown = index == 3 ? calendar.arms[1 - block.arm] : calendar.arms[block.arm]
      lines.append("\(block.first),\(shown),3000,\(orders)")
    }
    let analysis = try analyze(
      lines.joined(separator: "\n"),
      AnalysisRequest(hypothesis: hypothesis, calendar: calendar))
    #expect(analysis.verdict == .adopt)
    #expect(analysis.problems.map(\.code) == [.wrongArm])
    #expect(analysis.problems.first?.row == 5)
  }

  @Test func `before and after is never more than an observation`() throws {
    var lines = ["date,arm,exposures,orders"]
    for day in 1...28 {
      lines.append("2026-02-\(day < 10 ? "0" : "")\(day),before,3000,60")
      lines.append("2026-03-\(day < 10 ? "0" : "")\(day),after,3000,\(118 + day % 5)")
    }
    let analysis = try analyze(
      lines.joined(separator: "\n"), AnalysisRequest(design: .beforeAfter))
    #expect(analysis.verdict == .observational)
    #expect(analysis.estimates.first?.isSignificant == false)
  }

  @Test func `bad data is named by row, and nothing is concluded from it`() throws {
    let header = "date,arm,visitors,orders\n"
    let cases: [(String, DataProblem.Code, Int)] = [
      ("2026-03-01,A,100,-2\n2026-03-01,B,100,3\n", .negative, 2),
      ("2026-03-01,A,100,2\n2026-03-01,B,100,300\n", .moreOrdersThanVisitors, 3),
      ("2026-03-01,A,100,2\n2026-03-01,A,100,3\n", .overlapping, 3),
      ("2026-03-01,A,100,2\n2026-03-01,B,a few,3\n", .notANumber, 3),
      ("2026-03-01,A,100,2\n2026-13-01,B,100,3\n", .notADate, 3),
      ("2026-03-01T10:00+08:00,A,100,2\n2026-03-02T10:00Z,B,100,3\n", .mixedTimeZones, 3),
      ("2026-03-01,A,100,2\n2026-03-01,B,,3\n", .empty, 3),
    ]
    for (rows, code, row) in cases {
      #expect(try codes(header + rows)[code] == row, "\(rows)")
    }
    let money = "date,arm,visitors,orders,revenue\n2026-03-01,A,10,1,¥20\n2026-03-01,B,10,1,$20\n"
    #expect(try codes(money)[.mixedCurrencies] == 3)
    let gap =
      header + "2026-03-01,A,100,2\n2026-03-02,A,100,2\n2026-03-03,A,100,2\n2026-03-06,A,100,2\n"
    #expect(try codes(gap)[.missingDays] == 5)
    let invalid = try analyze(header + cases[0].0)
    #expect(invalid.verdict == .invalid && invalid.estimates.isEmpty)
  }

  @Test func `a page is whole, escaped and runs nothing`() throws {
    let analysis = try analyze("arm,visitors,orders\nA,1000,30\n<script>x</script>,1000,55\n")
    let html = ExperimentPage(analysis, language: .both).html
    #expect(!html.contains("<script"))
    #expect(html.contains("&lt;script&gt;"))
    #expect(html.contains("<svg") && html.hasSuffix("</html>\n"))
  }

  @Test func `the result as JSON has the verdict, the reasons and the numbers`() throws {
    let analysis = try analyze(
      "arm,visitors,orders\nA,10000,200\nB,10000,240\n", AnalysisRequest(engine: .growthbook))
    let json = try JSONValue.parse(ExperimentJSON.value(analysis).bytes())
    #expect(json["verdict"]?.string == "undecided")
    #expect(json["cannotConclude"]?.array?.isEmpty == false)
    expectClose(json["estimate"]?["pValue"]?.double, 0.053823548844750255, "p")
    expectClose(
      json["numbers"]?["growthbookRelative"]?["pValue"]?.double, 0.07840908036762162, "GrowthBook")
    expectClose(
      json["numbers"]?["bayesian"]?["probabilityBetter"]?.double, 0.9730138504516875, "P(B > A)")
  }
}
