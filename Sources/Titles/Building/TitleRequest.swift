// SPDX-License-Identifier: Apache-2.0

import Text

/// One text to build: everything decided but which words go in and in what order.
struct TitleRequest {
  let builder: TitleBuilder
  let field: PlatformField
  let limit: LengthLimit
  let index: FactIndex
  let accepted: [CandidateGate.Accepted]
  let dropped: [BuiltTitle.Dropped]
  let writer: TitleWriter
  /// Parts that are in, whatever they are worth.
  private(set) var fixed: [TitlePiece] = []
  /// How each word is written, by key.
  private(set) var written: [String: String] = [:]
  /// Words that stand in another field, or inside the product's name: they cost nothing here.
  private(set) var free: Set<String> = []

  /// Fields that add to a title.
  private static let highlights = "highlights"
  private static let backend = "backend"

  var requiredKeys: Set<String> { Set(fixed.flatMap(\.keys)) }

  init(
    builder: TitleBuilder, field name: String, _ candidates: [TitleCandidate],
    forbidding banned: Set<String>, elsewhere: Set<String> = []
  ) throws(TitleBuildError) {
    guard let field = builder.platform.field(name),
      let rule = field.limit(on: builder.day, category: builder.category)
    else { throw .unknownField(platform: builder.platform.name, field: name) }
    self.builder = builder
    self.field = field
    limit = LengthLimit(
      count: min(rule.count, builder.options.limit ?? rule.count), unit: rule.unit)
    var grammar = builder.grammar
    // Both are lists of words, not sentences; and nobody reads search terms.
    if name == Self.backend || name == Self.highlights { grammar.joiners = [:] }
    if name == Self.backend {
      grammar.capitalizes = false
      grammar.spellings = [:]
    }
    index = FactIndex(builder.facts, grammar: grammar, words: builder.words)
    writer = TitleWriter(grammar: grammar, separator: field.separator)
    let gate = CandidateGate(
      index: index, grammar: grammar,
      forbidden: banned.union(builder.options.forbidden.flatMap(builder.words).map(WordForm.key)))
    (accepted, dropped) = gate.judge(candidates)
    spell()
    free = elsewhere
    // Search terms and highlights add to a title; they do not repeat it.
    if name != Self.backend && name != Self.highlights { fix() }
  }

  /// How words are written: as the facts do, else as the most valued search does.
  private mutating func spell() {
    let isHidden = field.name == Self.backend
    for value in index.values {
      let given = value.source.value.split(separator: " ").map(String.init)
      for (position, word) in value.words.enumerated() {
        let key = WordForm.key(word)
        let original = given.first { WordForm.key($0) == key } ?? value.words[position]
        if written[key] == nil {
          written[key] = writer.written(word, as: isHidden ? original.lowercased() : original)
        }
      }
    }
    for item in accepted.sorted(by: { $0.candidate.value > $1.candidate.value }) {
      for token in item.candidate.tokens where written[WordForm.key(token)] == nil {
        written[WordForm.key(token)] = writer.written(token, as: nil)
      }
    }
    for (key, spelling) in writer.grammar.spellings where written[key] != nil {
      written[key] = spelling
    }
  }

  /// Seed, brand, product name and the user's words.
  private mutating func fix() {
    var taken: Set<String> = []
    func add(_ words: [String], _ slot: TitleSlot, text: String? = nil) {
      let keys = words.map(WordForm.key)
      guard !keys.isEmpty, !Set(keys).isSubset(of: taken) else { return }
      taken.formUnion(keys)
      fixed.append(
        TitlePiece(keys: keys, text: text ?? joined(keys), slot: slot, weight: .infinity))
    }
    if let seed = builder.options.seed, !seed.isEmpty {
      add(builder.words(seed), .head, text: seed)
    }
    for value in index.values {
      switch value.source.slot {
      case .brand where builder.options.seed == nil && builder.options.includesBrand:
        add(value.words, .brand, text: value.source.value)
      case .head where builder.options.seed == nil: add(value.words, .head)
      default: break
      }
    }
    for wish in builder.options.required {
      let words = builder.words(wish)
      let slot = words.compactMap { index.support(for: $0).first?.slot }.first ?? .modifier
      for word in words where written[WordForm.key(word)] == nil {
        written[WordForm.key(word)] = writer.written(word, as: word)
      }
      add(words, slot)
    }
  }

  /// Words as they are written, joined as the field joins them.
  func joined(_ keys: [String]) -> String {
    let parts = keys.map { key in
      TitlePiece(keys: [key], text: written[key] ?? key, slot: .modifier)
    }
    return writer.text(of: parts, joining: .none)
  }

  /// Whether a word is covered without being chosen.
  func isFree(_ key: String) -> Bool { free.contains(key) || index.isPartOfName(key) }
}
