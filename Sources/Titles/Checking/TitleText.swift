// SPDX-License-Identifier: Apache-2.0

import Text

/// A title in words and letters, each with its place.
struct TitleText {
  /// A run of letters of one kind.
  struct Word {
    enum Kind { case latin, number, han, other }
    var kind: Kind
    /// UTF-8 bytes of the title.
    var range: ByteRange
    /// As written.
    var text: String
    /// For comparison: lower case, full-width letters as ASCII.
    var folded: String
  }

  let string: String
  let bytes: [UInt8]
  /// Grapheme clusters with the offset of their first byte.
  let letters: [(letter: Character, start: Int)]
  /// `letters` for comparison: lower case, full-width forms as ASCII.
  let folded: [String]
  /// Words in order. Latin letters with the digits and apostrophes inside them are one word, and so is a
  /// whole run of Chinese characters.
  let words: [Word]

  init(_ string: String) {
    self.string = string
    bytes = Array(string.utf8)
    var letters: [(letter: Character, start: Int)] = []
    var words: [Word] = []
    var start = 0
    for letter in string {
      letters.append((letter, start))
      let end = start + letter.utf8.count
      if let kind = Self.kind(of: letter) {
        if let last = words.last, last.range.end == start, Self.joins(last.kind, kind) {
          let merged: Word.Kind = last.kind == .latin || kind == .latin ? .latin : kind
          words[words.count - 1].kind = merged
          words[words.count - 1].range = ByteRange(last.range.start, end)
        } else {
          words.append(Word(kind: kind, range: ByteRange(start, end), text: "", folded: ""))
        }
      } else if letter == "'" || letter == "\u{2019}", let last = words.last, last.kind == .latin,
        last.range.end == start
      {
        // An apostrophe belongs to the word before it; a quotation mark at its end does no harm.
        words[words.count - 1].range = ByteRange(last.range.start, end)
      }
      start = end
    }
    for index in words.indices {
      let range = words[index].range
      words[index].text = String(decoding: bytes[range.range], as: UTF8.self)
      words[index].folded = Self.fold(words[index].text)
    }
    self.letters = letters
    folded = letters.map { Self.fold(String($0.letter)) }
    self.words = words
  }

  func text(_ range: ByteRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }

  private static func joins(_ a: Word.Kind, _ b: Word.Kind) -> Bool {
    a == b || (a == .latin && b == .number) || (a == .number && b == .latin)
  }

  private static func kind(of letter: Character) -> Word.Kind? {
    guard let scalar = letter.unicodeScalars.first else { return nil }
    if isHan(scalar) { return .han }
    if scalar.properties.numericType == .decimal { return .number }
    guard scalar.properties.isAlphabetic else { return nil }
    return isLatin(scalar) ? .latin : .other
  }

  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3007: true
    default: false
    }
  }

  static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A,
      0xFF41...0xFF5A:
      scalar.properties.isAlphabetic
    default: false
    }
  }

  /// Lower case, with full-width forms of ASCII as ASCII.
  static func fold(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(halfWidth(scalar) ?? scalar) }
    return String(folded).lowercased()
  }

  /// The ASCII form of a full-width letter, digit, sign or space.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x3000: " "
    default: nil
    }
  }

  /// Places where `phrase` stands: Latin words whole, Chinese anywhere. Compared folded.
  func places(of phrase: String) -> [ByteRange] {
    let pattern = phrase.map { Self.fold(String($0)) }
    guard !pattern.isEmpty else { return [] }
    var found: [ByteRange] = []
    var index = 0
    while index + pattern.count <= letters.count {
      if matches(pattern, at: index) {
        let end =
          index + pattern.count < letters.count
          ? letters[index + pattern.count].start : bytes.count
        let range = ByteRange(letters[index].start, end)
        if isWhole(range) {
          found.append(range)
          index += pattern.count
          continue
        }
      }
      index += 1
    }
    return found
  }

  private func matches(_ pattern: [String], at index: Int) -> Bool {
    for offset in pattern.indices where folded[index + offset] != pattern[offset] { return false }
    return true
  }

  /// Whether the range cuts no Latin word or number in two.
  private func isWhole(_ range: ByteRange) -> Bool {
    !words.contains { word in
      word.kind != .han
        && (word.range.start < range.start && range.start < word.range.end
          || word.range.start < range.end && range.end < word.range.end)
    }
  }
}
