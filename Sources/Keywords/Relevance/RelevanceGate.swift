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
  private let judge: AttributeJudge
  private let phrases = VerdictMemo<AttributeJudge.Verdict?>()

  public init(
    facts: ProductFacts, words: RelevanceWords, canonicalizer: QueryCanonicalizer
  ) {
    self.canonicalizer = canonicalizer
    self.words = words
    self.facts = FactTerms(facts, words: words, canonicalizer: canonicalizer)
    judge = AttributeJudge(facts: self.facts, words: words)
    devices = DeviceFit(self.facts, words: words, variants: canonicalizer.words.variants)
    brands = BrandFinder(
      words: words, lexicon: canonicalizer.segmenter.lexicon, facts: self.facts, devices: devices,
      isUnit: { canonicalizer.words.quantities.unit($0) != nil })
  }

  /// The label of a query, and the fact that decided.
  public func label(_ query: String) -> RelevanceVerdict {
    let terms = canonicalizer.terms(WrittenNumbers.plain(query))
    guard !terms.isEmpty else { return RelevanceVerdict(label: .irrelevant, fact: "") }
    if let other = otherProduct(terms) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    let found = QueryParts(terms, products: facts.products) { canonicalizer.terms($0) }
    guard let parts = found else {
      return labelAroundProduct(terms) ?? labelWithoutProduct(terms)
    }
    if let rival = rival(in: parts.before + parts.after) {
      return RelevanceVerdict(label: .rivalBrand, fact: rival)
    }
    if let unseen = brands.unseen(in: parts.before, isChinese: parts.isChinese) {
      return RelevanceVerdict(label: .rivalBrand, fact: unseen)
    }
    let before = readings(parts.before)
    let after = readings(parts.after)
    if let other = headElsewhere(before, after, isChinese: parts.isChinese) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    if let absent = absentAcrossName(terms) {
      return RelevanceVerdict(label: .contradicts, fact: "not: \(absent)")
    }
    return summary(of: before + after, isProduct: true)
  }

  /// Another maker's brand; the maker of what the product fits is one where its own goods are asked for
  /// (genuine philips brush heads).
  private func rival(in terms: [CanonicalQuery.Term]) -> String? {
    if let rival = brands.rival(in: terms) { return rival }
    guard terms.contains(where: { words.has("genuine", Phrase.key([$0])) }) else { return nil }
    return terms.indices.lazy.compactMap { devices.match(in: terms, at: $0) }
      .first { $0.fact != nil }?.name
  }

  /// What the product is not, where it stands across the product's own name: 生燕麦 in 生|燕麦片.
  private func absentAcrossName(_ terms: [CanonicalQuery.Term]) -> String? {
    let whole = Phrase.key(terms)
    guard Phrase.isHan(whole) else { return nil }
    return facts.absent.first { absent in
      absent.key.count >= 2 && Phrase.isHan(absent.key) && Phrase.contains(whole, absent.key)
        && !words.forms.isAbsent(absent.key, in: whole)
        && !facts.products.contains { Phrase.contains($0, absent.key) }
        && !facts.values.contains { Phrase.contains($0.key, absent.key) }
    }?.text
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
  private func headElsewhere(
    _ before: [Reading], _ after: [Reading], isChinese: Bool
  ) -> String? {
    for reading in before + after where isService(reading.key) { return reading.key }
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
    if !isChinese, let last = heads.last, !isSaid(last), words.names.contains(last.key) {
      return last.key
    }
    if isChinese, let last = heads.last, last.key.count == 1, !isSaid(last),
      words.has("thing-head", last.key)
    {
      return last.key
    }
    return nil
  }

  /// Whether a phrase asks for something done to the product or told about it; in Chinese also by how it ends
  /// or begins (怎么煮, 换底, 蛋糕做法).
  private func isService(_ key: String) -> Bool {
    if words.has("service", key) { return true }
    guard Phrase.isHan(key), key.count >= 2 else { return false }
    return words.has("service", String(key.suffix(2)))
      || words.has("service-start", String(key.prefix(2)))
      || words.has("service-start", String(key.prefix(1))) && !isFact(key)
        && facts.value(keyed: key) == nil
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

  /// The label where the words of a name stand in order with attributes between them (儿童保温水杯 for 儿童水杯),
  /// if the facts decide them all; nil where they do not.
  private func labelAroundProduct(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict? {
    for name in facts.productNames where name.count >= 2 && name.count < terms.count {
      var rest: [CanonicalQuery.Term] = []
      var next = name.startIndex
      for term in terms {
        if next < name.endIndex, Phrase.key([term]) == name[next] {
          next += 1
        } else {
          rest.append(term)
        }
      }
      guard next == name.endIndex, Phrase.key([terms[terms.count - 1]]) == name[next - 1] else {
        continue
      }
      let found = readings(rest)
      guard found.allSatisfy({ $0.verdict != nil && !isService($0.key) }) else { continue }
      let verdict = summary(of: found, isProduct: true)
      if [.core, .compatible].contains(verdict.label) { return verdict }
    }
    return nil
  }

  // MARK: Queries that do not name the product

  private func labelWithoutProduct(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict {
    if facts.brand == Phrase.key(terms) {
      return RelevanceVerdict(label: .core, fact: "brand")
    }
    let wider = WiderKind.readings(
      terms, facts: facts, cut: { canonicalizer.terms($0) },
      isAudience: { words.audiences[$0] != nil })
    if let rival = rival(in: terms) {
      let names = otherThing(terms)
      return wider.isEmpty && names != nil
        ? RelevanceVerdict(label: .irrelevant, fact: names ?? "")
        : RelevanceVerdict(label: .rivalBrand, fact: rival)
    }
    guard !wider.isEmpty else { return labelByTopic(terms) }
    let verdicts = wider.lazy.map(label)
    return verdicts.first { $0.label != .irrelevant } ?? labelByTopic(terms)
  }

  /// The label of a query that calls the product by a wider name.
  private func label(_ wider: WiderKind) -> RelevanceVerdict {
    // A verb or a word for anything, grown together with a name, makes the name of another thing: 坐垫, 工具箱.
    if let part = readings(wider.joined).first(where: {
      $0.verdict == .filler || words.has("generic", $0.key)
    }) {
      return RelevanceVerdict(label: .irrelevant, fact: part.key)
    }
    // In English what stands last is the head: a blanket hoodie is no blanket.
    if !wider.isChinese, let last = readings(wider.rest).last, last.key == wider.last,
      words.names.contains(last.key), !isSaid(last)
    {
      return RelevanceVerdict(label: .irrelevant, fact: last.key)
    }
    let rest = readings(wider.rest).filter { !words.has("generic", $0.key) }
    // The words beside a device that does not fit are most often of its model.
    let isOtherDevice = rest.contains { reading in
      if case .contradicted(let fact) = reading.verdict {
        fact.hasPrefix("compatible_with")
      } else {
        false
      }
    }
    let isStrange = rest.map { reading in
      (reading.verdict == nil && !reading.hasModel) || isService(reading.key)
        || (reading.verdict == .undecided && words.scenes[reading.key] != nil)
    }
    if !isOtherDevice, let index = isStrange.firstIndex(of: true) {
      // One strange word before a name of two characters or more may be a brand: 御马|脚垫.
      if index == 0, wider.first == Phrase.key(wider.rest.prefix(1)),
        isStrange.count(where: { $0 }) == 1, wider.isLong,
        let unseen = brands.unseen(in: wider.rest, isChinese: wider.isChinese)
      {
        return RelevanceVerdict(label: .rivalBrand, fact: unseen)
      }
      return RelevanceVerdict(label: .irrelevant, fact: rest[index].key)
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
    var result: [Reading] = []
    var index = 0
    scan: while index < terms.count {
      if let device = devices.match(in: terms, at: index), !isNot(terms[index]) {
        let fitted = facts.list("compatible_with").map(\.text).joined(separator: ", ")
        result.append(
          Reading(
            key: device.name,
            verdict: device.fact.map { .fits($0) }
              ?? .contradicted(by: "compatible_with: " + fitted),
            hasModel: true))
        index += device.length
        continue scan
      }
      let most = min(words.longestPhrase, terms.count - index)
      for length in stride(from: most, through: 1, by: -1) {
        let phrase = terms[index..<(index + length)]
        let key = Phrase.key(phrase)
        if key == facts.brand || (length == 1 && facts.productTerms.contains(key)) {
          result.append(
            Reading(
              key: key, verdict: key == facts.brand ? .supported(by: "brand") : .filler,
              hasModel: false))
          index += length
          continue scan
        }
        let verdict =
          phrase.contains(where: isBareNumber)
          ? judge.verdict(numbered: phrase)
          : phrases.value(of: memoKey(phrase, key)) { judge.verdict(phrase) }
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

  private func isBareNumber(_ term: CanonicalQuery.Term) -> Bool {
    term.kind == .model && term.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A phrase as it is judged: by its key, and for one term by its kind.
  private func memoKey(_ phrase: ArraySlice<CanonicalQuery.Term>, _ key: String) -> String {
    guard let only = phrase.first, phrase.count == 1 else { return "\(phrase.count)" + key }
    return only.kind == .quantity ? "q" + only.text : "1" + key
  }

  /// Whether a term is the product's own way to say what it is not (e-series, where that is ruled out).
  private func isNot(_ term: CanonicalQuery.Term) -> Bool {
    facts.absence(keyed: Phrase.key([term])) != nil
  }

  private func summary(of readings: [Reading], isProduct: Bool) -> RelevanceVerdict {
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
