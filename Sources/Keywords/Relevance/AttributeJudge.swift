// SPDX-License-Identifier: Apache-2.0

/// Holds one phrase of a query against the facts.
struct AttributeJudge {
  /// What the facts say to a phrase.
  enum Verdict: Equatable {
    /// A fact says so.
    case supported(by: String)
    /// The product answers it by a scene or a device it fits.
    case fits(String)
    /// A fact says otherwise.
    case contradicted(by: String)
    /// It is an attribute, and no fact decides it.
    case undecided
    /// It says nothing.
    case filler
  }

  let facts: FactTerms
  let words: RelevanceWords

  /// The verdict on a phrase as a whole, or nil where it is no attribute that the words or the facts know.
  func verdict(_ terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    let key = Phrase.key(terms)
    if let absent = facts.absence(keyed: key) { return .contradicted(by: "not: \(absent.text)") }
    if let value = facts.value(keyed: key) { return accepted(value) }
    if let absent = facts.absent.first(where: { isNamed(key, by: $0) }) {
      return .contradicted(by: "not: \(absent.text)")
    }
    if terms.count == 1, let term = terms.first, term.kind == .quantity,
      let amount = Amount(term.text)
    {
      return verdict(on: amount)
    }
    if terms.count == 2, key.hasPrefix("size"), let last = terms.last,
      let number = Double(last.text)
    {
      return verdict(onNumberedSize: number)
    }
    if terms.count == 1, let contents = AttributeJudge.bareUnits[key] {
      return verdict(on: Amount(dimension: "volume", value: contents))
    }
    if let season = seasonVerdict(key) { return season }
    if let audience = words.audiences[key] { return verdict(on: audience) }
    let named = words.values.lookup(key)
    if !named.isEmpty { return verdict(on: named, key: key) }
    if let value = holder(of: key, terms) { return accepted(value) }
    if let groups = words.scenes[key] { return verdict(onScene: groups, key: key) }
    if facts.kind?.topics.contains(key) == true { return .fits("topic: \(key)") }
    if terms.count == 1, words.has("filler", key) || words.has("preposition", key) {
      return .filler
    }
    if words.style.contains(key) || words.has("generic", key) { return .undecided }
    return withoutSuffix(key)
  }

  /// Units that stand for one of themselves, in millilitres.
  private static let bareUnits = [
    "gallon": 3785.41, "liter": 1000, "litre": 1000, "quart": 946.353,
  ]

  /// 洗头用, 学生款: the word before 用, 款 or 专用, where it is known.
  private func withoutSuffix(_ key: String) -> Verdict? {
    guard Phrase.isHan(key) else { return nil }
    for suffix in ["专用", "用", "款", "版"] where key.hasSuffix(suffix) {
      let stem = String(key.dropLast(suffix.count))
      guard stem.count >= 1, !words.has("filler", stem) else { continue }
      if let group = words.audiences[stem] { return verdict(on: group) }
      if facts.kind?.topics.contains(stem) == true { return .fits("topic: \(stem)") }
      if let groups = words.scenes[stem] { return verdict(onScene: groups, key: stem) }
    }
    return nil
  }

  /// Whether a phrase names what the product is not: the same, a kind of it, or a longer word for it.
  private func isNamed(_ key: String, by absent: FactTerms.Value) -> Bool {
    if absent.key == key { return true }
    if Phrase.isHan(absent.key), absent.key.count >= 2, Phrase.contains(key, absent.key) {
      return true
    }
    let named = words.values.lookup(key)
    if named.contains(where: { value in absent.named.contains { words.values.isKind(value, of: $0) }
    }) {
      return true
    }
    guard let asked = words.audiences[key], let group = absent.audience else { return false }
    guard let inner = asked.ages, let outer = group.ages, asked.sex == group.sex || group.sex == nil
    else { return false }
    return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  private func accepted(_ value: FactTerms.Value) -> Verdict {
    let fact = "\(value.list): \(value.text)"
    return ["scenes", "compatible_with"].contains(value.list) ? .fits(fact) : .supported(by: fact)
  }

  /// The first value that says a phrase among other words: 反光 in 反光条, USB port in USB charging port.
  private func holder(
    of key: String, _ terms: ArraySlice<CanonicalQuery.Term>
  ) -> FactTerms.Value? {
    if Phrase.isHan(key) {
      guard key.count >= 2 else { return nil }
      return facts.values.first { Phrase.contains($0.key, key) && $0.list != "sizes" }
    }
    let keys = terms.map { Phrase.key([$0]) }
    guard keys.contains(where: { $0.count >= 3 }) else { return nil }
    return facts.values.first { value in
      keys.allSatisfy(value.terms.contains) && value.list != "sizes"
    }
  }

  private func verdict(on amount: Amount) -> Verdict {
    if let group = Audience(amount) {
      return verdict(on: group)
    }
    if ["shoe-size", "number-size"].contains(amount.dimension), !facts.numberedSizes.isEmpty {
      return verdict(onNumberedSize: amount.range.lowerBound)
    }
    let listed = facts.values.filter { ["sizes", "other"].contains($0.list) }
      .flatMap { value in value.amounts.map { (value, $0) } }
      .filter { $0.1.isComparable(with: amount) }
    guard let first = listed.first else { return .undecided }
    if let match = listed.first(where: { $0.1.agrees(with: amount) }) { return accepted(match.0) }
    return .contradicted(by: "\(first.0.list): \(first.0.text)")
  }

  /// `size 8`, 42码, where the facts list sizes as bare numbers.
  private func verdict(onNumberedSize number: Double) -> Verdict {
    guard !facts.numberedSizes.isEmpty else { return .undecided }
    let fact = "sizes: " + facts.list("sizes").map(\.text).joined(separator: ", ")
    return facts.numberedSizes.contains { $0.contains(number) }
      ? .supported(by: fact) : .contradicted(by: fact)
  }

  private func verdict(on group: Audience) -> Verdict {
    let listed = facts.list("audience")
    let groups = listed.compactMap(\.audience)
    guard !groups.isEmpty else { return .undecided }
    let fact = "audience: " + listed.map(\.text).joined(separator: ", ")
    return switch group.fit(groups) {
    case .supported: .supported(by: fact)
    case .contradicted: .contradicted(by: fact)
    case .undecided: .undecided
    }
  }

  private static let seasons: [Unicode.Scalar] = ["春", "夏", "秋", "冬"]

  /// Seasons may stand together: 秋冬, 春夏, 四季.
  private func seasonVerdict(_ key: String) -> Verdict? {
    func seasons(_ key: String) -> [ValueTaxonomy.Value] {
      let whole = words.values.lookup(key).filter { $0.attribute == "season" }
      if !whole.isEmpty { return whole }
      guard key.unicodeScalars.contains(where: { Self.seasons.contains($0) }) else { return [] }
      let rest = key.filter { !"季款装天".contains($0) }
      guard (2...4).contains(rest.count), rest.allSatisfy({ "春夏秋冬".contains($0) }) else {
        return []
      }
      return rest.flatMap { words.values.lookup(String($0)) }.filter { $0.attribute == "season" }
    }
    let asked = seasons(key)
    guard !asked.isEmpty else { return nil }
    let listed = facts.list("season")
    guard !listed.isEmpty else { return .undecided }
    let fact = "season: " + listed.map(\.text).joined(separator: ", ")
    if listed.contains(where: { $0.key.hasPrefix("四季") || $0.key == "all season" }) {
      return .supported(by: fact)
    }
    let known = listed.flatMap { seasons($0.key) }
    return asked.contains(where: known.contains) ? .supported(by: fact) : .contradicted(by: fact)
  }

  private func verdict(on named: [ValueTaxonomy.Value], key: String) -> Verdict {
    let lists = ["colour": "colours", "material": "materials", "bed": "sizes", "sizeword": "sizes"]
    var result = Verdict.undecided
    for asked in named {
      for value in facts.values + facts.absent where value.list != "not" {
        if value.named.contains(where: { words.values.fits($0, asked) })
          || (value.list == lists[asked.attribute] && partFits(value, asked))
        {
          return accepted(value)
        }
      }
      let closed = facts.values.filter { value in
        value.list == lists[asked.attribute]
          && (lists[asked.attribute] != "sizes"
            || value.named.contains { $0.attribute == asked.attribute })
          || value.list == "other" && value.named.contains { $0.attribute == asked.attribute }
      }
      if let first = closed.first {
        result = .contradicted(
          by: "\(first.list): " + closed.map(\.text).joined(separator: ", "))
      }
    }
    return result
  }

  /// Whether a word of a longer value names what is asked: `18/8 stainless steel`, `纯棉面料`.
  private func partFits(_ value: FactTerms.Value, _ asked: ValueTaxonomy.Value) -> Bool {
    for start in value.terms.indices {
      var key = ""
      for end in start..<value.terms.count {
        key += (key.isEmpty || Phrase.isHan(value.terms[end]) ? "" : " ") + value.terms[end]
        if words.values.lookup(key).contains(where: { words.values.fits($0, asked) }) {
          return true
        }
      }
    }
    return false
  }

  private func verdict(onScene groups: Set<Int>, key: String) -> Verdict {
    let match = facts.list("scenes").first { value in
      ([value.key] + value.terms).contains { !(words.scenes[$0] ?? []).isDisjoint(with: groups) }
    }
    if let match { return .fits("scenes: \(match.text)") }
    return facts.kind?.topics.contains(key) == true ? .fits("topic: \(key)") : .undecided
  }
}
