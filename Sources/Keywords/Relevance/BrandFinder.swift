// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds other makers' brands in a query.
struct BrandFinder: Sendable {
  let words: RelevanceWords
  let lexicon: SegmentationLexicon
  let facts: FactTerms
  let devices: DeviceFit
  /// Whether a word is a unit of measure.
  let isUnit: @Sendable (String) -> Bool

  /// The first brand that is not the product's own; nil where there is none. A device that the product may or
  /// may not fit is no rival.
  ///
  /// - Parameter query: the query that the terms are of.
  func rival(in terms: [CanonicalQuery.Term], of query: [CanonicalQuery.Term]) -> String? {
    let whole = Phrase.key(query)
    var index = 0
    while index < terms.count {
      if let device = devices.match(in: terms, at: index) {
        index += device.length
        continue
      }
      guard let length = brandLength(terms, at: index) else {
        index += 1
        continue
      }
      let phrase = terms[index..<(index + length)]
      let key = Phrase.key(phrase, isRooted: false)
      index += length
      if Phrase.key(phrase) == facts.brand || facts.products.contains(key) { continue }
      // Part of what a fact says (无极 in 无极调光) is no brand.
      if (facts.values + facts.absent).contains(where: {
        Phrase.contains($0.key, key) && Phrase.contains(whole, $0.key)
      }) {
        continue
      }
      return key
    }
    return nil
  }

  /// A word before the product that no list explains and that looks like a brand: Chinese at the very start, by
  /// its characters; in letters, because it is no ordinary word.
  ///
  /// - Parameter isChinese: whether the product's name is, so that words in letters are rare.
  func unseen(in terms: [CanonicalQuery.Term], isChinese: Bool) -> String? {
    guard let first = terms.first else { return nil }
    if let mark = mark(in: terms) { return mark }
    if Phrase.isHan(first.text) {
      if first.kind == .unknownWord, first.text != facts.brand, !isAttribute(first.text),
        !isFact(first.text),
        words.brandShape.isLikelyBrand(first.text)
      {
        return first.text
      }
      guard isChinese else { return nil }
    }
    // Initials before a name belong to it: rm williams.
    let isInitial =
      first.text.utf8.count <= 2 && first.kind == .word && !words.isOrdinary(first.text)
      && !isUnit(first.text) && !facts.productTerms.contains(first.text) && !isFact(first.text)
    let places = isChinese ? terms.indices : terms.indices.prefix(isInitial ? 2 : 1)
    return places.first { index in
      isUnseenLatin(terms[index], isChinese: isChinese)
        && devices.match(in: terms, at: index) == nil
    }.map { terms[$0].text }
  }

  /// A name that says itself that it is one: 御牌, but not 名牌.
  private func mark(in terms: [CanonicalQuery.Term]) -> String? {
    let start = terms.prefix(2)
    guard let end = start.firstIndex(where: { $0.text.hasSuffix("牌") }) else { return nil }
    let name = Phrase.key(start[...end])
    guard (2...5).contains(name.count), Phrase.isHan(name), name != facts.brand,
      !words.has("no-brand", String(name.suffix(2))), !isFact(name)
    else { return nil }
    return name
  }

  private func isUnseenLatin(_ term: CanonicalQuery.Term, isChinese: Bool) -> Bool {
    let key = Phrase.key([term])
    // Three letters of English are a brand where they make no syllable.
    let hasVowel = term.text.utf8.contains { "aeiouy".utf8.contains($0) }
    return term.kind == .word && term.text.utf8.count >= (isChinese || !hasVowel ? 3 : 4)
      && term.text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && key != facts.brand && !facts.productTerms.contains(key) && !isFact(key)
      && !words.isOrdinary(term.text) && !isUnit(term.text)
  }

  private func isFact(_ key: String) -> Bool {
    (facts.values + facts.absent).contains {
      $0.terms.contains(key) || Phrase.contains($0.key, key)
    }
  }

  /// Whether a word is one of the lists' attributes, or begins as attributes do.
  private func isAttribute(_ word: String) -> Bool {
    words.audiences[word] != nil || !words.values.lookup(word).isEmpty
      || words.scenes[word] != nil || words.style.contains(word)
      || facts.kind?.topics.contains(word) == true
      || words.has("attribute-start", String(word.prefix(1)))
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
    let goods = words.brands[key]
    if let goods, goods.contains(where: { !$0.isEmpty && facts.isAmong($0) }) { return true }
    if let ordinary = words.ordinaryWords[key], ordinary.contains("*") || facts.isAmong(ordinary) {
      return false
    }
    if let goods, goods.contains(where: \.isEmpty) { return true }
    return Phrase.isHan(key) && lexicon.tag(of: key) == .brand
  }
}
