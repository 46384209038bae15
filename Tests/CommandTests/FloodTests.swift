// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A page with more faults than anybody mends at a time.
@Suite struct FloodTests {
  private struct Result: Decodable {
    struct Finding: Decodable { var rule: String }
    struct NotChecked: Decodable {
      var what: String
      var why: String
    }
    var findings: [Finding]
    var notChecked: [NotChecked]
  }

  private func lint(_ text: String) throws -> Result {
    let record = try JSONEncoder().encode(["id": "a", "market": "cn", "text": text])
    let run = try CommandRun(
      "listwright lint --messages en --isolated --fail-on never --input ndjson --format jsonl -",
      input: String(decoding: record, as: UTF8.self) + "\n")
    return try JSONDecoder().decode(Result.self, from: Data(run.output.utf8))
  }

  @Test func `the first five hundred findings of a rule are told and the others counted`() throws {
    let flood = String(repeating: "全国第一。\n\n", count: 700)
    let result = try lint(flood + "百分百包过。")
    #expect(result.findings.count { $0.rule == "cn-absolute/first-rank" } == 500)
    #expect(
      result.findings.contains { $0.rule != "cn-absolute/first-rank" }, "drowned by the flood")
    let told = try #require(result.notChecked.first { $0.what.contains("first-rank") })
    #expect(told.what == "200 more findings of cn-absolute/first-rank")
  }

  @Test func `a baseline of a flood knows all of it`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let flood = String(repeating: "<p>全国第一</p>", count: 700)
    let page = folder.appendingPathComponent("a.html")
    try flood.write(to: page, atomically: true, encoding: .utf8)
    #expect(try CommandRun("listwright baseline create a.html", in: folder.path).status == 0)
    let known = "listwright lint --baseline listwright-baseline.ndjson a.html"
    #expect(try CommandRun(known, in: folder.path).status == 0)
    try (flood + "<p>全国第一</p>").write(to: page, atomically: true, encoding: .utf8)
    #expect(try CommandRun(known, in: folder.path).status == 1, "the only new one is the last")
  }

  @Test func `five hundred findings of a rule are all of them`() throws {
    let result = try lint(String(repeating: "全国第一。\n\n", count: 500))
    #expect(result.findings.count { $0.rule == "cn-absolute/first-rank" } == 500)
    #expect(!result.notChecked.contains { $0.what.contains("more finding") })
  }
}
