// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// What words hint at: classes such as "a deadline", "a test or certificate", "parts of the body", each with
/// the words that belong to it in Chinese and English. No class decides a stage; the weights do.
package struct CueLexicon: Sendable {
  /// One class of words.
  package struct CueClass: Sendable {
    /// As the weights call it.
    package var name: String
    /// As a finding calls it.
    package var title: Message
  }

  /// At most 64, in the order of the file that lists them.
  package private(set) var classes: [CueClass] = []
  /// Classes by the key of a word or phrase.
  private var masks = KeyTable<UInt64>()
  /// Length in tokens of the longest phrase that starts with a token.
  private var longest = KeyTable<UInt8>()

  /// Index of a class.
  package func index(of name: String) -> Int? { classes.firstIndex { $0.name == name } }

  /// How often words of each class stand in a block. Of overlapping phrases of one class the first and
  /// longest counts.
  func counts(in tokens: ArraySlice<PageToken>) -> CueCounts {
    var counts = CueCounts(classes: classes.count)
    for start in tokens.indices {
      guard tokens[start].kind != .gap, let limit = longest[tokens[start].key] else { continue }
      var key: UInt64 = 0
      var end = start
      var hits: [(mask: UInt64, end: Int)] = []
      while end < tokens.endIndex, end - start < Int(limit), tokens[end].kind != .gap {
        key = end == start ? tokens[end].key : TokenHash.extend(key, by: tokens[end].key)
        end += 1
        if let mask = masks[key] { hits.append((mask, end)) }
      }
      for hit in hits.reversed() { counts.add(mask: hit.mask, range: start..<hit.end) }
    }
    return counts
  }

  /// - Parameters:
  ///   - classesText: a line `name⇥English title⇥Chinese title` a class.
  ///   - wordsTexts: files of lines `class⇥word | word | …`.
  package init(
    classes classesText: (path: String, text: String), words: [(path: String, text: String)],
    folding: FoldingTable
  ) throws(LexiconError) {
    for (number, fields) in TabbedLines.fields(of: classesText.text) {
      guard fields.count == 3, classes.count < 64 else {
        throw LexiconError(
          file: classesText.path, line: number, column: 1,
          message: "expected a class, its English and its Chinese title; 64 classes at most")
      }
      classes.append(
        CueClass(
          name: String(fields[0]),
          title: Message(en: String(fields[1]), zh: String(fields[2]))))
    }
    for file in words { try add(words: file, folding: folding) }
  }

  private mutating func add(
    words file: (path: String, text: String), folding: FoldingTable
  ) throws(LexiconError) {
    for (number, fields) in TabbedLines.fields(of: file.text) {
      guard fields.count == 2 else {
        throw LexiconError(
          file: file.path, line: number, column: 1,
          message: "expected a class, a tab, and words separated by |")
      }
      let name = String(fields[0])
      guard let index = index(of: name) else {
        throw LexiconError(
          file: file.path, line: number, column: 1, message: "there is no class '\(name)'",
          suggestion: EditDistance.nearest(to: name, in: classes.map(\.name)), excerpt: name)
      }
      for word in fields[1].split(separator: "|") {
        add(word, class: index, folding: folding)
      }
    }
  }

  private mutating func add(_ word: Substring, class index: Int, folding: FoldingTable) {
    let units = folding.fold(word)
    let tokens = PageTokenizer.tokens(of: units, in: 0..<units.count).filter { $0.kind != .gap }
    guard let first = tokens.first, let length = UInt8(exactly: tokens.count) else { return }
    var key = first.key
    for token in tokens.dropFirst() { key = TokenHash.extend(key, by: token.key) }
    masks[key] = (masks[key] ?? 0) | (1 << UInt64(index))
    longest[first.key] = max(longest[first.key] ?? 0, length)
  }
}

/// How often words of each class stand in a block, and where the first of each stands.
package struct CueCounts: Sendable {
  /// By class.
  package private(set) var counts: [UInt8]
  /// Tokens of the first word of each class; empty where there is none.
  package private(set) var first: [Range<Int>]
  private var ends: [Int]
  /// Bit set of the classes that occur.
  package private(set) var mask: UInt64 = 0

  init(classes: Int) {
    counts = Array(repeating: 0, count: classes)
    first = Array(repeating: 0..<0, count: classes)
    ends = Array(repeating: 0, count: classes)
  }

  mutating func add(mask added: UInt64, range: Range<Int>) {
    var rest = added
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest - 1
      guard range.lowerBound >= ends[index] else { continue }
      ends[index] = range.upperBound
      if counts[index] == 0 { first[index] = range }
      counts[index] = min(counts[index] + 1, 200)
      mask |= 1 << UInt64(index)
    }
  }

  package func contains(_ index: Int) -> Bool { mask & (1 << UInt64(index)) != 0 }
}
