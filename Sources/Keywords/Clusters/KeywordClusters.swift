// SPDX-License-Identifier: Apache-2.0

/// Terms that belong together: each under the most wanted term whose tokens it has and adds to.
public struct KeywordCluster: Hashable, Sendable {
  /// The term that heads it.
  public var head: String
  /// The others, in the order of the ranking.
  public var members: [String]
  /// Part of all relevant demand, 0…1.
  public var share: Double
}

extension KeywordRanking {
  /// Most terms that are clustered, the most valuable ones.
  static let clusterLimit = 5_000
  /// Heads compared with one term.
  private static let candidateLimit = 200

  /// The clusters of the most valuable terms that fit the product, the one with most demand first; terms
  /// that stand alone are left out.
  public func clusters() -> [KeywordCluster] {
    var heads: [(term: String, tokens: Set<String>, members: [String], share: Double)] = []
    var byToken: [String: [Int]] = [:]
    var terms: [RankedKeyword] = []
    for place in 0..<min(count, Self.clusterLimit) {
      let keyword = keyword(at: place)
      if keyword.share > 0 { terms.append(keyword) }
    }
    // Short and wanted terms head the longer ones.
    let ordered = terms.enumerated().sorted {
      ($0.element.tokens.count, $0.offset) < ($1.element.tokens.count, $1.offset)
    }
    var homes: [(place: Int, head: Int, term: RankedKeyword)] = []
    for (place, term) in ordered {
      let tokens = Set(term.tokens.map(HeaderName.folded))
      let candidates = Set(tokens.flatMap { (byToken[$0] ?? []).prefix(Self.candidateLimit) })
      let home = candidates.filter { heads[$0].tokens.isSubset(of: tokens) }
        .max {
          (heads[$0].tokens.count, heads[$0].share, $1) < (
            heads[$1].tokens.count, heads[$1].share, $0
          )
        }
      // One word alone gathers everything that has it: a head needs two, or most of the term.
      if let home, heads[home].tokens.count >= 2 || tokens.count <= 2 {
        homes.append((place, home, term))
      } else {
        for token in tokens { byToken[token, default: []].append(heads.count) }
        heads.append((term.term, tokens, [], term.share))
      }
    }
    for (_, head, term) in homes.sorted(by: { $0.place < $1.place }) {
      heads[head].members.append(term.term)
      heads[head].share += term.share
    }
    return heads.filter { !$0.members.isEmpty }
      .map { KeywordCluster(head: $0.term, members: $0.members, share: $0.share) }
      .sorted { $0.share != $1.share ? $0.share > $1.share : $0.head < $1.head }
  }
}
