// SPDX-License-Identifier: Apache-2.0

/// A search that a title should be found by.
public struct TitleKeyword: Hashable, Sendable {
  public var term: String
  /// Its words; all of them must stand in the title, in any order.
  public var tokens: [String]
  /// How much it is asked for, in any unit; keywords of one list share it.
  public var demand: Double

  public init(term: String, tokens: [String], demand: Double) {
    self.term = term
    self.tokens = tokens
    self.demand = demand
  }
}

/// Which keywords a title covers.
public struct KeywordCoverage: Hashable, Sendable {
  /// All their words stand in the title; in the order given.
  public var covered: [TitleKeyword]
  /// Some word is missing.
  public var missing: [TitleKeyword]
  /// Those of `covered` that stand in the title as they are, unbroken.
  public var contiguous: [TitleKeyword]

  /// Covered share of the demand, 0…1; nil where there is no demand at all.
  public var demandCovered: Double? {
    let inside = covered.reduce(0) { $0 + $1.demand }
    let total = inside + missing.reduce(0) { $0 + $1.demand }
    return total > 0 ? inside / total : nil
  }

  /// Nil where there are no keywords.
  init?(of keywords: [TitleKeyword], in title: TitleText) {
    guard !keywords.isEmpty else { return nil }
    covered = []
    missing = []
    contiguous = []
    for keyword in keywords {
      let tokens = keyword.tokens.isEmpty ? [keyword.term] : keyword.tokens
      if tokens.allSatisfy({ !title.places(of: $0).isEmpty }) {
        covered.append(keyword)
        if !title.places(of: keyword.term).isEmpty { contiguous.append(keyword) }
      } else {
        missing.append(keyword)
      }
    }
  }
}
