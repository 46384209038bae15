// SPDX-License-Identifier: Apache-2.0

import Text

/// The head of a query that calls the product by a wider name: 包 for 书包, lamp for desk lamp.
struct WiderKind {
  /// The query without that name.
  var rest: [CanonicalQuery.Term]

  /// Nil where the query's head is no wider name of the product.
  ///
  /// - Parameter cut: cuts a piece of text into terms.
  init?(
    _ terms: [CanonicalQuery.Term], facts: FactTerms, words: RelevanceWords,
    cut: (String) -> [CanonicalQuery.Term]
  ) {
    let names = WiderKind.names(facts)
    let isChinese = terms.contains { Phrase.isHan($0.text) }
    let end =
      isChinese
      ? terms.endIndex
      : terms.firstIndex { words.has("preposition", Phrase.key([$0])) } ?? terms.endIndex
    for length in stride(from: min(3, end), through: 1, by: -1) {
      // An English head stands last before a preposition, a Chinese one anywhere.
      let starts = isChinese ? Array(0...(end - length)) : [end - length]
      for start in starts where names.contains(Phrase.key(terms[start..<(start + length)])) {
        rest = Array(terms[..<start]) + Array(terms[(start + length)...])
        return
      }
    }
    // A head of one character, joined to what is before it: 看书灯.
    guard isChinese, let last = terms.last, last.text.count >= 3, let head = last.text.last,
      names.contains(String(head))
    else { return nil }
    rest = Array(terms.dropLast()) + cut(String(last.text.dropLast()))
  }

  private static func names(_ facts: FactTerms) -> Set<String> {
    var names = Set(facts.kind?.broader ?? [])
    for product in facts.products {
      if Phrase.isHan(product) {
        if let last = product.last { names.insert(String(last)) }
      } else if let last = product.split(separator: " ").last {
        names.insert(String(last))
      }
    }
    return names
  }
}
