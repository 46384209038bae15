// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicons
import Workflow

/// Where the commands for scripts read from: a file or standard input, one question a line.
struct LineSource: ParsableArguments {
  @Argument(help: ArgumentHelp(en: "A file, or - for standard input.", zh: "文件，或以 - 表示标准输入。"))
  var input: String

  @OptionGroup var data: DataOptions

  /// The folder of data files.
  func folder() throws(LexiconError) -> DataFolder {
    try data.folder()
  }

  /// Lines of a file that are answered together.
  private static let perChunk = 256

  /// Writes the answer to every line, in order: to those of standard input each at once, so that a program can
  /// hold a conversation, to those of a file many at once on all processors.
  func answerEach(_ answer: @escaping @Sendable (String) -> String) throws {
    if input == "-" {
      while let line = readLine() { try StandardStreams.write(answer(line) + "\n") }
      return
    }
    let text = try DataFiles.text(of: input)
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let chunks = stride(from: 0, to: lines.count, by: Self.perChunk).map {
      lines[$0..<min(lines.count, $0 + Self.perChunk)].map(String.init)
    }
    try OrderedMap.forEach(
      chunks, jobs: CommandEnvironment.processors,
      transform: { chunk in chunk.map { answer($0) + "\n" }.joined() },
      consume: { try StandardStreams.write($0) })
  }
}
