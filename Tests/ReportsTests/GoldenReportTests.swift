// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Reports
import TestSupport
import Testing

@Suite struct GoldenReportTests {
  @Test(arguments: ReportFormat.allCases, [MessageLanguage.zh, .en])
  func writesWhatItAlwaysWrote(_ format: ReportFormat, _ language: MessageLanguage) throws {
    let options = ReportOptions(messages: language, version: "0.0.0")
    var writer = format.writer(options, style: "/* style */")
    var bytes = writer.begin()
    for outcome in ReportFixture.outcomes { bytes += writer.add(outcome) }
    bytes += writer.finish(ReportFixture.summary)
    let file = GoldenFile("report.\(language.rawValue).\(format.rawValue)")
    let difference = try file.difference(from: String(decoding: bytes, as: UTF8.self))
    #expect(difference == nil)
  }
}
