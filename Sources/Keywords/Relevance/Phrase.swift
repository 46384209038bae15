// SPDX-License-Identifier: Apache-2.0

import Text

/// Terms as one key: Chinese written together however it was cut, other words a space apart, both with
/// derivation taken off roughly (charger and charging meet, adjustable and adjust).
enum Phrase {
  /// - Parameter isRooted: whether derivation is taken off; names keep it.
  static func key(
    _ terms: some Sequence<CanonicalQuery.Term>, isRooted: Bool = true
  ) -> String {
    var key = ""
    var endsInHan = true
    for term in terms {
      guard let first = term.text.unicodeScalars.first, let last = term.text.unicodeScalars.last
      else { continue }
      // A bare number goes with the word before it: iPhone 14 and iPhone14 are one model.
      let isNumber = term.kind == .model && term.text.allSatisfy(\.isNumber)
      if !endsInHan, !Letters.isHan(first.value), !isNumber { key += " " }
      key += isRooted && term.kind == .word ? root(term.text) : term.text
      endsInHan = Letters.isHan(last.value)
    }
    return key
  }

  /// A key without its spaces: screw-on and screw on are one.
  static func compact(_ key: String) -> String {
    key.utf8.contains(0x20) ? key.filter { $0 != " " } : key
  }

  static func isHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { Letters.isHan($0.value) }
  }

  /// An English word without the commonest endings of derivation.
  static func root(_ word: String) -> String {
    guard word.utf8.count >= 6, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return word
    }
    for ending in ["able", "ing", "ers", "er"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if stem.utf8.count >= 4 { return stem }
    }
    return word
  }

  /// Where a phrase first stands in a text, byte by byte; the empty one at its start.
  static func range(of part: String, in text: String) -> Range<String.Index>? {
    let (part, bytes) = (part.utf8, text.utf8)
    guard let first = part.first else { return text.startIndex..<text.startIndex }
    var start = bytes.startIndex
    var left = bytes.count - part.count
    while left >= 0 {
      if bytes[start] == first, bytes[start...].starts(with: part) {
        return start..<bytes.index(start, offsetBy: part.count)
      }
      start = bytes.index(after: start)
      left -= 1
    }
    return nil
  }

  /// Whether a phrase stands in a text.
  static func contains(_ text: String, _ part: String) -> Bool { range(of: part, in: text) != nil }
}
