// SPDX-License-Identifier: Apache-2.0

/// When two words count as one: for search engines, and for what facts say.
enum WordForm {
  /// The form under which words are one and the same to a search engine: lower case, half width, and for
  /// English without the endings of plural and possessive.
  static func key(_ word: String) -> String {
    let folded = TitleText.fold(word).replacing("\u{2019}", with: "'")
    guard folded.utf8.allSatisfy({ $0 < 0x80 }), folded.count > 3 else { return folded }
    var stem = folded
    for ending in ["'s", "s'"] where stem.hasSuffix(ending) { stem.removeLast(2) }
    if stem.contains(where: \.isNumber) { return stem }
    if stem.hasSuffix("ies"), stem.count > 4 { return stem.dropLast(3) + "y" }
    for ending in ["ches", "shes", "xes", "sses", "zes"] where stem.hasSuffix(ending) {
      return String(stem.dropLast(2))
    }
    let isPlural =
      stem.hasSuffix("s") && !stem.hasSuffix("ss") && !stem.hasSuffix("us")
      && !stem.hasSuffix("is")
    return isPlural ? String(stem.dropLast()) : stem
  }

  /// A looser form, for asking whether a fact supports a word: 女士 and 女款 say no more than 女.
  static func supportKey(_ word: String, endings: [String]) -> String {
    let key = key(word)
    for ending in endings where key.count > ending.count && key.hasSuffix(ending) {
      return String(key.dropLast(ending.count))
    }
    return key
  }
}
