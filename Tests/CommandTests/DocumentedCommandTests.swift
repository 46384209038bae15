// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Every command shown in the documentation is run, and prints what is shown. `RECORD=1 swift test` writes
/// the outputs anew.
@Suite struct DocumentedCommandTests {
  @Test(arguments: Self.pages)
  func printsWhatThePageShows(_ page: String) throws {
    let path = Repository.root + "/" + page
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    var index = 0
    var ran = 0
    let folder = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: URL(fileURLWithPath: NSTemporaryDirectory()), create: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var place = Repository.root
    while index < lines.count {
      if let (name, text) = Self.file(at: index, of: lines) {
        try text.write(
          to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        place = folder.path
      }
      guard lines[index] == "```console" else {
        index += 1
        continue
      }
      index += 1
      while index < lines.count, lines[index] != "```" {
        let command = String(lines[index].dropFirst(2))
        try #require(lines[index].hasPrefix("$ "), "\(page):\(index + 1) is no command")
        var end = index + 1
        while end < lines.count, lines[end] != "```", !lines[end].hasPrefix("$ ") { end += 1 }
        let shown = Array(lines[(index + 1)..<end])
        let printed = try output(of: command, in: place)
        ran += 1
        if ProcessInfo.processInfo.environment["RECORD"] == "1", !shown.contains("…") {
          lines.replaceSubrange((index + 1)..<end, with: printed)
          index += 1 + printed.count
          continue
        }
        #expect(
          Self.matches(printed, shown[...]),
          """
          \(page):\(index + 1): $ \(command)
          prints
          \(printed.joined(separator: "\n"))
          """)
        index = end
      }
    }
    #expect(ran > 0)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// The pages with commands in them.
  static var pages: [String] {
    let docs =
      (try? FileManager.default.contentsOfDirectory(atPath: Repository.root + "/docs")) ?? []
    let pages =
      ["README.md", "README.zh-CN.md"]
      + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    return pages.filter { page in
      let text = try? String(contentsOfFile: Repository.root + "/" + page, encoding: .utf8)
      return text?.contains("```console") ?? false
    }
  }

  /// A file that a page shows: its name alone on a line, then a fenced block. The commands after it run beside
  /// it.
  private static func file(at index: Int, of lines: [String]) -> (name: String, text: String)? {
    let line = lines[index]
    guard line.count > 2, line.hasPrefix("`"), !line.hasPrefix("``"), line.hasSuffix("`"),
      let start = lines[(index + 1)...].firstIndex(where: { $0 != "" }),
      lines[start].hasPrefix("```"),
      let end = lines[(start + 1)...].firstIndex(of: "```")
    else { return nil }
    let text = lines[(start + 1)..<end].joined(separator: "\n") + "\n"
    return (String(line.dropFirst().dropLast()), text)
  }

  private func output(of command: String, in folder: String) throws -> [String] {
    let run = try CommandRun(command, in: folder)
    var lines = run.output.components(separatedBy: "\n")
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// `…` on a line of its own stands for any lines.
  private static func matches(_ printed: [String], _ shown: ArraySlice<String>) -> Bool {
    guard let gap = shown.firstIndex(of: "…") else { return printed == Array(shown) }
    let head = Array(shown[..<gap])
    guard printed.starts(with: head) else { return false }
    let rest = printed.dropFirst(head.count)
    let tail = shown[(gap + 1)...]
    return rest.indices.contains { matches(Array(rest[$0...]), tail) }
      || matches([], tail)
  }
}
