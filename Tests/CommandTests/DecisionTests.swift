// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Baselines, suppressions and comments in pages: decisions of people, each with its way back.
@Suite struct DecisionTests {
  /// A folder of its own with one faulty page in it.
  private func shop(_ page: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try page.write(
      to: folder.appendingPathComponent("a.html"), atomically: true, encoding: .utf8)
    return folder.path
  }

  private let faulty = "<p>全网最好的保温杯。</p><p>喝了治好胃病。</p>"

  @Test func aBaselineLetsOnlyNewFindingsThrough() throws {
    let folder = try shop(faulty)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try CommandRun("listwright baseline create a.html", in: folder).status == 0)
    let known = "listwright lint --baseline listwright-baseline.ndjson a.html"
    #expect(try CommandRun(known, in: folder).status == 0)
    try (faulty + "<p>戴上它根治近视。</p>").write(
      toFile: folder + "/a.html", atomically: true, encoding: .utf8)
    let run = try CommandRun(known + " --format concise", in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("根治近视") && !run.output.contains("胃病"))
  }

  @Test func aSuppressionHoldsUntilItsDay() throws {
    let folder = try shop("<p>喝了治好胃病。</p>")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let found = try CommandRun("listwright lint --format jsonl a.html", in: folder).output
    let fingerprint = try #require(found.firstMatch(of: /"fingerprint":"([0-9a-f]{16})"/)?.1)
    let decide = "listwright suppress \(fingerprint) --reason 老客户原话 --until 2026-12-31"
    #expect(try CommandRun(decide, in: folder).status == 0)
    #expect(try CommandRun("listwright lint --now 2026-12-31 a.html", in: folder).status == 0)
    let later = try CommandRun("listwright lint --now 2027-01-01 a.html", in: folder)
    #expect(later.status == 1)
    #expect(later.output.contains("expired"))
  }

  @Test func commentsInThePageAnswerTheNextElementOnly() throws {
    let folder = try shop(
      """
      <!-- listwright:disable-next cn-medical/* cn-relief/* -- quoted from a court ruling -->
      <p>喝了治好胃病。</p>
      <p>戴上它根治近视。</p>

      """)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun("listwright lint --format concise a.html", in: folder)
    #expect(run.status == 1)
    #expect(run.output.contains("近视") && !run.output.contains("胃病"))
    #expect(try CommandRun("listwright strip a.html", in: folder).status == 0)
    let stripped = try String(contentsOfFile: folder + "/a.html", encoding: .utf8)
    #expect(!stripped.contains("listwright"))
    #expect(stripped.contains("<p>喝了治好胃病。</p>"))
  }

  @Test func aCommentWithoutAReasonDoesNothing() throws {
    let folder = try shop("<!-- listwright:disable-next cn-medical/* --><p>喝了治好胃病。</p>")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try CommandRun("listwright lint a.html", in: folder).status == 1)
  }

  @Test func settingsDifferByPath() throws {
    let folder = try shop("<p>喝了治好胃病。</p>")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try """
    按路径:
      - 路径: [a.html]
        停用规则: [medical]
    """.write(toFile: folder + "/listwright.yaml", atomically: true, encoding: .utf8)
    #expect(try CommandRun("listwright lint a.html", in: folder).status == 0)
    #expect(try CommandRun("listwright lint --isolated a.html", in: folder).status == 1)
  }
}
