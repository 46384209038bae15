// SPDX-License-Identifier: Apache-2.0

import Text

/// The head of a query that calls the product by a wider name: 包 for 书包, 炸锅 for 空气炸锅, lamp for desk lamp.
struct WiderKind {
  /// The query without that name.
  var rest: [CanonicalQuery.Term]
  /// Terms of `rest` that were written together with the name: 看书 in 看书灯.
  var joined: [CanonicalQuery.Term] = []
  /// Keys of the query's first and last terms.
  var first: String
  var last: String
  var isChinese: Bool
  /// Whether the name says more than a single character.
  var isLong: Bool
  /// Keys of longer phrases that end in the name: what may be the name of another thing (学步车 for 车).
  var longer: [String]

  /// The ways to read a query so, the likeliest first; none where its head is no wider name of the product.
  ///
  /// - Parameters:
  ///   - cut: cuts a piece of text into terms.
  ///   - isAudience: whether a text says whom a thing is for, for that is often written right behind a head.
  static func readings(
    _ terms: [CanonicalQuery.Term], facts: FactTerms,
    cut: (String) -> [CanonicalQuery.Term], isAudience: (String) -> Bool
  ) -> [WiderKind] {
    let names = facts.widerNames
    let first = Phrase.key(terms.prefix(1))
    let last = Phrase.key(terms.suffix(1))
    var found: [WiderKind] = []
    for length in stride(from: min(3, terms.count), through: 1, by: -1) {
      // The last of them is the head; attributes may follow it.
      for start in stride(from: terms.count - length, through: 0, by: -1) {
        let key = Phrase.key(terms[start..<(start + length)])
        guard names.contains(key) else { continue }
        found.append(
          WiderKind(
            rest: Array(terms[..<start]) + Array(terms[(start + length)...]),
            first: first, last: last, isChinese: Phrase.isHan(key), isLong: key.count >= 2,
            longer: (max(0, start - 2)..<start).map { Phrase.key(terms[$0..<(start + length)]) }))
      }
    }
    // A head joined to what is before it, and to a word for people behind it: 看书灯, 短外套, 靴女.
    for index in terms.indices.reversed() where Phrase.isHan(terms[index].text) {
      let whole = terms[index].text
      for tail in 0...min(2, whole.count - 1) {
        let behind = String(whole.suffix(tail))
        guard tail == 0 || isAudience(behind) else { continue }
        let text = whole.dropLast(tail)
        for length in 1...4 where length < text.count || (length == text.count && tail > 0) {
          guard names.contains(String(text.suffix(length))) else { continue }
          let joined = cut(String(text.dropLast(length)))
          found.append(
            WiderKind(
              rest: Array(terms[..<index]) + joined + cut(behind) + Array(terms[(index + 1)...]),
              joined: joined, first: first, last: last, isChinese: true, isLong: length >= 2,
              longer: [String(text)]))
        }
      }
    }
    return found
  }

  /// What a product is called more broadly: as its kind is, and by what its names end in.
  static func names(of products: [String], kind: RelevanceWords.Kind?) -> Set<String> {
    var names = Set(kind?.broader ?? [])
    for product in products {
      if Phrase.isHan(product) {
        guard let last = product.last else { continue }
        names.formUnion([String(last), String(last) + "子"])
        for length in 2..<max(2, product.count) { names.insert(String(product.suffix(length))) }
      } else {
        let words = product.split(separator: " ")
        for start in words.indices.dropFirst() {
          names.insert(words[start...].joined(separator: " "))
        }
      }
    }
    return names.subtracting(products)
  }
}
