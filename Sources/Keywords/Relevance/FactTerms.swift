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
    var named: [ValueTaxonomy.Value]
    var audience: Audience?
    var amounts: [Amount]
  }

  private var valueIndices: [String: Int] = [:]
  private var absentIndices: [String: Int] = [:]

  var brand: String?
  /// Keys of the product word and its synonyms, longest first.
  var products: [String]
  var values: [Value]
  /// What the product is not.
  var absent: [Value]
  /// The kind of goods, where the words know it.
  var kind: RelevanceWords.Kind?
  /// Sizes that are numbers without a unit (42, US 8, 36-40).
  var numberedSizes: [ClosedRange<Double>]

  init(_ facts: ProductFacts, words: RelevanceWords, canonicalizer: QueryCanonicalizer) {
    func value(_ list: String, _ text: String) -> Value {
      let terms = canonicalizer.terms(text)
      let key = Phrase.key(terms)
      let amounts = terms.filter { $0.kind == .quantity }.compactMap { Amount($0.text) }
      return Value(
        list: list, text: text, key: key, terms: terms.map { Phrase.key([$0]) },
        named: words.values.lookup(key),
        audience: words.audiences[key] ?? amounts.lazy.compactMap(Audience.init).first,
        amounts: amounts)
    }
    let key: (String) -> String = { Phrase.key(canonicalizer.terms($0)) }
    brand = facts.brand.map(key)
    products = ([facts.productWord].compactMap { $0 } + facts.productSynonyms).map(key)
      .filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    var lists: [(String, [String])] = [
      ("materials", facts.materials), ("colours", facts.colours), ("sizes", facts.sizes),
      ("audience", facts.audience), ("season", facts.season), ("functions", facts.functions),
      ("scenes", facts.scenes), ("compatible_with", facts.compatibleWith),
    ]
    lists += facts.other.map { ("other", $0.values) }
    values = lists.flatMap { list, texts in texts.map { value(list, $0) } }
    absent = facts.not.map { value("not", $0) }
    valueIndices = FactTerms.indices(values)
    absentIndices = FactTerms.indices(absent)
    numberedSizes = facts.sizes.compactMap(FactTerms.numbers)
    let names = products
    kind =
      words.kinds.first { kind in kind.names.contains { names.contains($0) } }
      ?? words.kinds.first { kind in
        kind.names.contains { name in names.contains { $0.hasSuffix(name) } }
      }
  }

  /// The numbers a size ends in: one, or the ends of a range; nil where a unit or word ends it.
  private static func numbers(in size: String) -> ClosedRange<Double>? {
    let digits = size.reversed().prefix { $0.isNumber || "-–~.".contains($0) }
    let ends = String(digits.reversed()).split { "-–~".contains($0) }.compactMap { Double($0) }
    guard let low = ends.first, let high = ends.last, low <= high, ends.count <= 2 else {
      return nil
    }
    return low...high
  }

  /// The first value with each key.
  private static func indices(_ values: [Value]) -> [String: Int] {
    Dictionary(values.enumerated().map { ($1.key, $0) }, uniquingKeysWith: min)
  }

  /// The first value whose key this is.
  func value(keyed key: String) -> Value? { valueIndices[key].map { values[$0] } }

  /// The first thing the product is not whose key this is.
  func absence(keyed key: String) -> Value? { absentIndices[key].map { absent[$0] } }

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
