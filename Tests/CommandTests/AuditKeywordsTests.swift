// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `audit --keywords`: which searches of an export a listing answers.
@Suite struct AuditKeywordsTests {
  private struct Result: Decodable {
    struct Coverage: Decodable {
      var covered: [String]
      var missing: [String]
      var demandCovered: Double
    }
    var keywords: Coverage?
  }

  private func result(_ options: String, title: String) throws -> Result {
    let run = try CommandRun(
      "listwright audit --quiet --isolated --fail-on never --input ndjson --format jsonl \(options) -",
      input: #"{"id":"a","platform":"taobao","title":"\#(title)"}"# + "\n")
    return try JSONDecoder().decode(Result.self, from: Data(run.output.utf8))
  }

  @Test func searchesTheTitleAnswersAreCoveredAndDeniedOnesAreNotAsked() throws {
    let coverage = try #require(
      try result(
        "--facts examples/water-bottle.facts.yaml --keywords examples/searches.csv",
        title: "山屿316不锈钢保温杯女"
      ).keywords)
    #expect(coverage.covered == ["保温杯女", "316不锈钢保温杯"])
    #expect(coverage.missing.contains("车载保温杯"))
    #expect(!coverage.missing.contains("玻璃水杯"), "the facts say: not glass")
    #expect(coverage.demandCovered > 0.5 && coverage.demandCovered < 1)
  }

  @Test func withoutAnExportNothingIsSaid() throws {
    #expect(try result("", title: "保温杯").keywords == nil)
  }

  @Test func anExportThatIsNotThereStopsTheRun() throws {
    let run = try CommandRun(
      "listwright audit --keywords nowhere.csv examples/water-bottle.html")
    #expect(run.status == 2)
    #expect(run.output.contains("nowhere.csv"))
  }
}
