// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// Lines of a word file: fields separated by white space, `#` starts a comment line.
enum WordLines {
  struct Line {
    var file: String
    var number: Int
    var text: String
    /// Never empty.
    var fields: [String]

    func mistake(_ message: String, suggestion: String? = nil) -> LexiconError {
      LexiconError(
        file: file, line: number, column: 1, message: message, suggestion: suggestion,
        excerpt: text)
    }
  }

  /// Reads a file and hands over each line that holds any field.
  static func each(
    _ path: String, _ body: (Line) throws(LexiconError) -> Void
  ) throws(LexiconError) {
    var number = 0
    for text in try DataFiles.text(of: path).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      number += 1
      guard !text.hasPrefix("#") else { continue }
      let fields = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
      guard !fields.isEmpty else { continue }
      try body(Line(file: path, number: number, text: String(text), fields: fields))
    }
  }
}
