// SPDX-License-Identifier: Apache-2.0

import Listings

/// The words of a product's facts, for tracing the words of a title back to them.
struct FactIndex {
  /// A fact that supports a word.
  struct Source: Hashable {
    /// Key of the facts file (`materials`, `other.style`).
    var name: String
    var value: String
    var slot: TitleSlot
  }

  /// A value of the facts, cut into words.
  struct Value {
    var words: [String]
    var source: Source
  }

  /// In the order of the file, brand and product first.
  let values: [Value]
  /// What each word stands in, by loose form.
  private let sources: [String: [Source]]
  private let denied: Set<String>
  private let grammar: TitleGrammar
  private let productNames: [String]

  init(_ facts: ProductFacts, grammar: TitleGrammar, words cut: (String) -> [String]) {
    self.grammar = grammar
    var values: [Value] = []
    func add(_ texts: [String], _ name: String, _ slot: TitleSlot) {
      for text in texts where !text.isEmpty {
        values.append(
          Value(words: cut(text), source: Source(name: name, value: text, slot: slot)))
      }
    }
    add([facts.brand].compactMap(\.self), "brand", .brand)
    add([facts.productWord].compactMap(\.self), "product_word", .head)
    add(facts.productSynonyms, "product_synonyms", .synonym)
    add(facts.audience, "audience", .audience)
    add(facts.season, "season", .season)
    add(facts.materials, "materials", .material)
    add(facts.functions, "functions", .function)
    add(facts.scenes, "scenes", .scene)
    add(facts.colours, "colours", .colour)
    add(facts.sizes, "sizes", .size)
    add(facts.compatibleWith, "compatible_with", .compatible)
    for attribute in facts.other {
      let slot = grammar.attributes[attribute.name.lowercased()] ?? .detail
      add(attribute.values, "other.\(attribute.name)", slot)
    }
    self.values = values
    var sources: [String: [Source]] = [:]
    for value in values {
      for word in value.words + [value.source.value] {
        let key = WordForm.supportKey(word, endings: grammar.looseEndings)
        if sources[key]?.contains(value.source) != true {
          sources[key, default: []].append(value.source)
        }
      }
    }
    self.sources = sources
    productNames = ([facts.productWord].compactMap(\.self) + facts.productSynonyms).map(
      WordForm.key)
    denied = Set(
      facts.not.flatMap { [$0] + cut($0) }.map {
        WordForm.supportKey($0, endings: grammar.looseEndings)
      })
  }

  /// The facts that a word stands in.
  func support(for word: String) -> [Source] {
    sources[WordForm.supportKey(word, endings: grammar.looseEndings)] ?? []
  }

  /// Whether the facts say that this is not so.
  func denies(_ word: String) -> Bool {
    support(for: word).isEmpty
      && denied.contains(WordForm.supportKey(word, endings: grammar.looseEndings))
  }

  /// Whether a Chinese word is a part of the product's name, and so stands in any title that has it.
  func isPartOfName(_ word: String) -> Bool {
    let key = WordForm.key(word)
    guard key.count >= 2, key.unicodeScalars.allSatisfy(TitleText.isHan) else { return false }
    return productNames.first.map { $0 != key && $0.contains(key) } ?? false
  }
}
