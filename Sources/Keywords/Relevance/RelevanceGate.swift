// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// Says what a query is to a product, given the product's facts.
///
/// The order of decisions: another maker's brand; another product, an accessory or a service; an attribute
/// that a fact contradicts; one that no fact decides; a fit through a scene, a device or a wider kind; the
/// product itself.
public struct RelevanceGate: Sendable {
  let canonicalizer: QueryCanonicalizer
  let words: RelevanceWords
  let facts: FactTerms
  let devices: DeviceFit
  let brands: BrandFinder
  let reader: PhraseReader
  private let repair: NameRepair
  private let numbers: WrittenNumbers

  public init(
    facts: ProductFacts, words: RelevanceWords, canonicalizer: QueryCanonicalizer
  ) {
    self.canonicalizer = canonicalizer
    self.words = words
    let numbers = WrittenNumbers(quantities: canonicalizer.words.quantities)
    self.numbers = numbers
    self.facts = FactTerms(facts, words: words, canonicalizer: canonicalizer)
    devices = DeviceFit(self.facts, words: words, variants: canonicalizer.words.variants)
    reader = PhraseReader(
      judge: AttributeJudge(facts: self.facts, words: words, quantities: numbers.quantities),
      devices: devices)
    repair = NameRepair(
      names: ([facts.productWord].compactMap { $0 } + facts.productSynonyms).map {
        canonicalizer.terms(numbers.plain($0))
      }, soundalikes: words.soundalikes,
      isWord: { words.isOrdinary($0) })
    brands = BrandFinder(
      words: words, lexicon: canonicalizer.segmenter.lexicon, facts: self.facts, devices: devices,
      isUnit: { canonicalizer.words.quantities.unit($0) != nil })
  }

  /// The label of a query, and the fact that decided.
  public func label(_ query: String) -> RelevanceVerdict {
    let all = canonicalizer.terms(numbers.plain(query))
    guard !all.isEmpty else { return RelevanceVerdict(label: .irrelevant, fact: "") }
    let terms = withoutOwnBrand(all)
    guard !terms.isEmpty else { return RelevanceVerdict(label: .core, fact: "brand") }
    if let other = otherProduct(terms) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    if let parts = parts(terms) { return label(parts, of: terms) }
    if let right = repair.repaired(terms, cut: canonicalizer.terms), let parts = parts(right) {
      return label(parts, of: right)
    }
    return labelAroundProduct(terms) ?? labelWithoutProduct(terms)
  }

  private func parts(_ terms: [CanonicalQuery.Term]) -> QueryParts? {
    let found = QueryParts(
      terms, products: facts.products,
      isOther: { words.names.contains($0) && facts.absence(keyed: $0) == nil },
      cut: canonicalizer.terms)
    guard let found, let stray = found.before.last, reader.readings([stray])[0].verdict == nil
    else { return found }
    let others = facts.products.lazy.compactMap { found.around($0, cut: canonicalizer.terms) }
    return others.first { reader.readings($0.before).allSatisfy { $0.verdict != nil } } ?? found
  }

  /// The label of a query that names the product.
  private func label(
    _ parts: QueryParts, of terms: [CanonicalQuery.Term]
  ) -> RelevanceVerdict {
    if let rival = rival(in: parts.before + parts.after, of: terms) {
      return RelevanceVerdict(label: .rivalBrand, fact: rival)
    }
    if let unseen = brands.unseen(in: parts.before, isChinese: parts.isChinese) {
      return RelevanceVerdict(label: .rivalBrand, fact: unseen)
    }
    let before = reader.readings(parts.before)
    let after = reader.readings(parts.after)
    let absent = absentAcrossName(terms)
    if let absent, Phrase.key(terms).hasSuffix(absent.key) {
      return RelevanceVerdict(label: .contradicts, fact: "not: \(absent.text)")
    }
    if let other = longerName(before, parts.name)
      ?? headElsewhere(before, after, isChinese: parts.isChinese)
    {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    if let absent {
      return RelevanceVerdict(label: .contradicts, fact: "not: \(absent.text)")
    }
    return summary(of: before + after, isProduct: true)
  }

  /// The product's own brand says no more than that the query means this product.
  private func withoutOwnBrand(_ terms: [CanonicalQuery.Term]) -> [CanonicalQuery.Term] {
    guard let brand = facts.brand.map(Phrase.compact), !brand.isEmpty else { return terms }
    for start in terms.indices {
      for end in start..<min(terms.count, start + 4)
      where Phrase.compact(Phrase.key(terms[start...end])) == brand {
        return Array(terms[..<start]) + Array(terms[(end + 1)...])
      }
    }
    return terms
  }

  /// The name of other goods that ends in the product's name (润唇膏 for 唇膏), where what stands before it is no
  /// attribute.
  private func longerName(_ before: [PhraseReading], _ name: String) -> String? {
    guard let last = before.last, last.verdict == nil else { return nil }
    let longer = Phrase.isHan(name) ? last.key + name : last.key + " " + name
    return words.names.contains(longer) && !facts.products.contains(longer) ? longer : nil
  }

  /// Another maker's brand; the maker of what the product fits is one where its own goods are asked for
  /// (genuine philips brush heads).
  ///
  /// - Parameter query: the query that the terms are of.
  func rival(in terms: [CanonicalQuery.Term], of query: [CanonicalQuery.Term]) -> String? {
    if let rival = brands.rival(in: terms, of: query) { return rival }
    guard terms.contains(where: { words.has("genuine", Phrase.key([$0])) }) else { return nil }
    return terms.indices.lazy.compactMap { devices.match(in: terms, at: $0) }
      .first { $0.fact != nil }?.name
  }

  /// What the product is not, where it stands across the product's own name: 生燕麦 in 生|燕麦片.
  private func absentAcrossName(_ terms: [CanonicalQuery.Term]) -> FactTerms.Value? {
    let whole = Phrase.key(terms)
    guard Phrase.isHan(whole) else { return nil }
    return facts.absent.first { absent in
      absent.key.count >= 2 && Phrase.isHan(absent.key) && Phrase.contains(whole, absent.key)
        && !words.forms.isAbsent(absent.key, in: whole)
        && !facts.products.contains { Phrase.contains($0, absent.key) }
        && !facts.values.contains { Phrase.contains($0.key, absent.key) }
    }
  }

  /// A longer phrase that is another thing (hot water bottle), unless the product is that.
  private func otherProduct(_ terms: [CanonicalQuery.Term]) -> String? {
    guard let others = words.roles["other-product"] else { return nil }
    for start in terms.indices {
      for end in start..<min(terms.count, start + words.longestPhrase) {
        let key = Phrase.key(terms[start...end])
        if others.contains(key),
          !facts.products.contains(where: {
            Phrase.contains(key, $0) && key.count <= $0.count || Phrase.contains($0, key)
          }), !facts.values.contains(where: { Phrase.contains($0.key, key) }),
          !terms[start...end].contains(where: { facts.absence(keyed: Phrase.key([$0])) != nil })
        {
          return key
        }
      }
    }
    return nil
  }

  /// A head beside the product that makes the query ask for something else: what stands after it in
  /// Chinese and right after it in English, or what it is only for (brush for water bottle).
  private func headElsewhere(
    _ before: [PhraseReading], _ after: [PhraseReading], isChinese: Bool
  ) -> String? {
    for reading in before + after where isService(reading.key) && !isFact(reading.key) {
      return reading.key
    }
    for reading in after where words.has("service-after", reading.key) { return reading.key }
    if !isChinese,
      let preposition = before.lastIndex(where: { words.has("preposition", $0.key) }),
      preposition > 0
    {
      let thing = before[preposition - 1]
      if thing.verdict == nil || words.has("accessory", thing.key) { return thing.key }
    }
    // What the product does or comes with (可做蛋糕, 送勺子) is no head.
    let end = after.firstIndex { reading in
      isChinese
        ? words.has("verb", reading.key) : words.has("preposition", reading.key)
    }
    let heads = after[..<(end ?? after.endIndex)]
    for reading in heads {
      if words.has("accessory", reading.key), !isFact(reading.key) { return reading.key }
      if reading.verdict == nil, isChinese ? isThing(reading) : !reading.hasModel {
        return reading.key
      }
    }
    if !isChinese, let last = heads.last {
      if !last.isSaid, words.names.contains(last.key) { return last.key }
      if isAgent(last) { return last.word }
    }
    if isChinese, let last = heads.last, last.key.count == 1, !last.isSaid,
      words.has("thing-head", last.key)
    {
      return last.key
    }
    return nil
  }

  /// Whether a word that meets a fact by its root names who or what does it: coffee bean roaster, where the facts
  /// speak of a roast.
  private func isAgent(_ reading: PhraseReading) -> Bool {
    reading.word.utf8.count >= 6 && reading.word.hasSuffix("er") && reading.key != reading.word
      && !isFact(reading.key) && words.audiences[reading.key] == nil
      && words.values.lookup(reading.key).isEmpty && !words.style.contains(reading.key)
  }

  /// Whether a phrase asks for something done to the product or told about it; in Chinese also by how it ends
  /// or begins (怎么煮, 换底, 蛋糕做法).
  func isService(_ key: String) -> Bool {
    if words.has("service", key) { return true }
    guard Phrase.isHan(key), key.count >= 2 else { return false }
    return words.has("service", String(key.suffix(2)))
      || words.has("service-start", String(key.prefix(2)))
      || words.has("service-start", String(key.prefix(1))) && !isFact(key)
        && facts.value(keyed: key) == nil
  }

  func isFact(_ key: String) -> Bool {
    (facts.values + facts.absent).contains { $0.key == key }
  }

  /// Whether the lexicon calls a Chinese word a product, or it ends in a thing that belongs to products.
  private func isThing(_ reading: PhraseReading) -> Bool {
    if canonicalizer.segmenter.lexicon.tag(of: reading.key) == .product { return true }
    // A head cut off the product's name: 燕麦|奶.
    guard reading.key.count >= 2 else { return true }
    return words.has("accessory", String(reading.key.suffix(2)))
      || words.has("thing-head", String(reading.key.suffix(1)))
  }

  /// The label where the words of a name stand apart, with attributes between them (儿童保温水杯 for 儿童水杯) or,
  /// in Chinese, in another order (键盘蓝牙无线); nil where the rest is no attribute.
  private func labelAroundProduct(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict? {
    for name in facts.productNames where name.count >= 2 && name.count <= terms.count {
      var left = name
      var rest: [CanonicalQuery.Term] = []
      for term in terms {
        if let place = left.firstIndex(of: Phrase.key([term])),
          place == left.startIndex || Phrase.isHan(term.text)
        {
          left.remove(at: place)
        } else {
          rest.append(term)
        }
      }
      let isHead = Phrase.key([terms[terms.count - 1]]) == name.last
      guard left.isEmpty, isHead || name.allSatisfy(Phrase.isHan) else { continue }
      let found = reader.readings(rest)
      guard found.allSatisfy({ $0.verdict != nil && !isService($0.key) }),
        isHead || headElsewhere([], found, isChinese: true) == nil
      else { continue }
      return summary(of: found, isProduct: true)
    }
    return nil
  }

  func summary(of readings: [PhraseReading], isProduct: Bool) -> RelevanceVerdict {
    var undecided: String?
    var fit: String?
    for reading in readings {
      switch reading.verdict {
      case .contradicted(let fact):
        return RelevanceVerdict(label: .contradicts, fact: "\(reading.key) ≠ \(fact)")
      case .undecided, nil: undecided = undecided ?? reading.key
      // Beside the product's name a scene that the facts do not list is open; without it, it tells the kind.
      case .fits(let fact)
      where isProduct && fact.hasPrefix("topic:") && words.scenes[reading.key] != nil:
        undecided = undecided ?? reading.key
      case .fits(let fact): fit = fit ?? "\(reading.key) = \(fact)"
      case .supported, .filler: break
      }
    }
    if let model = readings.first(where: { $0.hasModel && $0.verdict == nil }),
      !facts.list("compatible_with").isEmpty, Double(model.key) == nil
    {
      let devices = facts.list("compatible_with").map(\.text).joined(separator: ", ")
      return RelevanceVerdict(
        label: .contradicts, fact: "\(model.key) ≠ compatible_with: \(devices)")
    }
    if let undecided { return RelevanceVerdict(label: .unknown, fact: undecided) }
    if let fit { return RelevanceVerdict(label: .compatible, fact: fit) }
    return RelevanceVerdict(label: isProduct ? .core : .compatible, fact: "")
  }
}
