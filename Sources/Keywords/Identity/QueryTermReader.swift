// SPDX-License-Identifier: Apache-2.0

import Text

/// Brings many queries to canonical terms: each is cut once, and each distinct token worked out once.
///
/// What it finds in a query is what `QueryCanonicalizer.canonical` finds.
struct QueryTermReader: Sendable {
  private(set) var table: TermTable
  /// Numbers of terms, function words left out, query after query.
  private(set) var terms: [UInt32] = []
  /// Where each query's terms start, and the end of the last.
  private(set) var starts: [UInt32] = [0]

  private let canonicalizer: QueryCanonicalizer
  private var pass: SegmentationPass
  private var cache = TokenCache()
  /// Entries of the tokens of the query at hand.
  private var tokens: [Int] = []

  init(_ canonicalizer: QueryCanonicalizer) {
    self.canonicalizer = canonicalizer
    table = TermTable(words: canonicalizer.words)
    pass = SegmentationPass(canonicalizer.segmenter)
  }

  /// Number of queries.
  var count: Int { starts.count - 1 }

  /// The terms of a query, by its place.
  func terms(of query: Int) -> ArraySlice<UInt32> {
    terms[Int(starts[query])..<Int(starts[query + 1])]
  }

  mutating func reserve(_ count: Int) {
    terms.reserveLarge(4 * count)
  }

  /// Adds a query.
  ///
  /// - Parameter query: valid UTF-8.
  mutating func read(_ query: UnsafeBufferPointer<UInt8>) {
    pass.read(query)
    tokens.removeAll(keepingCapacity: true)
    for piece in pass.pieces { tokens.append(entry(of: piece)) }
    let start = terms.count
    var marks: TermTraits = []
    var index = 0
    while index < tokens.count {
      let entry = cache.entries[tokens[index]]
      index += 1
      if index < tokens.count, !entry.number.isNaN, cache.entries[tokens[index]].isUnit {
        let unit = string(pass.pieces[index])
        terms.append(table.number(of: canonicalizer.quantity(entry.number, unit: unit)))
        index += 1
      } else {
        for term in cache.terms(of: entry) {
          marks.formUnion(table.traits[Int(term)])
          terms.append(term)
        }
      }
    }
    if !marks.isDisjoint(with: [.absenceBefore, .absenceAfter]) { markAbsence(from: start) }
    if marks.contains(.function) { dropFunctionWords(from: start) }
    starts.append(UInt32(terms.count))
  }

  private mutating func entry(of piece: SegmentationPass.Piece) -> Int {
    let key = TokenCache.key(pass.units[piece.range], kind: piece.kind)
    if let known = cache.index(of: key) { return known }
    let text = string(piece)
    let numbers = canonicalizer.terms(of: text, kind: piece.kind).map { table.number(of: $0) }
    return cache.add(
      key, terms: numbers, number: canonicalizer.number(text, kind: piece.kind),
      isUnit: canonicalizer.isUnit(text, kind: piece.kind))
  }

  private func string(_ piece: SegmentationPass.Piece) -> String {
    var view = String.UnicodeScalarView()
    for unit in pass.units[piece.range] {
      if let scalar = Unicode.Scalar(unit) { view.append(scalar) }
    }
    return String(view)
  }

  private mutating func markAbsence(from start: Int) {
    let absent: UInt32 = 1 << 31
    let marked = Absence.marked(
      Array(terms[start...]), traits: { $0 & absent == 0 ? table.traits[Int($0)] : [] },
      absent: { $0 | absent })
    terms.removeLast(terms.count - start)
    for term in marked {
      guard term & absent != 0 else {
        terms.append(term)
        continue
      }
      let what = table[term & ~absent].text
      terms.append(table.number(of: CanonicalQuery.Term(absentIn: what)))
    }
  }

  private mutating func dropFunctionWords(from start: Int) {
    var end = start
    for index in start..<terms.count where !table.traits[Int(terms[index])].contains(.function) {
      terms[end] = terms[index]
      end += 1
    }
    terms.removeLast(terms.count - end)
  }
}
