// SPDX-License-Identifier: Apache-2.0

import Text

/// A query around the name of the product.
struct QueryParts {
  var before: [CanonicalQuery.Term]
  var after: [CanonicalQuery.Term]
  var isChinese: Bool

  /// Finds the product's name in a query; nil where it is not there.
  ///
  /// Chinese is looked through as written, since a name may stand inside a longer word (书包架), and what
  /// is left on either side is cut anew. A name of one character counts only as a word of its own.
  ///
  /// - Parameters:
  ///   - products: keys of the names, longest first.
  ///   - cut: cuts a piece of text into terms.
  init?(
    _ terms: [CanonicalQuery.Term], products: [String], cut: (String) -> [CanonicalQuery.Term]
  ) {
    let phrases = QueryParts.phrases(terms)
    for product in products {
      guard let range = phrases.first(where: { $0.key == product })?.range else { continue }
      before = Array(terms[..<range.lowerBound])
      after = Array(terms[range.upperBound...])
      isChinese = Phrase.isHan(product)
      return
    }
    for product in products {
      guard Phrase.isHan(product), product.count >= 2,
        let (index, left, right) = QueryParts.inside(product, terms)
      else { continue }
      before = Array(terms[..<index.lowerBound]) + cut(left)
      after = cut(right) + Array(terms[index.upperBound...])
      isChinese = true
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
}
