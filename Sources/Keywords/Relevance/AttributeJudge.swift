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
  /// Units, as `words/identity/units.txt` has them.
  let quantities: QuantityTable

  /// The verdict on a phrase as a whole, or nil where it is no attribute that the words or the facts know.
  func verdict(_ terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    let key = Phrase.key(terms)
    return stated(key) ?? measured(key, terms) ?? known(key, terms) ?? otherwiseSaid(key)
  }

  /// The verdict on a phrase with a bare number in it, which hardly any list of words holds: what the facts say
  /// in these words, or to the number. Numbers differ from query to query, so nothing of it is worth
  /// remembering.
  func verdict(numbered terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    let key = Phrase.key(terms)
    if let absent = facts.absence(keyed: key) { return .contradicted(by: "not: \(absent.text)") }
    if let value = facts.value(keyed: key) { return accepted(value) }
    guard terms.count <= 2 else { return nil }
    if let verdict = measured(key, terms) { return verdict }
    let named = words.values.lookup(key)
    return named.isEmpty ? nil : verdict(on: named, key: key)
  }

  /// What the facts say in these very words.
  private func stated(_ key: String) -> Verdict? {
    if let absent = facts.absence(keyed: key) { return .contradicted(by: "not: \(absent.text)") }
    if let value = facts.value(keyed: key) { return accepted(value) }
    if let absent = facts.absent.first(where: { isNamed(key, by: $0) }) {
      return .contradicted(by: "not: \(absent.text)")
    }
    return nil
  }

  /// What the lists know of a phrase, held against the facts.
  private func known(_ key: String, _ terms: ArraySlice<CanonicalQuery.Term>) -> Verdict? {
    if let season = seasonVerdict(key) { return season }
    if let audience = words.audiences[key] { return verdict(on: audience) }
    // The name of an attribute by itself (续航 beside 30小时) asks for nothing.
    if facts.attributeNames.contains(key) { return .filler }
    let named = words.values.lookup(key)
    if !named.isEmpty {
      let verdict = verdict(on: named, key: key)
      // A function may be said among other words: 折叠 in 一键折叠.
      guard verdict == .undecided, named.allSatisfy({ ValueTaxonomy.isOpen($0.attribute) }),
        let value = holder(of: key, terms)
      else { return verdict }
      return accepted(value)
    }
    if let value = holder(of: key, terms) { return accepted(value) }
    if let groups = words.scenes[key] { return verdict(onScene: groups, key: key) }
    if facts.kind?.topics.contains(key) == true { return .fits("topic: \(key)") }
    if terms.count == 1, words.has("filler", key) || words.has("preposition", key) {
      return .filler
    }
    if words.style.contains(key) || words.has("generic", key) { return .undecided }
    return nil
  }

  /// What the facts say to the same in other words: 可预约 is 预约, 好清洗 is 易清洗, 学生款 is 学生, and no frame
  /// is the absence of a frame.
  private func otherwiseSaid(_ key: String) -> Verdict? {
    if let verdict = absence(key) { return verdict }
    guard Phrase.isHan(key) else { return nil }
    for form in words.forms.others(of: key) + withoutHead(key) {
      let term = CanonicalQuery.Term(text: form, kind: .word)
      if words.has("filler", form), words.scenes[form] == nil { continue }
      switch stated(form) ?? measured(form, [term]) ?? known(form, [term]) {
      case .filler?, .undecided?, nil: continue
      case let verdict?: return verdict
      }
    }
    return nil
  }

  /// What stands before the product's own head: 春秋 in 春秋被, where the product is a 被.
  private func withoutHead(_ key: String) -> [String] {
    guard key.count >= 3, let last = key.last, facts.heads.contains(last),
      !words.names.contains(key)
    else { return [] }
    return [String(key.dropLast())]
  }

  /// What the facts say to the absence of something that they say is there, or is not.
  private func absence(_ key: String) -> Verdict? {
    guard let what = words.forms.absent(in: key) else { return nil }
    if let absent = facts.absence(keyed: what) { return .supported(by: "not: \(absent.text)") }
    for sign in words.forms.absenceSigns {
      if let value = facts.value(keyed: sign + what) { return accepted(value) }
      if let absent = facts.absence(keyed: sign + what) {
        return .contradicted(by: "not: \(absent.text)")
      }
    }
    if let value = facts.value(keyed: what), value.list != "compatible_with" {
      return .contradicted(by: "\(value.list): \(value.text)")
    }
    return nil
  }

  /// Whether a phrase names what the product is not: the same, a kind of it, or a longer word for it.
  private func isNamed(_ key: String, by absent: FactTerms.Value) -> Bool {
    if absent.key == key { return true }
    if Phrase.isHan(absent.key), absent.key.count >= 2, Phrase.contains(key, absent.key),
      !words.forms.isAbsent(absent.key, in: key)
    {
      return true
    }
    let named = words.values.lookup(key)
    // The first word of two that name it: 人脸 of 人脸识别.
    if named.isEmpty, Phrase.isHan(key), key.count == 2, absent.key.count == 4,
      absent.key.hasPrefix(key), words.scenes[key] == nil, words.audiences[key] == nil
    {
      return true
    }
    let values = absent.namedWithin.count == 1 ? absent.namedWithin : absent.named
    if named.contains(where: { value in values.contains { words.values.isKind(value, of: $0) } }) {
      return true
    }
    guard let asked = words.audiences[key], let group = absent.audience else { return false }
    guard let inner = asked.ages, let outer = group.ages, asked.sex == group.sex || group.sex == nil
    else { return false }
    return outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  func accepted(_ value: FactTerms.Value) -> Verdict {
    let fact = "\(value.list): \(value.text)"
    return ["scenes", "compatible_with"].contains(value.list) ? .fits(fact) : .supported(by: fact)
  }

  /// The first value that says a phrase among other words: 反光 in 反光条, USB port in USB charging port; or
  /// that a phrase says with one more character, 无谷 in 无谷物.
  private func holder(
    of key: String, _ terms: ArraySlice<CanonicalQuery.Term>
  ) -> FactTerms.Value? {
    if Phrase.isHan(key) {
      guard key.count >= 2 else { return nil }
      return facts.values.first { value in
        if value.list == "sizes" { return false }
        if Phrase.contains(value.key, key) { return !words.forms.isAbsent(key, in: value.key) }
        return value.key.count >= 2 && key.count == value.key.count + 1 && key.hasPrefix(value.key)
          && !words.has("thing-head", String(key.suffix(1)))
      }
    }
    let keys = terms.map { Phrase.key([$0]) }
    let isLong = keys.contains { $0.count >= 3 }
    let hasNumber = keys.contains { $0.contains(where: \.isNumber) }
    return facts.values.first { value in
      // A short word (ih) must stand among Chinese, where no grammar makes it common.
      (isLong || Phrase.isHan(value.key)) && (value.list != "sizes" || !hasNumber)
        && keys.allSatisfy(value.terms.contains)
    }
  }

  func verdict(on group: Audience) -> Verdict {
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

  private static let lists = [
    "colour": "colours", "material": "materials", "bed": "sizes", "sizeword": "sizes",
    "lifestage": "audience", "dogsize": "audience", "origin": "other",
    "packing": "other",
  ]

  private func verdict(on named: [ValueTaxonomy.Value], key: String) -> Verdict {
    var result = Verdict.undecided
    for asked in named {
      let list = AttributeJudge.lists[asked.attribute]
      for value in facts.values {
        if value.named.contains(where: { words.values.fits($0, asked) })
          || ((value.list == list || list == nil)
            && value.namedWithin.contains { words.values.fits($0, asked) })
        {
          return accepted(value)
        }
      }
      // A list of materials speaks of materials whatever its words; of the others only what names one.
      let closed = facts.values.filter { value in
        if list == value.list, asked.attribute != "sizeword", list != "audience" { return true }
        guard [list ?? "functions", "other", "sizes"].contains(value.list) else { return false }
        return !ValueTaxonomy.isOpen(asked.attribute)
          && value.namedWithin.contains { $0.attribute == asked.attribute }
      }
      if let first = closed.first {
        result = .contradicted(
          by: "\(first.list): " + closed.map(\.text).joined(separator: ", "))
      }
    }
    return result
  }

  private func verdict(onScene groups: Set<Int>, key: String) -> Verdict {
    let match = facts.list("scenes").first { value in
      ([value.key] + value.terms).contains { !(words.scenes[$0] ?? []).isDisjoint(with: groups) }
    }
    if let match { return .fits("scenes: \(match.text)") }
    return facts.kind?.topics.contains(key) == true ? .fits("topic: \(key)") : .undecided
  }
}
