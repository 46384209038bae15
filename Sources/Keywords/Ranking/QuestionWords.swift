// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// Words that make a query a question: `lexicons/exports/questions.yaml`.
public struct QuestionWords: Sendable {
  /// First words of queries in an alphabet.
  private let first: Set<String>
  /// Parts of Chinese queries.
  private let anywhere: [String]

  public init(first: Set<String>, anywhere: [String]) {
    self.first = first
    self.anywhere = anywhere
  }

  /// Reads the file.
  public static func load(from folder: DataFolder) throws(LexiconError) -> QuestionWords {
    let node = try DataFiles.yaml(of: folder.lexicons + "/exports/questions.yaml")
    _ = try node.entries(allowed: ["first", "anywhere"])
    return QuestionWords(
      first: Set(try node.required("first").strings().map(HeaderName.folded)),
      anywhere: try node.required("anywhere").strings().map(HeaderName.folded))
  }

  /// Whether a query asks something.
  public func isQuestion(_ query: String) -> Bool {
    let folded = HeaderName.folded(query)
    if folded.hasSuffix("?") { return true }
    if let word = folded.split(separator: " ").first, first.contains(String(word)) { return true }
    return !folded.utf8.allSatisfy { $0 < 0x80 }
      && anywhere.contains { Phrase.contains(folded, $0) }
  }
}
