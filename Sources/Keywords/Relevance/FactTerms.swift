// SPDX-License-Identifier: Apache-2.0

import Listings

/// The facts of a product, brought to the form queries are judged in.
struct FactTerms: Sendable {
  /// One value of the facts.
  struct Value: Sendable {
    /// Which list it stands in: `colours`, `functions`, `other`, …
    var list: String
    /// As written.
    var text: String
    /// Key of the whole.
    var key: String
    /// Keys of its terms.
    var terms: [String]
    /// What the whole names.
    var named: [ValueTaxonomy.Value]
    /// What phrases within it name.
    var namedWithin: [ValueTaxonomy.Value]
    var audience: Audience?
    var amounts: [Amount]
    /// Of each dimension of a size (60x80cm).
    var sides: [Amount]
    var dimensions: Dimensions?
    /// Numbers with a decimal point in it.
    var decimals: [Double]
    /// Key of the attribute's name; empty outside `other`.
    var name: String
    /// The value where it is a bare number.
    var number: Double?
  }

  private var valueIndices: [String: Int] = [:]
  private var absentIndices: [String: Int] = [:]
  /// Numbers with a label before them, by label.
  private(set) var labelled: [String: [(number: Double, value: Int)]] = [:]

  var brand: String?
  /// Keys of the product word and its synonyms, longest first.
  var products: [String]
  /// Keys of the terms of each of those names.
  private(set) var productNames: [[String]]
  /// All of these.
  private(set) var productTerms: Set<String>
  var values: [Value]
  /// What the product is not.
  var absent: [Value]
  /// The kind of goods, where the words know it.
  var kind: RelevanceWords.Kind?
  /// What the product is called more broadly.
  private(set) var widerNames: Set<String> = []
  /// Keys of the names of attributes in `other`.
  private(set) var attributeNames: Set<String>
  /// Last characters of the product's Chinese names.
  private(set) var heads: Set<Character>
  /// Sizes that are numbers without a unit (42, US 8, 36-40).
  var numberedSizes: [ClosedRange<Double>]

  init(_ facts: ProductFacts, words: RelevanceWords, canonicalizer: QueryCanonicalizer) {
    let reader = FactReading(words: words, canonicalizer: canonicalizer)
    let key: (String) -> String = { Phrase.key(reader.terms($0)) }
    brand = facts.brand.map(key)
    let names = [facts.productWord].compactMap { $0 } + facts.productSynonyms
    products = names.map(key).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    productNames = names.map { reader.terms($0).map { Phrase.key([$0]) } }
    productTerms = Set(productNames.joined())
    let lists: [(String, [String])] = [
      ("materials", facts.materials), ("colours", facts.colours), ("sizes", facts.sizes),
      ("audience", facts.audience), ("season", facts.season), ("functions", facts.functions),
      ("scenes", facts.scenes), ("compatible_with", facts.compatibleWith),
    ]
    values = lists.flatMap { list, texts in texts.map { reader.value(list, $0) } }
    absent = facts.not.map { reader.value("not", $0) }
    for (name, texts) in facts.other {
      for text in texts {
        switch FactReading.answer(text) {
        case true?: values.append(reader.value("other", name))
        case false?: absent.append(reader.value("not", name))
        case nil: values.append(reader.value("other", text, named: name))
        }
      }
    }
    numberedSizes = facts.sizes.compactMap(FactReading.numbers)
    attributeNames = Set(values.map(\.name).filter { !$0.isEmpty })
    heads = Set(products.filter(Phrase.isHan).compactMap(\.last))
    kind = words.kind(of: products)
    widerNames = WiderKind.names(of: products, kind: kind)
    valueIndices = indices(values)
    absentIndices = indices(absent)
    // 猫用 rules out what is for 猫.
    for (index, value) in absent.enumerated() where Phrase.isHan(value.key) {
      for ending in words.forms.endings where value.key.hasSuffix(ending) {
        let stem = String(value.key.dropLast(ending.count))
        if !stem.isEmpty, absentIndices[stem] == nil { absentIndices[stem] = index }
      }
    }
    for (index, value) in values.enumerated() where value.list != "compatible_with" {
      for text in [value.key] + value.terms {
        guard let number = LabelledNumber(text) else { continue }
        labelled[number.label, default: []].append((number.number, index))
      }
    }
  }

  /// The first value with each key, spaces aside; then, where no other value has it, what stands before the
  /// product's own head (湿 in 湿粮, where the product is a 粮).
  private func indices(_ values: [Value]) -> [String: Int] {
    var result: [String: Int] = [:]
    for (index, value) in values.enumerated() {
      let key = Phrase.compact(value.key)
      if result[key] == nil { result[key] = index }
    }
    for (index, value) in values.enumerated() {
      guard let stem = stem(value), result[stem] == nil else { continue }
      result[stem] = index
    }
    return result
  }

  private func stem(_ value: Value) -> String? {
    if Phrase.isHan(value.key) {
      for product in products where Phrase.isHan(product) {
        for length in stride(from: min(product.count, value.key.count - 1), through: 1, by: -1)
        where value.key.hasSuffix(product.suffix(length)) {
          return String(value.key.dropLast(length))
        }
      }
      return nil
    }
    guard value.terms.count >= 2, let last = value.terms.last,
      products.contains(where: { $0 == last || $0.hasSuffix(" " + last) })
    else { return nil }
    return value.terms.dropLast().joined()
  }

  /// The first value whose key this is.
  func value(keyed key: String) -> Value? { valueIndices[Phrase.compact(key)].map { values[$0] } }

  /// The first thing the product is not whose key this is.
  func absence(keyed key: String) -> Value? {
    absentIndices[Phrase.compact(key)].map { absent[$0] }
  }

  func list(_ name: String) -> [Value] { values.filter { $0.list == name } }

  /// Whether the product is among these goods: by its word, or by what its kind is called more broadly.
  func isAmong(_ goods: Set<String>) -> Bool {
    let names = products + (kind?.broader ?? [])
    return names.contains { name in
      goods.contains {
        name == $0 || name.hasSuffix($0) || (Phrase.isHan($0) && Phrase.contains(name, $0))
      }
    }
  }
}
