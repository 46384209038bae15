// SPDX-License-Identifier: Apache-2.0

/// Takes inflection off English words: plural, possessive, and the -ing of a few verbs.
///
/// Derivation is left alone: organic is not organ, boxing is not box. Endings in -e that a plural hides
/// (box/boxe, cookie/cooky) are levelled in both numbers, so results are keys, not always words.
struct EnglishInflection: Sendable {
  /// Irregular forms and exceptions: form → key.
  private var irregular: [String: String] = [:]

  /// Adds forms: the first word of a line is the key of all its words.
  mutating func add(forms: [String]) {
    guard let key = forms.first else { return }
    for form in forms { irregular[form] = key }
  }

  /// The key of a word in lower case.
  func key(of word: String) -> String {
    var stem = word
    if stem.hasSuffix("'s") || stem.hasSuffix("’s") {
      stem = String(stem.dropLast(2))
    } else if stem.hasSuffix("'") || stem.hasSuffix("’") {
      stem = String(stem.dropLast())
    }
    if let known = irregular[stem] { return known }
    guard stem.count > 3, stem.allSatisfy({ ("a"..."z").contains($0) }) else { return stem }
    if stem.hasSuffix("s"), !["ss", "us", "is"].contains(String(stem.suffix(2))) {
      stem = String(stem.dropLast())
      if let known = irregular[stem] { return known }
    }
    return leveled(stem)
  }

  /// The same form for the singular and for a plural that lost its s.
  private func leveled(_ stem: String) -> String {
    guard stem.count > 3 else { return stem }
    if stem.hasSuffix("ie") { return String(stem.dropLast(2)) + "y" }
    for ending in ["oe", "xe", "che", "she", "sse", "ze"] where stem.hasSuffix(ending) {
      return String(stem.dropLast())
    }
    return stem
  }
}
