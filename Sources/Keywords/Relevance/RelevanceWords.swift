// SPDX-License-Identifier: Apache-2.0

/// What judging queries against facts needs to know of words; read from `lexicons/words/relevance`.
///
/// All phrases are keys of `Phrase`.
public struct RelevanceWords: Sendable {
  /// A kind of goods: what it is called, what it is called more broadly, and topics it answers.
  struct Kind: Sendable {
    var names: [String]
    var broader: [String]
    var topics: [String]
  }

  /// What goods of any kind are called.
  var names: Set<String> = []
  var values = ValueTaxonomy()
  var audiences: [String: Audience] = [:]
  var kinds: [Kind] = []
  /// Groups of scenes each scene belongs to.
  var scenes: [String: Set<Int>] = [:]
  /// Roles of heads and small words: `accessory`, `service`, `generic`, `filler`, `preposition`, …
  var roles: [String: Set<String>] = [:]
  /// Words of attributes that name no thing.
  var style: Set<String> = []
  /// Brands in Latin letters, each with the goods among which it is one; empty: among all.
  var brands: [String: [Set<String>]] = [:]
  /// Kinds of devices each maker or series belongs to.
  var devices: [String: Set<String>] = [:]
  /// Chinese brands that are ordinary words, with the goods among which they are; `*`: among all.
  var ordinaryWords: [String: Set<String>] = [:]
  /// Numbers in a word: 单人 is one person.
  var amounts: [String: Amount] = [:]
  var forms = PhraseForms()
  var brandShape = BrandShape()
  /// One character for each of those that sound alike.
  var soundalikes: [Character: Character] = [:]
  /// Ordinary English words.
  private(set) var ordinary: Set<String> = []
  /// The longest phrase of any list, in terms.
  let longestPhrase = 5

  public init() {}

  mutating func add(ordinary words: some Sequence<String>) { ordinary.formUnion(words) }

  /// Whether a word in letters is ordinary English, or made of it by an ending that ordinary words have.
  func isOrdinary(_ word: String) -> Bool {
    if ordinary.contains(word) || ordinary.contains(Phrase.root(word)) { return true }
    for ending in RelevanceWords.ordinaryEndings where word.hasSuffix(ending) {
      if word.utf8.count >= ending.utf8.count + 3 { return true }
    }
    for ending in RelevanceWords.derivedEndings where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      if stem.utf8.count >= 3, ordinary.contains(stem) || ordinary.contains(stem + "e") {
        return true
      }
    }
    return false
  }

  /// Endings that mark an attribute whatever stands before them.
  private static let ordinaryEndings = [
    "proof", "able", "less", "free", "ing", "ness", "tion", "ful", "ible", "resistant",
  ]
  /// Endings that make ordinary words of ordinary words.
  private static let derivedEndings = [
    "ed", "d", "er", "r", "y", "ly", "s", "es", "al", "ic", "ish",
  ]

  /// The kind of goods that names belong to, all entries for them together; else the one that the end of a name
  /// belongs to (儿童保温杯 to 保温杯).
  func kind(of products: [String]) -> Kind? {
    let exact = kinds.filter { kind in kind.names.contains { products.contains($0) } }
    let found = (exact.isEmpty ? kindOfEnding(products).map { [$0] } ?? [] : exact)
      .map { fitting($0, products) }
    guard var first = found.first else { return nil }
    for kind in found.dropFirst() {
      first.names += kind.names
      first.broader += kind.broader
      first.topics += kind.topics
    }
    return first
  }

  /// Names of a line beyond which its goods are no longer of one kind in all respects.
  private static let crowded = 6

  /// A kind without those of its broader names that are of a part of its goods: where a line holds many goods, a
  /// single character (锅) or a name of goods (毛毯) is broader only for what ends alike.
  private func fitting(_ kind: Kind, _ products: [String]) -> Kind {
    guard kind.names.count > Self.crowded else { return kind }
    var kind = kind
    kind.broader.removeAll { name in
      let isHan = Phrase.isHan(name)
      guard isHan && name.count == 1 || names.contains(name),
        name != kind.names.first, !has("umbrella", String(name.suffix(1)))
      else { return false }
      let head = isHan ? String(name.suffix(1)) : name.split(separator: " ").last.map(String.init)
      return !products.contains { product in head.map { Phrase.contains(product, $0) } ?? false }
    }
    return kind
  }

  private func kindOfEnding(_ products: [String]) -> Kind? {
    let endings = kinds.compactMap { kind in
      kind.names.filter { name in
        products.contains { product in
          Phrase.isHan(name)
            ? name.count >= 2 && product.hasSuffix(name) : product.hasSuffix(" " + name)
        }
      }.map(\.count).max().map { (kind: kind, length: $0) }
    }
    return endings.max { $0.length < $1.length }?.kind
  }

  func has(_ role: String, _ key: String) -> Bool { roles[role]?.contains(key) ?? false }
}
