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
    for product in products {
      guard let range = QueryParts.words(product, in: terms) else { continue }
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

  /// The terms that together are a name.
  private static func words(_ name: String, in terms: [CanonicalQuery.Term]) -> Range<Int>? {
    for start in terms.indices {
      for end in start..<min(terms.count, start + 5) where Phrase.key(terms[start...end]) == name {
        return start..<(end + 1)
      }
    }
    return nil
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
