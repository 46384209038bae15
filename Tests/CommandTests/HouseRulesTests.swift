// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Rules of the user's own, beside those that come with the program.
@Suite struct HouseRulesTests {
  private let page = #"{"id":"a","market":"cn","title":"亲们看这把保温杯","text":"送给母亲们。"}"# + "\n"

  private func concise(_ options: String) throws -> [Substring] {
    try CommandRun(
      "listwright lint --quiet --input ndjson --format concise \(options) -", input: page
    ).output.split(separator: "\n")
  }

  @Test func `a folder named on the command line adds its rules`() throws {
    let lines = try concise("--isolated --rules examples/house-rules")
    #expect(lines.count { $0.contains("house/market-stall-voice") } == 1)
    #expect(try concise("--isolated").allSatisfy { !$0.contains("house/") })
  }

  /// An empty folder.
  private func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "listwright-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  @Test func `a configuration file names the folder as seen from itself`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(
      atPath: Repository.root + "/examples/house-rules", toPath: folder + "/ours")
    try "自有规则: [ours]\n".write(
      toFile: folder + "/listwright.yaml", atomically: true, encoding: .utf8)
    let lines = try concise("--config \(folder)/listwright.yaml")
    #expect(lines.contains { $0.contains("house/market-stall-voice") })
  }

  @Test func `a folder without rules is a mistake`() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try CommandRun(
      "listwright lint --quiet --input ndjson --rules \(folder) -", input: page)
    #expect(run.status == 2)
    #expect(run.output.contains("holds no rules"))
  }
}
