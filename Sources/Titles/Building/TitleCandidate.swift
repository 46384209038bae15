// SPDX-License-Identifier: Apache-2.0

/// A search that a title may be built for.
public struct TitleCandidate: Hashable, Sendable {
  /// What is known of how it fits the product.
  public enum Relevance: String, Hashable, Sendable, CaseIterable {
    /// All it says is true of the product.
    case core
    /// Fits what the product is compatible with.
    case compatible
    /// Nothing known speaks for or against it.
    case unknown
    /// Says something that is not true.
    case contradicts
    /// Names another brand.
    case rivalBrand = "rival-brand"
    /// Is about something else.
    case irrelevant
  }

  /// As shoppers type it.
  public var term: String
  /// Its words as they stand in it.
  public var tokens: [String]
  /// What covering it is worth, in any unit of demand; candidates of one list share it.
  public var value: Double
  /// Nil lets the builder judge by the facts, word by word.
  public var relevance: Relevance?

  public init(term: String, tokens: [String], value: Double, relevance: Relevance? = nil) {
    self.term = term
    self.tokens = tokens
    self.value = value
    self.relevance = relevance
  }
}
