// SPDX-License-Identifier: Apache-2.0

/// A query in its canonical form.
public struct CanonicalQuery: Hashable, Sendable {
  /// What a term is to the comparison.
  public enum Kind: Hashable, Sendable {
    /// A word.
    case word
    /// A word no lexicon explains: a brand, or a misspelling.
    case unknownWord
    /// A number with its unit, brought to the base unit of its dimension.
    case quantity
    /// A number or a model: `2`, `p50`.
    case model
    /// The absence of something: without scent, sugar free, 不含酒精.
    case absence
  }

  /// One term.
  public struct Term: Hashable, Sendable, Comparable {
    /// Canonical text: inflection, number words and units removed.
    public var text: String
    public var kind: Kind

    public init(text: String, kind: Kind) {
      self.text = text
      self.kind = kind
    }

    public static func < (a: Term, b: Term) -> Bool { a.text < b.text }
  }

  /// The terms in the order of the query; function words are left out.
  public var terms: [Term]
  /// Whether the query is written in Chinese.
  public var isChinese: Bool
  /// Pairs of terms whose order carries meaning, in the order they stand (狗 玩具 is not 玩具 狗).
  public var order: [String]

  public init(terms: [Term], isChinese: Bool, order: [String] = []) {
    self.terms = terms
    self.isChinese = isChinese
    self.order = order
  }

  /// Equal for queries that are the same: the terms in alphabetical order, and what order carries.
  public var key: String {
    (terms.map(\.text).sorted() + order).joined(
      separator: String(Unicode.Scalar(Self.separator)))
  }

  /// Stands between the parts of a key and in none of them.
  static let separator: UInt8 = 0x1F
}
