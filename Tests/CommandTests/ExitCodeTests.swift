// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The exit codes of the contract: 0 ran, 1 findings, 2 could not do the job.
@Suite struct ExitCodeTests {
  @Test func cleanPageIsZero() throws {
    let run = try CommandRun(
      "listwright lint --input text -", input: "500 毫升，316 不锈钢内胆。\n")
    #expect(run.status == 0)
  }

  @Test func findingsAreOneUnlessNotAskedFor() throws {
    #expect(try CommandRun("listwright lint examples/water-bottle.html").status == 1)
    #expect(
      try CommandRun("listwright lint --fail-on never examples/water-bottle.html").status == 0)
  }

  @Test func writingToAFileDoesNotHideFindings() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString).sarif")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try CommandRun(
      "listwright lint --output sarif=\(file.path) examples/water-bottle.html")
    #expect(run.status == 1)
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\"version\": \"2.1.0\""))
  }

  @Test(arguments: [
    "audit --no-such-flag", "audit no-such-file.html", "audit --format yaml examples",
    "audit --now yesterday examples/water-bottle.html", "audit --facts no-such.yaml examples",
    "audit --data /nowhere examples", "audit --config no-such.yaml examples",
    "audit --output sarif examples/water-bottle.html", "nonsense",
  ])
  func whatCannotBeDoneIsTwo(_ arguments: String) throws {
    let run = try CommandRun("listwright \(arguments)")
    #expect(run.status == 2)
    #expect(!run.output.isEmpty)
  }

  @Test func someInputsFailingIsTwoAndTheOthersAreReported() throws {
    let run = try CommandRun(
      "listwright lint --format concise missing.html examples/water-bottle.html")
    #expect(run.status == 2)
    #expect(run.output.contains("missing.html: error:"))
    #expect(run.output.contains("examples/water-bottle.html:"))
  }

  @Test func nothingReadIsNeverZero() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try CommandRun("listwright audit .", in: folder.path).status == 2)
    #expect(try CommandRun("listwright audit --input ndjson -", in: folder.path).status == 2)
  }

  @Test func oneBadRecordStandsInItsPlace() throws {
    let run = try CommandRun(
      "listwright lint --format jsonl -",
      input: """
        {"id":"a","title":"保温杯"}
        {"id":"b"}
        {"id":"a","title":"水杯"}
        {"id":"c","title":"水壶"}

        """)
    let lines = run.output.split(separator: "\n")
    #expect(run.status == 2)
    #expect(lines.count == 4)
    #expect(lines[1].contains("\"line\":2") && lines[1].contains("nothing to check"))
    #expect(lines[2].contains("came before"))
    #expect(lines[3].contains("\"id\":\"c\""))
  }

  @Test func sameBytesWhateverTheThreadsAndTheLocale() throws {
    let records = (0..<60).map {
      #"{"id":"\#($0)","title":"全网最好的保温杯","text":"第\#($0)款，喝了治好胃病。"}"#
    }.joined(separator: "\n")
    let runs = try [("1", "C"), ("4", "zh_CN.UTF-8"), ("7", "tr_TR.UTF-8")].map { jobs, locale in
      try CommandRun(
        "listwright audit --format jsonl --now 2026-11-24 --jobs \(jobs) -", input: records,
        environment: ["LC_ALL": locale]
      ).output
    }
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
  }
}
