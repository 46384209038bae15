// SPDX-License-Identifier: Apache-2.0

import Text

/// Keys of many queries, equal for those that ask for the same.
struct QueryKeys {
  private let table: TermTable
  private let canonicalizer: QueryCanonicalizer
  private let joined: JoinedSpellings
  /// Whether each term is read as its parts.
  private let isJoined: [Bool]
  /// Terms and key of the query at hand; kept for their memory.
  private var terms: [UInt32] = []
  private var key: [UInt8] = []

  init(_ queries: QueryTermReader, canonicalizer: QueryCanonicalizer) {
    table = queries.table
    self.canonicalizer = canonicalizer
    joined = JoinedSpellings(queries)
    var isJoined = Array(repeating: false, count: table.count)
    for term in joined.parts.keys { isJoined[Int(term)] = true }
    self.isJoined = isJoined
  }

  /// The hash of `CanonicalQuery.key` of the terms, terms that are others written together read as those.
  mutating func key(of query: ArraySlice<UInt32>) -> UInt64 {
    terms.removeAll(keepingCapacity: true)
    for term in query {
      if isJoined[Int(term)] { terms += apart(term) } else { terms.append(term) }
    }
    var order: [String] = []
    if terms.count(where: { table.traits[Int($0)].contains(.ordered) }) > 1 {
      order = canonicalizer.order(of: terms.map { table[$0] })
    }
    sortTerms()
    key.removeAll(keepingCapacity: true)
    for (place, term) in terms.enumerated() {
      if place > 0 { key.append(CanonicalQuery.separator) }
      table.append(term, to: &key)
    }
    for pair in order {
      key.append(CanonicalQuery.separator)
      key += Array(pair.utf8)
    }
    var hash = StableHash()
    key.withUnsafeBufferPointer { hash.add($0) }
    hash.add("")
    return hash.value
  }

  /// Puts the terms in the order of their texts. Queries are short: each is moved to its place in turn.
  private mutating func sortTerms() {
    for index in terms.indices.dropFirst() {
      let term = terms[index]
      var place = index
      while place > 0, table.precedes(term, terms[place - 1]) {
        terms[place] = terms[place - 1]
        place -= 1
      }
      terms[place] = term
    }
  }

  /// The parts of a term written together; parts may be terms written together themselves.
  private func apart(_ term: UInt32) -> [UInt32] {
    joined.parts[term].map { $0.flatMap(apart) } ?? [term]
  }

  /// The keys of all terms of some exports, export after export.
  static func keys(
    of exports: [KeywordExport], _ canonicalizer: QueryCanonicalizer, progress: ProgressListener
  ) -> [UInt64] {
    let total = exports.reduce(0) { $0 + $1.count }
    var queries = QueryTermReader(canonicalizer)
    queries.reserve(total)
    for export in exports {
      export.forEachTerm { term in
        progress.note(.merging, queries.count, of: total)
        queries.read(term)
      }
    }
    var keys = QueryKeys(queries, canonicalizer: canonicalizer)
    return (0..<total).map { keys.key(of: queries.terms(of: $0)) }
  }
}
