// SPDX-License-Identifier: Apache-2.0

/// One line of a ranking: a concept with its variants, what it is worth and why.
public struct RankedKeyword: Sendable {
  /// A factor of the score.
  public struct Factor: Hashable, Sendable {
    public var value: Double
    /// `stated`, `counted` (shrunk from counts), `missing` (neutral), `assumed`.
    public var basis: String
  }

  /// What a keyword is for.
  public enum Use: String, Hashable, Sendable, CaseIterable {
    case title, bid, backend, negative, content
  }

  /// Place in the ranking, from 1.
  public var rank: Int
  public var term: String
  public var tokens: [String]
  /// Other spellings and orders of the same, by letters.
  public var variants: [String]
  public var tier: DemandTier
  /// Nil where there are no facts to judge by.
  public var relevance: QueryModel.Judgement?
  public var demand: MeasuredValue
  public var demandUnit: String
  /// Whether variants were added up that may count the same searches twice.
  public var demandIsUpperBound: Bool
  /// Part of all relevant demand, 0…1.
  public var share: Double
  /// By name: demand, relevance, room, clickRate, conversionRate, orderValue, trend, season.
  public var factors: [String: Factor]
  public var score: Double
  /// Where the score lies with a probability of 80 %.
  public var interval: ClosedRange<Double>
  public var growth: Double?
  public var trend: String?
  public var trendEvidence: String?
  public var bid: BidModel.Bid?
  /// Why there is no bid, or what to do with it.
  public var bidAdvice: String
  public var uses: [Use]
  /// What practitioners compute, for comparison; by name.
  public var formulas: [String: Double]
  /// What the source counts goods or competes by, for the scatter; nil where unknown.
  public var competition: Double?
  /// Rows of the exports it was read from, the first few.
  public var rows: [Int]
}
