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
  package internal(set) var classes: [CueClass] = []
  /// Classes by the key of a word or phrase.
  var masks = KeyTable<UInt64>(capacity: 16_384)
  /// Length in tokens of the longest phrase that starts with a token.
  var longest = KeyTable<UInt8>(capacity: 8_192)

  /// Index of a class.
  package func index(of name: String) -> Int? { classes.firstIndex { $0.name == name } }

  /// How often words of each class stand in a block.
  func counts(in tokens: ArraySlice<PageToken>) -> CueCounts {
    var counts = CueCounts()
    for start in tokens.indices {
      guard tokens[start].kind != .gap, let limit = longest[tokens[start].key] else { continue }
      var key: UInt64 = 0
      var end = start
      while end < tokens.endIndex, end - start < Int(limit), tokens[end].kind != .gap {
        key = end == start ? tokens[end].key : TokenHash.extend(key, by: tokens[end].key)
        end += 1
        if let mask = masks[key] { counts.add(mask: mask, range: start..<end) }
      }
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
      let units = folding.fold(fields[1])
      var key: UInt64 = 0
      var first: UInt64 = 0
      var length: UInt8 = 0
      func end() {
        if length > 0 { add(key, first: first, length: length, class: index) }
        length = 0
      }
      for token in PageTokenizer.tokens(of: units, in: 0..<units.count) {
        if token.kind == .gap {
          if units[Int(token.units.lowerBound)] == CueLexicon.bar { end() }
          continue
        }
        key = length == 0 ? token.key : TokenHash.extend(key, by: token.key)
        if length == 0 { first = token.key }
        length += 1
      }
      end()
    }
  }

  /// What stands between words of a line: `|`.
  private static let bar: UInt32 = 0x7C

  private mutating func add(_ key: UInt64, first: UInt64, length: UInt8, class index: Int) {
    masks[key] = (masks[key] ?? 0) | (1 << UInt64(index))
    longest[first] = max(longest[first] ?? 0, length)
  }
}
