// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicons
import Text

/// A text a line → its tokens joined by `|`.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: Speech.say(
      "Cuts queries and titles into words: one a line in, its tokens joined by | out.",
      "切分搜索词和标题：每行一条，输出以 | 连接的词。"))

  @OptionGroup var source: LineSource

  func run() throws {
    let segmenter = try KeywordData.segmenter(source.folder())
    try source.answerEach { line in
      segmenter.segment(line).map(\.text).joined(separator: "|")
    }
  }
}
