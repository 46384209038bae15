// SPDX-License-Identifier: Apache-2.0

import Text

/// A query around the name of the product.
struct QueryParts {
  /// Key of the name that was found.
  private(set) var name: String
  var before: [CanonicalQuery.Term]
  var after: [CanonicalQuery.Term]
  var isChinese: Bool

  /// Finds the product's name in a query; nil where it is not there.
  ///
  /// Chinese is looked through as written, since a name may stand inside a longer word (书包架), and what
  /// is left on either side is cut anew. A name of one character counts as a word of its own or as the end of one.
  ///
  /// - Parameters:
  ///   - products: keys of the names, longest first.
  ///   - isOther: whether a word that ends in a name of one character is the name of other goods.
  ///   - cut: cuts a piece of text into terms.
  init?(
    _ terms: [CanonicalQuery.Term], products: [String], isOther: (String) -> Bool,
    cut: (String) -> [CanonicalQuery.Term]
  ) {
    let keys = terms.map { Phrase.key([$0]) }
    let whole = keys.joined()
    let products = products.filter { Phrase.contains(whole, Phrase.compact($0)) }
    guard !products.isEmpty else { return nil }
    let phrases = QueryParts.phrases(terms)
    for product in products {
      if let range = phrases.first(where: { $0.key == product })?.range {
        before = Array(terms[..<range.lowerBound])
        after = Array(terms[range.upperBound...])
      } else if Phrase.isHan(product), product.count >= 2,
        let (index, left, right) = QueryParts.inside(product, terms)
      {
        before = Array(terms[..<index.lowerBound]) + cut(left)
        after = cut(right) + Array(terms[index.upperBound...])
      } else if Phrase.isHan(product), product.count == 1,
        let index = terms.firstIndex(where: { $0.text.hasSuffix(product) && !isOther($0.text) })
      {
        before = terms[..<index] + cut(String(terms[index].text.dropLast()))
        after = Array(terms[(index + 1)...])
      } else {
        continue
      }
      name = product
      isChinese = Phrase.isHan(product)
      return
    }
    return nil
  }

  /// The keys of all stretches of up to five terms, by where they start and end.
  private static func phrases(
    _ terms: [CanonicalQuery.Term]
  ) -> [(range: Range<Int>, key: String)] {
    terms.indices.flatMap { start in
      (start..<min(terms.count, start + 5)).map { end in
        (start..<(end + 1), Phrase.key(terms[start...end]))
      }
    }
  }

  /// The terms that hold a name across their edges, and what is left of them on either side.
  private static func inside(
    _ name: String, _ terms: [CanonicalQuery.Term]
  ) -> (Range<Int>, String, String)? {
    for start in terms.indices {
      var text = ""
      for end in start..<min(terms.count, start + 4) {
        text += terms[end].text
        if let range = Phrase.range(of: name, in: text) {
          return (
            start..<(end + 1), String(text[..<range.lowerBound]), String(text[range.upperBound...])
          )
        }
      }
    }
    return nil
  }

  /// The same query around a shorter name that the found one ends in, where that gives a stray character its
  /// word back: 野钓|鱼竿 for 野|钓鱼竿.
  func around(_ shorter: String, cut: (String) -> [CanonicalQuery.Term]) -> QueryParts? {
    guard let stray = before.last, stray.text.count == 1, Phrase.isHan(stray.text),
      name.count > shorter.count, name.hasSuffix(shorter)
    else { return nil }
    var parts = self
    parts.name = shorter
    parts.before =
      before.dropLast() + cut(stray.text + String(name.dropLast(shorter.count)))
    return parts
  }
}
