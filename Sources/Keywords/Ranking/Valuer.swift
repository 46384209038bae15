// SPDX-License-Identifier: Apache-2.0

/// The value of one concept, with every factor it is made of.
struct Valuation {
  var facts: ConceptFacts
  var room: (factor: Double, isKnown: Bool)
  /// Clicks per search; nil where the export says nothing of it for any term.
  var clickRate: RateModel.Rate?
  /// Purchases per click, or per search where `isPerSearch`.
  var conversionRate: RateModel.Rate?
  var isPerSearch: Bool
  var trend: TrendModel.Trend
  /// Everything multiplied, relevance left out.
  var value: Double
  /// Standard deviation of the logarithm of the value.
  var spread: Double
}

/// Estimates the expected monthly value of concepts:
/// demand × room × click rate × conversion rate × order value × margin × trend × season.
///
/// What is missing for a term is neutral and widens the interval; what is missing for all terms is left
/// out, and the value is then in clicks or searches instead of money.
struct Valuer {
  let options: RankingOptions
  /// Mean order value: as stated, or of the export.
  let orderValue: Double?
  private let clicks: RateModel
  private let conversions: RateModel
  private let rooms: RoomModel
  private let isPerSearch: Bool
  private let medianWeight: Double

  /// - Parameters:
  ///   - sample: facts of all concepts, or of every n-th of a very long list.
  ///   - isPerSearch: whether the stated conversion rates are purchases per search.
  init(sample: [ConceptFacts], isPerSearch: Bool, options: RankingOptions) {
    self.options = options
    let perSearch = isPerSearch || sample.contains { Self.buyersPerSearch($0) != nil }
    self.isPerSearch = perSearch
    medianWeight = KeywordMath.median(sample.map(\.weight).filter { $0 > 0 }) ?? 0
    let prior = options.statedRatePrior * medianWeight
    clicks = RateModel(
      counted: sample.compactMap(Self.clickCounts),
      stated: sample.compactMap { $0.stated[.clickRate] },
      statedPrior: prior)
    conversions = RateModel(
      counted: sample.compactMap(Self.orderCounts),
      stated: sample.compactMap(Self.statedConversion),
      // The trials of a conversion are clicks, where it is stated per click.
      statedPrior: perSearch ? prior : prior * (clicks.mean ?? 1))
    rooms = RoomModel(sample, elasticity: options.supplyElasticity)
    let sales = sample.reduce(0) { $0 + ($1.counts[.orders] != nil ? $1.counts[.sales] ?? 0 : 0) }
    let orders = sample.reduce(0) { $0 + ($1.counts[.sales] != nil ? $1.counts[.orders] ?? 0 : 0) }
    orderValue = options.orderValue ?? (orders > 0 && sales > 0 ? sales / orders : nil)
  }

  /// What the score counts.
  var unit: ScoreUnit {
    if conversions.isKnown { return orderValue == nil ? .orders : .money }
    return clicks.isKnown ? .clicks : .searches
  }

  /// The export's own conversion rate; nil where it has none.
  var meanConversionRate: Double? { conversions.isKnown ? conversions.mean : nil }

  func value(of facts: ConceptFacts) -> Valuation {
    let room = rooms.room(facts)
    let trend = TrendModel.trend(of: facts, minimum: medianWeight)
    // Demand that is not stated is neutral, not nothing.
    let weight = facts.demand.isMissing && facts.weight == 0 ? medianWeight : facts.weight
    var value = weight * room.factor * trend.factor * trend.season
    var variance = Self.demandVariance(facts.demand) + (room.isKnown ? 0.04 : 0.16)
    var clickRate: RateModel.Rate?
    var conversionRate: RateModel.Rate?
    var trials = weight
    if clicks.isKnown {
      let rate = clicks.rate(
        counted: Self.clickCounts(facts), stated: facts.stated[.clickRate], weight: facts.weight)
      clickRate = rate
      if !isPerSearch {
        value *= rate.value
        trials *= rate.value
        variance += rate.spread * rate.spread
      }
    }
    if conversions.isKnown {
      let rate = conversions.rate(
        counted: Self.orderCounts(facts), stated: Self.statedConversion(facts), weight: trials)
      conversionRate = rate
      value *= rate.value
      variance += rate.spread * rate.spread
      if let orderValue { value *= orderValue * (options.margin ?? 1) }
    }
    return Valuation(
      facts: facts, room: room, clickRate: clickRate, conversionRate: conversionRate,
      isPerSearch: isPerSearch, trend: trend, value: value, spread: variance.squareRoot())
  }

  private static func clickCounts(_ facts: ConceptFacts) -> (successes: Double, trials: Double)? {
    guard let clicks = facts.counts[.clicks], let shown = facts.counts[.impressions],
      shown >= clicks
    else { return nil }
    return (clicks, shown)
  }

  private static func orderCounts(_ facts: ConceptFacts) -> (successes: Double, trials: Double)? {
    guard let orders = facts.counts[.orders], let clicks = facts.counts[.clicks], clicks >= orders
    else { return nil }
    return (orders, clicks)
  }

  private static func statedConversion(_ facts: ConceptFacts) -> Double? {
    facts.stated[.conversionRate] ?? buyersPerSearch(facts)
  }

  /// Buyers the source estimates, per search, where it states no rate.
  private static func buyersPerSearch(_ facts: ConceptFacts) -> Double? {
    guard facts.stated[.conversionRate] == nil, facts.demand.kind == .exact, facts.weight > 0,
      let buyers = facts.counts[.buyers], facts.counts[.orders] == nil
    else { return nil }
    return buyers / facts.weight
  }

  /// How uncertain a demand of this kind is, as variance of its logarithm.
  private static func demandVariance(_ demand: MeasuredValue) -> Double {
    switch demand.kind {
    case .exact: return 0.01
    case .bucket, .range:
      guard demand.low > 0, demand.high > demand.low else { return 0.25 }
      let width = KeywordMath.logarithm(demand.high / demand.low) / 2.56
      return width * width
    case .lowerBound, .upperBound, .index: return 0.25
    case .relative: return 0.36
    case .rank: return 0.49
    case .missing: return 1
    }
  }
}

/// What a score counts.
public enum ScoreUnit: String, Hashable, Sendable {
  /// Contribution margin a month, in the export's currency; sales where no margin is known.
  case money
  /// Expected orders, clicks or searches in the export's own unit of demand.
  case orders, clicks, searches
}
