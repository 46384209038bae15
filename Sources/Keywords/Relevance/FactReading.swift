// SPDX-License-Identifier: Apache-2.0

/// Reads values of facts as the terms, amounts and audiences that queries are compared with.
struct FactReading {
  let words: RelevanceWords
  let canonicalizer: QueryCanonicalizer

  private var numbers: WrittenNumbers {
    WrittenNumbers(quantities: canonicalizer.words.quantities)
  }

  func terms(_ text: String) -> [CanonicalQuery.Term] {
    canonicalizer.terms(numbers.plain(text))
  }

  /// - Parameter name: of the attribute, which may hold the unit: `pieces: 24`, `座位数: 5`.
  func value(_ list: String, _ text: String, named name: String = "") -> FactTerms.Value {
    let terms = terms(text)
    let key = Phrase.key(terms)
    var amounts = terms.filter { $0.kind == .quantity }.compactMap { Amount($0.text) }
    if amounts.isEmpty, !name.isEmpty, Double(text) != nil {
      let unit = name.hasSuffix("数") ? String(name.dropLast().suffix(1)) : " " + name
      amounts = self.terms(text + unit).filter { $0.kind == .quantity }
        .compactMap { Amount($0.text) }
    }
    if amounts.isEmpty, let amount = words.amounts[key] { amounts = [amount] }
    let sides = terms.filter { $0.kind == .quantity && $0.text.contains("×") }
      .flatMap { $0.text.split(separator: "×").compactMap { Amount(String($0)) } }
    let keys = terms.map { Phrase.key([$0]) }
    return FactTerms.Value(
      list: list, text: text, key: key, terms: keys, named: named(key),
      namedWithin: namedWithin(keys),
      audience: words.audiences[key] ?? amounts.lazy.compactMap(Audience.init).first,
      amounts: amounts, sides: sides, dimensions: Dimensions(text),
      decimals: FactReading.decimals(in: numbers.plain(text)),
      name: Phrase.key(self.terms(name)),
      number: Double(text))
  }

  /// What a whole value names, beginnings that add nothing aside: 全碳素.
  private func named(_ key: String) -> [ValueTaxonomy.Value] {
    let named = words.values.lookup(key)
    guard named.isEmpty, Phrase.isHan(key) else { return named }
    return words.forms.others(of: key).lazy.map(words.values.lookup).first { !$0.isEmpty } ?? []
  }

  /// The numbers with a decimal point in a text.
  private static func decimals(in text: String) -> [Double] {
    text.split { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      .filter { $0.contains(".") }.compactMap { Double($0) }
  }

  /// What the longest phrases of a value name: `18/8 stainless steel`, `纯棉面料`.
  private func namedWithin(_ terms: [String]) -> [ValueTaxonomy.Value] {
    var found: [ValueTaxonomy.Value] = []
    var start = 0
    while start < terms.count {
      var key = ""
      var longest: (end: Int, values: [ValueTaxonomy.Value])?
      for end in start..<terms.count {
        key += (key.isEmpty || Phrase.isHan(terms[end]) ? "" : " ") + terms[end]
        let values = named(key)
        if !values.isEmpty { longest = (end, values) }
      }
      found += longest?.values ?? []
      start = (longest?.end ?? start) + 1
    }
    return found
  }

  /// What a value answers where it only says yes or no.
  static func answer(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "是", "有", "支持": true
    case "no", "false", "否", "无", "没有", "不支持": false
    default: nil
    }
  }

  /// The numbers a size ends in: one, or the ends of a range; nil where a unit or word ends it.
  static func numbers(in size: String) -> ClosedRange<Double>? {
    let digits = size.reversed().prefix { $0.isNumber || "-–~.".contains($0) }
    let ends = String(digits.reversed()).split { "-–~".contains($0) }.compactMap { Double($0) }
    guard let low = ends.first, let high = ends.last, low <= high, ends.count <= 2 else {
      return nil
    }
    return low...high
  }
}
