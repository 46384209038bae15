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
      if index < tokens.count, let value = number(token.folded, kind: token.kind),
        isUnit(tokens[index].folded, kind: tokens[index].kind)
      {
        terms.append(quantity(value, unit: tokens[index].folded))
        index += 1
      } else {
        terms += self.terms(of: token.folded, kind: token.kind)
      }
    }
    // Hardly any query says that something is not there.
    guard terms.contains(where: saysAbsence) else { return terms }
    return Absence.marked(terms, traits: traits(of:)) { CanonicalQuery.Term(absentIn: $0.text) }
  }

  private func saysAbsence(_ term: CanonicalQuery.Term) -> Bool {
    words.absenceBefore.contains(term.text) || words.absenceAfter.contains(term.text)
  }

  /// The terms of one token, as read; none for a mark between words.
  func terms(of token: String, kind: Token.Kind) -> [CanonicalQuery.Term] {
    guard kind != .punctuation else { return [] }
    return parts(of: token, kind: kind).enumerated().map { position, piece in
      term(of: piece, kind: kind == .measure && position > 0 ? .word : kind)
    }
  }

  /// The value of a number before a unit that stands apart (2 kg), or of a number word (two pack).
  func number(_ token: String, kind: Token.Kind) -> Double? {
    switch kind {
    case .number: Double(token)
    case .punctuation: nil
    default: words.quantities.number(word: token)
    }
  }

  /// Whether a token is a unit that a number may stand before with a space between.
  func isUnit(_ token: String, kind: Token.Kind) -> Bool {
    kind == .latin && words.quantities.unit(token) != nil
  }

  /// The term of a number with its unit.
  func quantity(_ value: Double, unit: String) -> CanonicalQuery.Term {
    CanonicalQuery.Term(text: words.quantities.quantity(value, unit: unit), kind: .quantity)
  }

  /// A head is cut off its measure (1.8米|床). Hyphens join (wi-fi) unless what they join are long words
  /// of their own (leak-proof).
  private func parts(of token: String, kind: Token.Kind) -> [String] {
    if kind == .measure, let (amount, head) = words.quantities.splitHead(token) {
      return [amount, head]
    }
    guard kind == .latin else { return [token] }
    let pieces = token.split { $0 == "-" || $0 == "_" || $0 == "‑" }.map(String.init)
    guard pieces.count > 1 else { return [token] }
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

  /// What the sequence of terms asks of one of them.
  func traits(of term: CanonicalQuery.Term) -> TermTraits { TermTraits(of: term, by: words) }

  /// The pairs of terms of one group of order, as they stand.
  func order(of terms: [CanonicalQuery.Term]) -> [String] {
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
