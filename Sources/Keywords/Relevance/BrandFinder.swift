// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds other makers' brands in a query.
struct BrandFinder: Sendable {
  let words: RelevanceWords
  let lexicon: SegmentationLexicon
  let facts: FactTerms

  /// The verdict on the first brand that is not the product's own; nil where there is none.
  ///
  /// A brand among what the product fits is no rival. Where the facts list what the product fits, a brand
  /// that is not listed contradicts them if it is of devices too.
  func rival(in terms: [CanonicalQuery.Term]) -> RelevanceVerdict? {
    let whole = Phrase.key(terms)
    var index = 0
    while index < terms.count {
      guard let length = brandLength(terms, at: index) else {
        index += 1
        continue
      }
      let phrase = terms[index..<(index + length)]
      let key = Phrase.key(phrase, isRooted: false)
      index += length
      if Phrase.key(phrase) == facts.brand || facts.products.contains(key) { continue }
      // Part of what a fact says (无极 in 无极调光) is no brand.
      if facts.values.contains(where: {
        Phrase.contains($0.key, key) && Phrase.contains(whole, $0.key)
      }) {
        continue
      }
      let fitted = facts.list("compatible_with")
      if fitted.contains(where: { Phrase.contains($0.key, key) || $0.terms.contains(key) }) {
        continue
      }
      if isDevice(key, like: fitted) {
        return RelevanceVerdict(
          label: .contradicts,
          fact: "\(key) ≠ compatible_with: " + fitted.map(\.text).joined(separator: ", "))
      }
      return RelevanceVerdict(label: .rivalBrand, fact: key)
    }
    return nil
  }

  /// A longer Chinese word at the very start that no lexicon explains is most often a brand.
  func unseen(in terms: [CanonicalQuery.Term]) -> String? {
    guard let first = terms.first, first.kind == .unknownWord, Phrase.isHan(first.text),
      (3...5).contains(first.text.count), first.text != facts.brand, !isAttribute(first.text),
      !(facts.values + facts.absent).contains(where: { Phrase.contains($0.key, first.text) })
    else { return nil }
    return first.text
  }

  /// Whether a word is one of the lists' attributes, or begins as attributes do.
  private func isAttribute(_ word: String) -> Bool {
    words.audiences[word] != nil || !words.values.lookup(word).isEmpty
      || words.scenes[word] != nil || facts.kind?.topics.contains(word) == true
      || words.has("attribute-start", String(word.prefix(1)))
  }

  /// Whether a name is of a device of the same kind as one that the product fits.
  private func isDevice(_ name: String, like fitted: [FactTerms.Value]) -> Bool {
    guard let kinds = words.devices[name] else { return false }
    return fitted.contains { value in
      value.terms.contains { !(words.devices[$0] ?? []).isDisjoint(with: kinds) }
    }
  }

  /// The length of the longest brand at a place, in terms.
  private func brandLength(_ terms: [CanonicalQuery.Term], at start: Int) -> Int? {
    for length in stride(from: min(4, terms.count - start), through: 1, by: -1) {
      let phrase = terms[start..<(start + length)]
      if isBrand(Phrase.key(phrase, isRooted: false)) { return length }
    }
    return nil
  }

  private func isBrand(_ key: String) -> Bool {
    if let ordinary = words.ordinaryWords[key], ordinary.contains("*") || facts.isAmong(ordinary) {
      return false
    }
    if let goods = words.brands[key] {
      return goods.contains { $0.isEmpty || facts.isAmong($0) }
    }
    return Phrase.isHan(key) && lexicon.tag(of: key) == .brand
  }
}
