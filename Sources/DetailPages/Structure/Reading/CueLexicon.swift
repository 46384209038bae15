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

  /// At most 63, in the order of the file that lists them.
  package internal(set) var classes: [CueClass] = []
  /// The class of words for leafing through pages.
  var paging: Int?
  /// By the key of a word, a phrase or the beginning of one: a bit for each class it belongs to, and `goesOn`.
  var phrases = KeyTable(capacity: 16_384)

  /// Set where a longer phrase starts so.
  private static let goesOn: UInt64 = 1 << 63

  /// Index of a class.
  package func index(of name: String) -> Int? { classes.firstIndex { $0.name == name } }

  /// Counts the words of each class in a block.
  func count(in tokens: ArraySlice<PageToken>, by counter: inout CueCounter) {
    let base = tokens.startIndex
    tokens.withUnsafeBufferPointer { tokens in
      for start in tokens.indices {
        guard tokens[start].kind != .gap else { continue }
        var key = tokens[start].key
        var end = start + 1
        while let entry = phrases[key] {
          let mask = entry & ~Self.goesOn
          if mask != 0 { counter.add(mask: mask, range: (base + start)..<(base + end)) }
          guard entry != mask, end < tokens.count, tokens[end].kind != .gap else { break }
          key = TokenHash.extend(key, by: tokens[end].key)
          end += 1
        }
      }
    }
  }

  /// Whether a block leafs through pages and says nothing else: `◀ Previous 1 2 3 Next ▶`.
  ///
  /// - Parameter classes: bit set of those that occur in it.
  func isPaging(_ tokens: ArraySlice<PageToken>, classes: UInt64) -> Bool {
    guard let paging, classes & (1 << UInt64(paging)) != 0 else { return false }
    var start = tokens.startIndex
    while start < tokens.endIndex {
      switch tokens[start].kind {
      case .character, .word, .code:
        guard let end = end(of: paging, in: tokens[start...]) else { return false }
        start = end
      case .number, .year, .sign, .pictograph, .gap: start += 1
      }
    }
    return true
  }

  /// Where the longest phrase of a class ends that tokens begin with; nil where they begin with none.
  private func end(of cue: Int, in tokens: ArraySlice<PageToken>) -> Int? {
    guard var key = tokens.first?.key else { return nil }
    var found: Int?
    var end = tokens.startIndex + 1
    while let entry = phrases[key] {
      if entry & (1 << UInt64(cue)) != 0 { found = end }
      guard entry & Self.goesOn != 0, end < tokens.endIndex, tokens[end].kind != .gap else { break }
      key = TokenHash.extend(key, by: tokens[end].key)
      end += 1
    }
    return found
  }

  /// - Parameters:
  ///   - classesText: a line `name⇥English title⇥Chinese title` a class.
  ///   - wordsTexts: files of lines `class⇥word | word | …`.
  package init(
    classes classesText: (path: String, text: String), words: [(path: String, text: String)],
    folding: FoldingTable
  ) throws(LexiconError) {
    for (number, fields) in TabbedLines.fields(of: classesText.text) {
      guard fields.count == 3, classes.count < 63 else {
        throw LexiconError(
          file: classesText.path, line: number, column: 1,
          message: "expected a class, its English and its Chinese title; 63 classes at most")
      }
      classes.append(
        CueClass(
          name: String(fields[0]),
          title: Message(en: String(fields[1]), zh: String(fields[2]))))
    }
    paging = index(of: "paging")
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
      // Of the phrase as far as it is read.
      var key: UInt64?
      func end() {
        if let key { phrases[key] = (phrases[key] ?? 0) | 1 << UInt64(index) }
        key = nil
      }
      for token in PageTokenizer.tokens(of: units, in: 0..<units.count) {
        if token.kind == .gap {
          if units[Int(token.units.lowerBound)] == CueLexicon.bar { end() }
          continue
        }
        if let beginning = key {
          phrases[beginning] = (phrases[beginning] ?? 0) | Self.goesOn
          key = TokenHash.extend(beginning, by: token.key)
        } else {
          key = token.key
        }
      }
      end()
    }
  }

  /// What stands between words of a line: `|`.
  private static let bar: UInt32 = 0x7C
}
