// SPDX-License-Identifier: Apache-2.0

import Text

extension TitleRequest {
  /// Chooses the words, orders and writes them.
  ///
  /// The bound is that of the whole limit. Where joiners (`for`, `and`) do not fit beside the best words,
  /// a choice that leaves room for them is taken if it costs no more than the grammar allows.
  func draft() throws(TitleBuildError) -> TitleDraft {
    guard !fixed.isEmpty || !accepted.isEmpty else { throw .nothingToSay }
    guard let best = try choose(within: limit.count) else {
      throw .requiredDoNotFit(words: fixed.map(\.text), limit: limit)
    }
    var plain: TitleDraft?
    var reserve = 0
    while plain == nil {
      // Two Latin words side by side in a Chinese title need a space that the choice did not pay for.
      guard let choice = reserve == 0 ? best : try choose(within: limit.count - reserve) else {
        throw .requiredDoNotFit(words: fixed.map(\.text), limit: limit)
      }
      let pieces = arranged(choice)
      plain = fitting(pieces, choice, bound: best.bound)
      if plain == nil {
        let length = limit.unit.length(of: writer.text(of: pieces, joining: .none))
        reserve += max(1, length - limit.count)
      }
    }
    guard let plain else { throw .nothingToSay }
    if plain.joining == .full || builder.grammar.joinerWorth == 0 { return plain }
    for joining in [TitleWriter.Joining.full, .leading]
    where joining.rawValue > plain.joining.rawValue {
      let length = limit.unit.length(of: writer.text(of: plain.pieces, joining: joining))
      guard let choice = try choose(within: 2 * limit.count - length) else { continue }
      let worth = best.value * (1 - builder.grammar.joinerWorth)
      if choice.value >= worth,
        let draft = fitting(arranged(choice), choice, bound: best.bound),
        draft.joining.rawValue >= joining.rawValue
      {
        return draft
      }
    }
    return plain
  }

  /// The best words within a length.
  struct Choice {
    var keys: [String]
    var value: Double
    var bound: Double
  }

  /// - Parameter limitingForms: whether an attribute with one value, or a word in two forms, stands once.
  func choose(
    within length: Int, limitingForms: Bool = true
  ) throws(TitleBuildError) -> Choice? {
    guard length >= 0 else { return nil }
    let need = requiredKeys
    let (groups, ruledOut) = limitingForms ? exclusive(need) : ([], [])
    let problem = TokenProblem(
      queries: accepted.filter { !$0.keys.contains(where: ruledOut.contains) }.map { item in
        TokenProblem.Query(
          text: item.candidate.term,
          tokens: item.keys.filter { !need.contains($0) && !isFree($0) }.map(spelling),
          value: item.candidate.value)
      }, required: fixed.map(\.text), limit: length, unit: limit.unit,
      separator: field.separator, exclusive: groups)
    guard let solution = problem.solved(within: builder.options.search) else { return nil }
    let chosen = Set(solution.tokens)
    var keys: [String] = []
    for item in accepted {
      for key in item.keys
      where chosen.contains(spelling(key)) && !need.contains(key) && !isFree(key)
        && !keys.contains(key)
      {
        keys.append(key)
      }
    }
    return Choice(keys: keys, value: solution.value, bound: solution.bound)
  }

  private func spelling(_ key: String) -> String { written[key] ?? key }

  /// Words of which one may be in: values of an attribute that has one, and forms of one word. Words that
  /// those in already leave no room for come apart.
  private func exclusive(_ need: Set<String>) -> (groups: [[String]], ruledOut: Set<String>) {
    var groups: [[String]] = []
    for name in Set(builder.options.single + builder.grammar.single).sorted() {
      let values = index.values.filter { $0.source.name == name }.map { $0.words.map(WordForm.key) }
      let shared = values.dropFirst().reduce(Set(values.first ?? [])) { $0.intersection($1) }
      groups.append(values.compactMap { words in words.first { !shared.contains($0) } })
    }
    var forms: [String: [String]] = [:]
    for key in Set(accepted.flatMap(\.keys)).union(need).sorted() {
      forms[WordForm.supportKey(key, endings: builder.grammar.looseEndings), default: []].append(
        key)
    }
    groups += forms.values
    var open: [[String]] = []
    var ruledOut: Set<String> = []
    for group in groups.map({ Set($0).sorted() }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let outside = group.filter { !need.contains($0) && !isFree($0) }
      if group.contains(where: need.contains) {
        ruledOut.formUnion(outside)
      } else if outside.count > 1 {
        open.append(outside.map(spelling))
      }
    }
    return (open, ruledOut)
  }

  /// The chosen words as parts, in a good order.
  func arranged(_ choice: Choice) -> [TitlePiece] {
    var open = choice.keys
    var pieces = fixed
    for value in index.values {
      let keys = value.words.map(WordForm.key)
      guard keys.count > 1, keys.allSatisfy(open.contains) else { continue }
      pieces.append(piece(keys, value.source.slot))
      open.removeAll(where: keys.contains)
    }
    for key in open {
      let slot = index.support(for: key).first?.slot ?? .modifier
      // A word of another name of the product stands where it describes, not where it names.
      pieces.append(piece([key], slot))
    }
    let seen = field.visible(on: builder.day, category: builder.category)
    let phrases = accepted.filter { covers(choice, $0) }.map { ($0.keys, $0.candidate.value) }
    return Arrangement(pieces, grammar: builder.grammar, phrases: phrases) { order in
      guard let seen, let head = order.lastIndex(where: { $0.slot == .head }) else { return true }
      let front = writer.text(of: Array(order[...head]), joining: .none)
      return seen.unit.length(of: front) <= seen.count
    }.best()
  }

  private func piece(_ keys: [String], _ slot: TitleSlot) -> TitlePiece {
    let weight = accepted.reduce(0) { sum, item in
      item.keys.contains(where: keys.contains) ? sum + item.candidate.value : sum
    }
    return TitlePiece(keys: keys, text: joined(keys), slot: slot, weight: weight)
  }

  func covers(_ choice: Choice, _ item: CandidateGate.Accepted) -> Bool {
    let inside = requiredKeys.union(choice.keys)
    return item.keys.allSatisfy { inside.contains($0) || isFree($0) }
  }

  /// The text with as many joiners as fit; nil when it does not fit without any.
  private func fitting(_ pieces: [TitlePiece], _ choice: Choice, bound: Double) -> TitleDraft? {
    for joining in TitleWriter.Joining.allCases.reversed() {
      let text = writer.text(of: pieces, joining: joining)
      let length = limit.unit.length(of: text)
      if length <= limit.count {
        return TitleDraft(
          built: finished(text, length, pieces, choice, bound: bound, joining), pieces: pieces,
          writer: writer, joining: joining)
      }
    }
    return nil
  }

  private func finished(
    _ text: String, _ length: Int, _ pieces: [TitlePiece], _ choice: Choice, bound: Double,
    _ joining: TitleWriter.Joining
  ) -> BuiltTitle {
    let account = CoverageAccount(request: self, pieces: pieces)
    let seen = field.visible(on: builder.day, category: builder.category)
    var built = BuiltTitle(
      field: field.name, text: text,
      length: .init(value: length, limit: limit.count, unit: limit.unit),
      visible: seen.map { String($0.unit.prefix(of: text, fitting: $0.count)) } ?? text,
      value: account.value, bound: max(bound, account.value),
      proved: bound - account.value <= 1e-9 * max(1, bound),
      share: account.share, covered: account.covered, dropped: account.dropped + dropped,
      tokens: account.tokens(writer.stretches(of: pieces, joining: joining)), findings: [])
    if let seed = builder.options.seed {
      let before = Set(builder.words(seed).map(WordForm.key))
      built.gained = account.covered.filter { search in
        !accepted.contains { item in
          item.candidate.term == search.term
            && item.keys.allSatisfy { before.contains($0) || isFree($0) }
        }
      }
    }
    return built
  }
}
