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
    _ terms: [CanonicalQuery.Term], facts: FactTerms,
    cut: (String) -> [CanonicalQuery.Term]
  ) {
    let names = WiderKind.names(facts)
    for length in stride(from: min(3, terms.count), through: 1, by: -1) {
      // The last of them is the head; attributes may follow it.
      for start in stride(from: terms.count - length, through: 0, by: -1)
      where names.contains(Phrase.key(terms[start..<(start + length)])) {
        rest = Array(terms[..<start]) + Array(terms[(start + length)...])
        return
      }
    }
    // A head of one character, joined to what is before it: 看书灯.
    guard let last = terms.last, Phrase.isHan(last.text), last.text.count >= 3,
      let head = last.text.last,
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
