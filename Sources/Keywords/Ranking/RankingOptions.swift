// SPDX-License-Identifier: Apache-2.0

/// What a seller can say beside the export, and the constants of the model, each with its source.
public struct RankingOptions: Hashable, Sendable {
  /// Mean value of an order, in the export's currency; nil to take it from the export's sales and orders.
  public var orderValue: Double?
  /// Contribution margin as a fraction of the order value; nil where unknown.
  public var margin: Double?
  /// The product's own conversion rate per click, 0…1, for exports that state none; nil where unknown.
  public var conversionRate: Double?
  /// Part of the margin that may be spent on advertising.
  public var advertisingShare = 0.5
  /// The conversion rate below which a click is wasted, for negatives; nil for a third of the export's own
  /// mean.
  public var targetConversionRate: Double?

  /// Factor on the value by relevance. A term that contradicts the product or names a rival is worth
  /// nothing, whatever its demand.
  public func factor(of label: RelevanceLabel?) -> Double {
    switch label {
    case nil, .core: 1
    case .compatible: 0.6
    case .unknown: 0.4
    case .contradicts, .rivalBrand, .irrelevant: 0
    }
  }

  /// Demand of a place in a list of ranks: place⁻ᵇ. Search volume against rank follows a power law with an
  /// exponent near this in the lists where both are known; it only ever orders, never counts people.
  public var rankExponent = 0.8
  /// Strength of the competition's pull: elasticity of visibility to goods per search at the middle of the
  /// export.
  public var supplyElasticity = 0.25
  /// Prior weight of a rate that the source states without its counts, as a part of the median demand.
  public var statedRatePrior = 0.2
  /// Share of demand the hot terms cover, and most terms that may be hot.
  public var hotShare = 0.5
  public var hotLimit = 20
  /// Share of demand the long tail covers.
  public var tailShare = 0.2

  public init() {}
}
