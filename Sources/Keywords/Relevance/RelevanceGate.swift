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
  let brands: BrandFinder

  public init(
    facts: ProductFacts, words: RelevanceWords, canonicalizer: QueryCanonicalizer
  ) {
    self.canonicalizer = canonicalizer
    self.words = words
    self.facts = FactTerms(facts, words: words, canonicalizer: canonicalizer)
    brands = BrandFinder(
      words: words, lexicon: canonicalizer.segmenter.lexicon, facts: self.facts)
  }

  /// The label of a query, and the fact that decided.
  public func label(_ query: String) -> RelevanceVerdict {
    let terms = canonicalizer.terms(query)
    guard !terms.isEmpty else { return RelevanceVerdict(label: .irrelevant, fact: "") }
    if let other = otherProduct(terms) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    let found = QueryParts(terms, products: facts.products) { canonicalizer.terms($0) }
    guard let parts = found else { return labelWithoutProduct(terms) }
    if let rival = brands.rival(in: parts.before) ?? brands.rival(in: parts.after) {
      return rival
    }
    if let unseen = brands.unseen(in: parts.before) {
      return RelevanceVerdict(label: .rivalBrand, fact: unseen)
    }
    if let other = headElsewhere(parts) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    return summary(of: readings(parts.before) + readings(parts.after), isProduct: true)
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
          })
        {
          return key
        }
      }
    }
    return nil
  }

  /// A head beside the product that makes the query ask for something else: what stands after it in
  /// Chinese and right after it in English, or what it is only for (brush for water bottle).
  private func headElsewhere(_ parts: QueryParts) -> String? {
    for reading in readings(parts.before + parts.after) where words.has("service", reading.key) {
      return reading.key
    }
    if let preposition = parts.before.lastIndex(where: {
      words.has("preposition", Phrase.key([$0]))
    }),
      preposition > 0, !parts.isChinese
    {
      let head = readings(Array(parts.before[..<preposition]))
      if let thing = head.last, thing.verdict == nil || words.has("accessory", thing.key) {
        return thing.key
      }
    }
    let end =
      parts.isChinese
      ? parts.after.endIndex
      : parts.after.firstIndex { words.has("preposition", Phrase.key([$0])) }
        ?? parts.after.endIndex
    for reading in readings(Array(parts.after[..<end])) {
      if words.has("accessory", reading.key), !isFact(reading.key) { return reading.key }
      if reading.verdict == nil, parts.isChinese ? isThing(reading) : !reading.hasModel {
        return reading.key
      }
    }
    return nil
  }

  private func isFact(_ key: String) -> Bool {
    (facts.values + facts.absent).contains { $0.key == key }
  }

  private func isSaid(_ reading: Reading) -> Bool {
    switch reading.verdict {
    case .supported, .fits, .contradicted: true
    default: false
    }
  }

  /// Whether the lexicon calls a Chinese word a product, or it ends in a thing that belongs to products.
  private func isThing(_ reading: Reading) -> Bool {
    if canonicalizer.segmenter.lexicon.tag(of: reading.key) == .product { return true }
    // A head cut off the product's name: 燕麦|奶.
    guard reading.key.count >= 2 else { return true }
    return words.has("accessory", String(reading.key.suffix(2)))
      || words.has("thing-head", String(reading.key.suffix(1)))
  }

  // MARK: Queries that do not name the product

  private func labelWithoutProduct(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict {
    if facts.brand == Phrase.key(terms) {
      return RelevanceVerdict(label: .core, fact: "brand")
    }
    let broader = WiderKind(terms, facts: facts) { canonicalizer.terms($0) }
    if let rival = brands.rival(in: terms) {
      let names = otherThing(terms)
      return broader == nil && names != nil
        ? RelevanceVerdict(label: .irrelevant, fact: names ?? "") : rival
    }
    guard let broader else { return labelByTopic(terms) }
    let rest = readings(broader.rest)
    if let strange = rest.first(where: { reading in
      (reading.verdict == nil && !reading.hasModel) || words.has("service", reading.key)
        || (reading.verdict == .undecided && words.scenes[reading.key] != nil)
    }) {
      return RelevanceVerdict(label: .irrelevant, fact: strange.key)
    }
    return summary(of: rest, isProduct: false)
  }

  /// A product other than this in a query, by the lexicon or the lists.
  private func otherThing(_ terms: [CanonicalQuery.Term]) -> String? {
    terms.last { term in
      let key = Phrase.key([term])
      return canonicalizer.segmenter.lexicon.tag(of: key) == .product
        || words.kinds.contains { $0.names.contains(key) }
    }?.text
  }

  /// Queries made of topics of the product and words for things in general: 洗头用的, 开学用品.
  private func labelByTopic(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict {
    let rest = readings(terms)
    var topic: String?
    for reading in rest {
      if isTopic(reading) { topic = topic ?? reading.key }
      let isGeneral = words.has("generic", reading.key) || reading.verdict == .filler
      guard isGeneral || isSaid(reading) else {
        return RelevanceVerdict(label: .irrelevant, fact: reading.key)
      }
    }
    // A topic alone names no thing (office desk): there must be a word for things in general, or nothing
    // but topics.
    let isOnlyTopics = rest.allSatisfy { isTopic($0) || $0.verdict == .filler }
    guard let topic, isOnlyTopics || rest.contains(where: { words.has("generic", $0.key) }) else {
      return RelevanceVerdict(label: .irrelevant, fact: "")
    }
    let verdict = summary(
      of: rest.filter { !words.has("generic", $0.key) }, isProduct: false)
    return verdict.label == .compatible
      ? RelevanceVerdict(label: .compatible, fact: "topic: \(topic)") : verdict
  }

  private func isTopic(_ reading: Reading) -> Bool {
    if facts.kind?.topics.contains(reading.key) == true { return true }
    guard case .fits(let fact) = reading.verdict else { return false }
    return fact.hasPrefix("topic:")
  }

  // MARK: Attributes

  /// A phrase of a query and what the facts say to it; nil where nothing knows it as an attribute.
  struct Reading {
    var key: String
    var verdict: AttributeJudge.Verdict?
    /// Whether it is a number or a model.
    var hasModel: Bool
  }

  /// Cuts terms into the longest phrases that mean something.
  private func readings(_ terms: [CanonicalQuery.Term]) -> [Reading] {
    let judge = AttributeJudge(facts: facts, words: words)
    var result: [Reading] = []
    var index = 0
    scan: while index < terms.count {
      let most = min(words.longestPhrase, terms.count - index)
      for length in stride(from: most, through: 1, by: -1) {
        let phrase = terms[index..<(index + length)]
        let key = Phrase.key(phrase)
        if key == facts.brand {
          result.append(Reading(key: key, verdict: .supported(by: "brand"), hasModel: false))
          index += length
          continue scan
        }
        let verdict = judge.verdict(phrase)
        if verdict != nil || words.has("service", key) || words.has("accessory", key) {
          result.append(Reading(key: key, verdict: verdict, hasModel: false))
          index += length
          continue scan
        }
      }
      let term = terms[index]
      result.append(
        Reading(key: Phrase.key([term]), verdict: nil, hasModel: term.kind == .model))
      index += 1
    }
    return result
  }

  private func summary(of readings: [Reading], isProduct: Bool) -> RelevanceVerdict {
    var undecided: String?
    var fit: String?
    for reading in readings {
      switch reading.verdict {
      case .contradicted(let fact):
        return RelevanceVerdict(label: .contradicts, fact: "\(reading.key) ≠ \(fact)")
      case .undecided, nil: undecided = undecided ?? reading.key
      case .fits(let fact): fit = fit ?? "\(reading.key) = \(fact)"
      case .supported, .filler: break
      }
    }
    if let model = readings.first(where: { $0.hasModel && $0.verdict == nil }),
      !facts.list("compatible_with").isEmpty
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
