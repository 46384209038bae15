// SPDX-License-Identifier: Apache-2.0

import Text

/// Queries that do not name the product.
extension RelevanceGate {
  func labelWithoutProduct(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict {
    let wider = WiderKind.readings(
      terms, facts: facts, cut: { canonicalizer.terms($0) },
      isAudience: { words.audiences[$0] != nil })
    if let rival = rival(in: terms, of: terms) {
      // What fits a phone is asked for another device.
      if words.devices[rival] != nil, !facts.list("compatible_with").isEmpty {
        return RelevanceVerdict(label: .irrelevant, fact: rival)
      }
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
    if let absent = wider.longer.lazy.compactMap({ facts.absence(keyed: $0) }).first {
      return RelevanceVerdict(label: .contradicts, fact: "not: \(absent.text)")
    }
    if let other = wider.longer.first(where: isOtherGoods) {
      return RelevanceVerdict(label: .irrelevant, fact: other)
    }
    // A verb or a word for anything, grown together with a name, makes the name of another thing: 坐垫, 工具箱.
    if let part = reader.readings(wider.joined).first(where: {
      ($0.verdict == .filler && ($0.key != "用" || wider.rest.count == 1))
        || words.has("generic", $0.key)
    }) {
      return RelevanceVerdict(label: .irrelevant, fact: part.key)
    }
    // In English what stands last is the head: a blanket hoodie is no blanket.
    if !wider.isChinese, let last = reader.readings(wider.rest).last, last.key == wider.last,
      words.names.contains(last.key) && !last.isSaid
        || words.has("accessory", last.key) && !isFact(last.key)
    {
      return RelevanceVerdict(label: .irrelevant, fact: last.key)
    }
    let rest = reader.readings(wider.rest).filter { !words.has("generic", $0.key) }
    // The words beside a device that does not fit are most often of its model.
    let isOtherDevice = rest.contains { reading in
      if case .contradicted(let fact) = reading.verdict {
        fact.hasPrefix("compatible_with")
      } else {
        false
      }
    }
    let isStrange = rest.map { reading in
      (reading.verdict == nil && !reading.hasModel)
        || isService(reading.key) && !isFact(reading.key)
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

  /// Whether a name that ends in a wider name of the product is of other goods (学步车), and not the wider name with
  /// words for whom or where before it (儿童水杯).
  private func isOtherGoods(_ name: String) -> Bool {
    guard words.names.contains(name), !facts.widerNames.contains(name),
      !facts.products.contains(name)
    else { return false }
    let wider = facts.widerNames.filter { name.hasSuffix($0) }.map(\.count).max() ?? 0
    let before = String(name.dropLast(wider).filter { $0 != " " })
    return words.audiences[before] == nil && words.scenes[before] == nil
      && facts.value(keyed: before) == nil && facts.absence(keyed: name) == nil
      && (Phrase.isHan(name) || facts.absence(keyed: before) == nil)
  }

  /// A product other than this in a query, by the lexicon or the lists.
  private func otherThing(_ terms: [CanonicalQuery.Term]) -> String? {
    terms.last { term in
      let key = Phrase.key([term])
      return canonicalizer.segmenter.lexicon.tag(of: key) == .product
        || words.names.contains(key)
    }?.text
  }

  /// Queries made of topics of the product and words for things in general: 洗头用的, 开学用品.
  private func labelByTopic(_ terms: [CanonicalQuery.Term]) -> RelevanceVerdict {
    let rest = reader.readings(terms)
    var topic: String?
    for reading in rest {
      if isTopic(reading) { topic = topic ?? reading.key }
      let isGeneral = words.has("generic", reading.key) || reading.verdict == .filler
      // A word of the product's name that is the name of goods by itself: desk, of a desk chair.
      let isOther = words.names.contains(reading.key) && facts.productTerms.contains(reading.key)
      guard isGeneral || reading.isSaid, !isOther else {
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

  private func isTopic(_ reading: PhraseReading) -> Bool {
    if facts.kind?.topics.contains(reading.key) == true { return true }
    guard case .fits(let fact) = reading.verdict else { return false }
    return fact.hasPrefix("topic:")
  }
}
