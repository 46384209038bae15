// SPDX-License-Identifier: Apache-2.0

import Text

/// What the ranking asks about the words of a query. Segmentation, identity and the relevance gate answer.
public struct QueryModel: Sendable {
  /// A judgement of one query against the facts of a product.
  public struct Judgement: Hashable, Sendable {
    public var label: RelevanceLabel
    /// The fact, or the word, that decided; nil where none did.
    public var fact: String?

    public init(label: RelevanceLabel, fact: String? = nil) {
      self.label = label
      self.fact = fact
    }
  }

  /// The tokens of a query, in order.
  public var tokens: @Sendable (String) -> [String]
  /// A key that two queries share when, and only when, they ask for the same.
  public var key: @Sendable (String) -> String
  /// Hashes of such keys for all terms of some exports, export after export; nil to ask for the key of
  /// each term. What the terms are together may say more than each alone.
  public var keys: (@Sendable ([KeywordExport], ProgressListener) -> [UInt64])?
  /// The judgement of a query; nil where there are no facts to judge by.
  public var judgement: (@Sendable (String) -> Judgement)?
  /// Whether a query asks something rather than names it.
  public var isQuestion: @Sendable (String) -> Bool

  public init(
    tokens: @escaping @Sendable (String) -> [String], key: @escaping @Sendable (String) -> String,
    keys: (@Sendable ([KeywordExport], ProgressListener) -> [UInt64])? = nil,
    judgement: (@Sendable (String) -> Judgement)? = nil,
    isQuestion: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.tokens = tokens
    self.key = key
    self.keys = keys
    self.judgement = judgement
    self.isQuestion = isQuestion
  }

  /// Hashes of the keys of all terms, export after export.
  func hashes(of exports: [KeywordExport], progress: ProgressListener) -> [UInt64] {
    if let keys { return keys(exports, progress) }
    return exports.flatMap { export in
      (0..<export.count).map { index in
        var hash = StableHash()
        hash.add(key(export.term(at: index)))
        return hash.value
      }
    }
  }
}
