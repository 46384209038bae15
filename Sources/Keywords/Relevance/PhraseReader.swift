// SPDX-License-Identifier: Apache-2.0

/// A phrase of a query and what the facts say to it.
struct PhraseReading {
  var key: String
  /// Nil where nothing knows it as an attribute.
  var verdict: AttributeJudge.Verdict?
  /// Whether it is a number or a model.
  var hasModel = false
  /// The one term it is of, as the query has it; empty for longer phrases.
  var word = ""

  /// Whether a fact decides it.
  var isSaid: Bool {
    switch verdict {
    case .supported, .fits, .contradicted: true
    default: false
    }
  }
}

/// Cuts terms into the longest phrases that mean something, and holds them against the facts.
struct PhraseReader: Sendable {
  private let judge: AttributeJudge
  private let devices: DeviceFit
  private let phrases = VerdictMemo<AttributeJudge.Verdict?>()

  init(judge: AttributeJudge, devices: DeviceFit) {
    self.judge = judge
    self.devices = devices
  }

  private var facts: FactTerms { judge.facts }
  private var words: RelevanceWords { judge.words }

  func readings(_ terms: [CanonicalQuery.Term]) -> [PhraseReading] {
    var result: [PhraseReading] = []
    var index = 0
    while index < terms.count {
      let (reading, length) = longest(terms, at: index)
      // What a small word stands before may say more than the two together: with|led light.
      if length > 1, reading.verdict == .undecided, isSmall(terms[index]) {
        let (rest, restLength) = longest(terms, at: index + 1)
        if rest.isSaid {
          result += [PhraseReading(key: Phrase.key([terms[index]]), verdict: .filler), rest]
          index += 1 + restLength
          continue
        }
      }
      if length == 1, reading.verdict == nil || reading.verdict == .undecided,
        let graded = graded(terms, at: index)
      {
        result.append(graded)
        index += 2
        continue
      }
      result.append(reading)
      index += length
    }
    return decidingNames(in: result)
  }

  private func longest(
    _ terms: [CanonicalQuery.Term], at index: Int
  ) -> (reading: PhraseReading, length: Int) {
    if let device = devices.match(in: terms, at: index), !isNot(terms[index]) {
      let fitted = facts.list("compatible_with").map(\.text).joined(separator: ", ")
      let verdict =
        device.fact.map { AttributeJudge.Verdict.fits($0) }
        ?? .contradicted(by: "compatible_with: " + fitted)
      return (
        PhraseReading(key: device.name, verdict: verdict, hasModel: true), device.length
      )
    }
    for length in stride(from: min(words.longestPhrase, terms.count - index), through: 1, by: -1) {
      let phrase = terms[index..<(index + length)]
      let key = Phrase.key(phrase)
      let word = length == 1 ? terms[index].text : ""
      if key == facts.brand || (length == 1 && facts.productTerms.contains(key)) {
        let verdict: AttributeJudge.Verdict =
          key == facts.brand ? .supported(by: "brand") : .filler
        return (PhraseReading(key: key, verdict: verdict, word: word), length)
      }
      let verdict =
        phrase.contains(where: isBareNumber)
        ? judge.verdict(numbered: phrase)
        : phrases.value(of: memoKey(phrase, key)) { judge.verdict(phrase) }
      if verdict != nil || words.has("service", key) || words.has("accessory", key) {
        return (PhraseReading(key: key, verdict: verdict, word: word), length)
      }
    }
    let term = terms[index]
    return (
      PhraseReading(
        key: Phrase.key([term]), verdict: nil, hasModel: term.kind == .model, word: term.text),
      1
    )
  }

  /// A quality and how much of it there is (低|延迟, 性价比|高): an attribute, whatever the quality is.
  private func graded(_ terms: [CanonicalQuery.Term], at index: Int) -> PhraseReading? {
    guard index + 1 < terms.count else { return nil }
    let pair = terms[index...(index + 1)]
    let first = terms[index].text
    let second = terms[index + 1].text
    if words.has("quality-end", second), !Phrase.isHan(first) {
      return PhraseReading(key: Phrase.key(pair), verdict: .undecided)
    }
    let quality: String
    if words.has("degree", first), Phrase.isHan(second) {
      quality = second
    } else if words.has("degree", second), Phrase.isHan(first) {
      quality = first
    } else {
      return nil
    }
    guard quality.count >= 2, !words.has("accessory", quality), !words.has("service", quality),
      !words.names.contains(quality), !facts.widerNames.contains(quality),
      !words.has("thing-head", String(quality.suffix(1))),
      longest(terms, at: index + 1).reading.isSaid == false
    else { return nil }
    return PhraseReading(key: Phrase.key(pair), verdict: .undecided)
  }

  /// The name of an attribute asks for nothing beside its value (续航30小时), and for the attribute alone.
  private func decidingNames(in readings: [PhraseReading]) -> [PhraseReading] {
    guard !facts.attributeNames.isEmpty else { return readings }
    return readings.map { reading in
      guard reading.verdict == .filler, facts.attributeNames.contains(reading.key),
        !readings.contains(where: isOther)
      else { return reading }
      var open = reading
      open.verdict = .undecided
      return open
    }
  }

  private func isOther(_ reading: PhraseReading) -> Bool {
    switch reading.verdict {
    case .supported(let fact), .contradicted(let fact): fact.hasPrefix("other:")
    default: false
    }
  }

  private func isSmall(_ term: CanonicalQuery.Term) -> Bool {
    words.has("preposition", term.text) || words.has("filler", term.text)
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
}
