// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Keywords
import Lexicons

/// Two queries a line, a tab between → `same`, `related` or `different`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: Speech.say(
      "Compares pairs of queries, a tab between: same, related or different.",
      "比较成对的搜索词（以制表符分隔）：same、related 或 different。"))

  @OptionGroup var source: LineSource

  func run() throws {
    let identity = try KeywordData.identity(source.folder())
    try source.answerEach { line in
      let sides = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      return identity.compare(String(sides[0]), sides.count > 1 ? String(sides[1]) : "").rawValue
    }
  }
}
