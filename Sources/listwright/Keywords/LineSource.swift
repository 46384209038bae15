// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicons

/// Where the commands for scripts read from: a file or standard input, one question a line.
struct LineSource: ParsableArguments {
  @Argument(help: ArgumentHelp(en: "A file, or - for standard input.", zh: "文件，或以 - 表示标准输入。"))
  var input: String

  @OptionGroup var data: DataOptions

  /// The folder of data files.
  func folder() throws(LexiconError) -> DataFolder {
    try data.folder()
  }

  /// Writes the answer to every line, in order, each at once so that a program can hold a conversation.
  func answerEach(_ answer: (String) -> String) throws {
    if input == "-" {
      while let line = readLine() { try StandardStreams.write(answer(line) + "\n") }
      return
    }
    let text = try DataFiles.text(of: input)
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { try StandardStreams.write(answer(String(line)) + "\n") }
  }

}
