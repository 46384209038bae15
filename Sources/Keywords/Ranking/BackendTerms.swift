// SPDX-License-Identifier: Apache-2.0

/// Words packed into a backend field (Amazon's search terms): most value a byte first, none twice.
public struct BackendTerms: Hashable, Sendable {
  /// Separated by spaces.
  public var text: String
  /// UTF-8 bytes of `text`.
  public var bytes: Int
  public var budget: Int

  /// - Parameters:
  ///   - budget: UTF-8 bytes the field holds.
  ///   - taken: words that stand elsewhere in the listing and need no second place.
  public init(_ ranking: KeywordRanking, budget: Int, taken: Set<String> = []) {
    var words: [String] = []
    var seen = Set(taken.map(HeaderName.folded))
    var bytes = 0
    for place in 0..<min(ranking.count, 2_000) {
      let keyword = ranking.keyword(at: place)
      guard keyword.uses.contains(.backend) || keyword.uses.contains(.title) else { continue }
      // The title's own words need no repeating, its candidates' other words do.
      let new = keyword.tokens.map(HeaderName.folded).filter { !seen.contains($0) && !$0.isEmpty }
      let cost = new.reduce(0) { $0 + $1.utf8.count + 1 } - (words.isEmpty ? 1 : 0)
      guard !new.isEmpty, bytes + cost <= budget else { continue }
      words += new
      seen.formUnion(new)
      bytes += cost
    }
    text = words.joined(separator: " ")
    self.bytes = text.utf8.count
    self.budget = budget
  }
}
