// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Documents
import Text
import Workflow

/// `listwright strip`: takes our comments out of pages before they are published.
struct StripCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strip",
    abstract: Speech.say(
      "Takes <!-- listwright:… --> comments out of pages, in place.",
      "从页面中删去 <!-- listwright:… --> 注释（直接修改文件）。"))

  @Argument(help: ArgumentHelp(en: "Files.", zh: "文件。", valueName: "path"))
  var paths: [String]

  func run() throws {
    var failed = false
    for path in paths {
      do {
        let bytes = try InputFile.read(path)
        let comments = PageComments(bytes).comments
        if comments.isEmpty { continue }
        var stripped: [UInt8] = []
        var position = 0
        for comment in comments {
          stripped += bytes[position..<comment.start]
          position = comment.end
        }
        stripped += bytes[position...]
        try Data(stripped).write(to: URL(fileURLWithPath: path), options: .atomic)
        StandardStreams.remark(
          Speech.say("\(path): \(comments.count) taken out", "\(path)：删去 \(comments.count) 处"))
      } catch {
        failed = true
        StandardStreams.remark("\(path): \(error)")
      }
    }
    if failed { throw Exit.failed }
  }
}
