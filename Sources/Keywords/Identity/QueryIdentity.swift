// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// Decides whether two queries want the same thing.
public struct QueryIdentity: Sendable {
  public let canonicalizer: QueryCanonicalizer

  public init(segmenter: Segmenter, words: IdentityWords) {
    canonicalizer = QueryCanonicalizer(segmenter: segmenter, words: words)
  }

  private var words: IdentityWords { canonicalizer.words }

  /// Same, related or different.
  public func compare(_ a: String, _ b: String) -> QueryRelation {
    compare(canonicalizer.canonical(a), canonicalizer.canonical(b))
  }

  /// Same, related or different, of queries in canonical form.
  public func compare(_ a: CanonicalQuery, _ b: CanonicalQuery) -> QueryRelation {
    if a.key == b.key { return .same }
    let (restA, restB) = rest(a.terms, b.terms)
    if restA.isEmpty, restB.isEmpty { return .different }
    if Spelling.isPermutation(a.terms.map(\.text), of: b.terms.map(\.text)), a.order == b.order {
      return .same
    }
    if restA.isEmpty || restB.isEmpty {
      let extra = restA.isEmpty ? restB : restA
      let all = restA.isEmpty ? b.terms : a.terms
      return changesMeaning(extra, in: all) ? .different : .related
    }
    if Spelling.isJoined(restA.map(\.text), restB.map(\.text)) { return .same }
    if sayTheSame(a, b) { return .related }
    return isMisspelling(restA, restB) ? .related : .different
  }

  /// The terms of each query that the other does not have.
  private func rest(
    _ a: [CanonicalQuery.Term], _ b: [CanonicalQuery.Term]
  ) -> ([CanonicalQuery.Term], [CanonicalQuery.Term]) {
    var onlyB = b
    var onlyA: [CanonicalQuery.Term] = []
    for term in a {
      if let index = onlyB.firstIndex(where: { $0.text == term.text }) {
        onlyB.remove(at: index)
      } else {
        onlyA.append(term)
      }
    }
    return (onlyA, onlyB)
  }

  /// Whether terms that one query has more make another thing of it, not a narrower one: absence of what
  /// the other has, or another model of it.
  private func changesMeaning(
    _ extra: [CanonicalQuery.Term], in all: [CanonicalQuery.Term]
  ) -> Bool {
    if extra.contains(where: { words.variants.contains($0.text) }) { return true }
    for term in extra where term.kind == .model && term.text.allSatisfy(\.isNumber) {
      if let index = all.firstIndex(of: term), index > 0,
        words.variants.contains(all[index - 1].text)
      {
        return true
      }
    }
    return false
  }

  /// Whether the queries are equal, or one contains the other, once synonyms are read as one.
  private func sayTheSame(_ a: CanonicalQuery, _ b: CanonicalQuery) -> Bool {
    let meaningA = meanings(a.terms)
    let meaningB = meanings(b.terms)
    let (restA, restB) = rest(meaningA, meaningB)
    guard restA.isEmpty || restB.isEmpty else {
      return Spelling.isJoined(restA.map(\.text), restB.map(\.text))
    }
    return !changesMeaning(restA + restB, in: restA.isEmpty ? meaningB : meaningA)
  }

  /// The terms with each phrase that has synonyms replaced by the name of their group.
  private func meanings(_ terms: [CanonicalQuery.Term]) -> [CanonicalQuery.Term] {
    var result: [CanonicalQuery.Term] = []
    var index = 0
    scan: while index < terms.count {
      let most = min(max(words.longestSynonym, 3), terms.count - index)
      for length in stride(from: most, through: 1, by: -1) {
        let phrase = terms[index..<(index + length)].map(\.text)
        // Chinese phrases stand in the file unspaced, however they are cut.
        if let group = words.synonyms[phrase.joined(separator: " ")]
          ?? words.synonyms[phrase.joined()]
        {
          result.append(CanonicalQuery.Term(text: "=" + group, kind: .word))
          index += length
          continue scan
        }
      }
      result.append(terms[index])
      index += 1
    }
    return result
  }

  /// Whether what differs is one word misspelt: a typing slip apart, and at most one of the two a word.
  private func isMisspelling(
    _ a: [CanonicalQuery.Term], _ b: [CanonicalQuery.Term]
  ) -> Bool {
    guard (a + b).allSatisfy({ $0.kind == .word || $0.kind == .unknownWord }) else { return false }
    let left = a.map(\.text).joined()
    let right = b.map(\.text).joined()
    let isHan = (left + right).unicodeScalars.contains { Letters.isHan($0.value) }
    if isHan {
      let unknown = (a + b).contains { $0.kind == .unknownWord }
      guard unknown, left.count >= 3, left.count == right.count else { return false }
      return Spelling.slips(left, right) == 1
    }
    guard a.count == b.count, left.first == right.first, min(left.count, right.count) >= 5 else {
      return false
    }
    return Spelling.slips(left, right) == 1
  }
}
