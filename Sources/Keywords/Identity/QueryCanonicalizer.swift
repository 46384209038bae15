// SPDX-License-Identifier: Apache-2.0

import Text

/// Brings queries to their canonical form: tokens folded, inflection and function words taken off,
/// quantities in base units, absence marked.
public struct QueryCanonicalizer: Sendable {
  let segmenter: Segmenter
  let words: IdentityWords

  public init(segmenter: Segmenter, words: IdentityWords) {
    self.segmenter = segmenter
    self.words = words
  }

  /// The canonical form of a query.
  public func canonical(_ query: String) -> CanonicalQuery {
    let terms = terms(query).filter { !words.functionWords.contains($0.text) }
    let isChinese = terms.contains { $0.text.unicodeScalars.contains { Letters.isHan($0.value) } }
    return CanonicalQuery(terms: terms, isChinese: isChinese, order: order(of: terms))
  }

  /// The terms of a text in canonical form, function words included.
  func terms(_ text: String) -> [CanonicalQuery.Term] {
    let tokens = segmenter.segment(text)
    var terms: [CanonicalQuery.Term] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      index += 1
      guard token.kind != .punctuation else { continue }
      if let (term, next) = spacedQuantity(tokens, index - 1) {
        terms.append(term)
        index = next
        continue
      }
      let pieces = parts(of: token)
      for (position, piece) in pieces.enumerated() {
        let isHead = token.kind == .measure && position > 0
        terms.append(term(of: piece, kind: isHead ? .word : token.kind))
      }
    }
    return markingAbsence(terms)
  }

  /// A head is cut off its measure (1.8米|床). Hyphens join (wi-fi) unless what they join are long words of their own (leak-proof).
  private func parts(of token: Token) -> [String] {
    if token.kind == .measure, let (amount, head) = words.quantities.splitHead(token.folded) {
      return [amount, head]
    }
    guard token.kind == .latin else { return [token.folded] }
    let pieces = token.folded.split { $0 == "-" || $0 == "_" || $0 == "‑" }.map(String.init)
    guard pieces.count > 1 else { return [token.folded] }
    let areWords = pieces.allSatisfy { $0.count >= 3 && $0.allSatisfy(\.isLetter) }
    return areWords ? pieces : [pieces.joined()]
  }

  private func term(of text: String, kind: Token.Kind) -> CanonicalQuery.Term {
    switch kind {
    case .number:
      return CanonicalQuery.Term(text: text, kind: .model)
    case .latin:
      let hasDigit = text.contains(where: \.isNumber)
      if hasDigit, let amount = words.quantities.canonical(text) {
        return CanonicalQuery.Term(text: amount, kind: .quantity)
      }
      let key = words.inflection.key(of: text)
      if let absent = absent(key) { return CanonicalQuery.Term(text: absent, kind: .absence) }
      return CanonicalQuery.Term(text: key, kind: hasDigit ? .model : .word)
    case .word, .measure, .unknown:
      if kind != .unknown, let amount = words.quantities.canonical(text),
        kind == .measure || isCounted(text)
      {
        return CanonicalQuery.Term(text: amount, kind: .quantity)
      }
      return CanonicalQuery.Term(text: text, kind: kind == .unknown ? .unknownWord : .word)
    case .other, .punctuation:
      return CanonicalQuery.Term(text: text, kind: .unknownWord)
    }
  }

  /// Whether a word is a number written in Chinese with a unit and nothing else (四件套, 三年级).
  private func isCounted(_ text: String) -> Bool {
    let characters = Array(text)
    guard let (_, end) = ChineseNumber.leading(characters), end < characters.count else {
      return false
    }
    return words.quantities.unit(String(characters[end...])) != nil
  }

  /// A number and a unit with a space between (2 kg), or a number in words with one (two pack).
  private func spacedQuantity(
    _ tokens: [Token], _ index: Int
  ) -> (CanonicalQuery.Term, Int)? {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .latin else { return nil }
    let name = tokens[index + 1].folded
    guard words.quantities.unit(name) != nil else { return nil }
    let value =
      tokens[index].kind == .number
      ? Double(tokens[index].folded) : words.quantities.number(word: tokens[index].folded)
    guard let value else { return nil }
    return (
      CanonicalQuery.Term(
        text: words.quantities.quantity(value, unit: name), kind: .quantity), index + 2
    )
  }

  /// `sleeveless` → no sleeve; `nonslip` → no slip, as in two words.
  private func absent(_ word: String) -> String? {
    guard !words.absenceExceptions.contains(word) else { return nil }
    for ending in words.absenceEndings
    where word.hasSuffix(ending) && word.count >= ending.count + 3 {
      return "¬" + words.inflection.key(of: String(word.dropLast(ending.count)))
    }
    if word.hasPrefix("non"), word.count >= 7 { return "¬" + word.dropFirst(3) }
    return nil
  }

  /// `without scent`, `sugar free`, 不含|酒精 → no scent, no sugar, no 酒精.
  private func markingAbsence(_ terms: [CanonicalQuery.Term]) -> [CanonicalQuery.Term] {
    var result: [CanonicalQuery.Term] = []
    var isNext = false
    for term in terms {
      if words.absenceBefore.contains(term.text) {
        isNext = true
      } else if words.absenceAfter.contains(term.text), let last = result.last, last.kind == .word {
        result[result.count - 1] = CanonicalQuery.Term(text: "¬" + last.text, kind: .absence)
      } else if isNext, !words.functionWords.contains(term.text) {
        result.append(CanonicalQuery.Term(text: "¬" + term.text, kind: .absence))
        isNext = false
      } else {
        result.append(term)
      }
    }
    return result
  }

  /// The pairs of terms of one group of order, as they stand.
  private func order(of terms: [CanonicalQuery.Term]) -> [String] {
    let grouped = terms.enumerated().compactMap { index, term in
      words.orderGroups[term.text].map { (index: index, text: term.text, groups: $0) }
    }
    guard grouped.count > 1 else { return [] }
    var pairs: [String] = []
    for (position, first) in grouped.enumerated() {
      for second in grouped[(position + 1)...]
      where first.text != second.text && !Set(first.groups).isDisjoint(with: second.groups) {
        pairs.append("\(first.text)>\(second.text)")
      }
    }
    return pairs
  }
}
