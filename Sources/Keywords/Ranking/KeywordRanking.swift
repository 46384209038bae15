// SPDX-License-Identifier: Apache-2.0

/// Search exports ranked by what each term is worth to a product.
///
/// Numbers are kept in columns and lines are made when they are asked for, so that a million keywords fit
/// beside the file they came from.
public struct KeywordRanking: Sendable {
  public let reports: [ExportReport]
  public let unit: ScoreUnit
  /// The demand curve of the relevant terms.
  public let curve: [CurvePoint]
  public let options: RankingOptions
  let table: ConceptTable
  let model: QueryModel
  let reader: DemandReader
  let valuer: Valuer
  private let tiers: DemandTiers
  /// Demand of all relevant terms.
  private let totalDemand: Double
  /// Concepts, the most valuable first.
  private let order: [UInt32]
  private let scores: [Double]

  /// - Parameters:
  ///   - exports: of one or several sources and periods.
  ///   - model: how queries are cut, told apart and judged.
  public init(
    _ exports: [KeywordExport], model: QueryModel, options: RankingOptions = RankingOptions(),
    progress: ProgressListener = .none
  ) {
    let table = ConceptTable(exports, keys: model.hashes(of: exports, progress: progress))
    let sources = RankingSource.group(exports)
    let reader = DemandReader(table: table, sources: sources, options: options)
    // Concepts stand in the order of a hash, so every n-th is a fair sample of a very long list.
    let step = max(1, table.count / 100_000)
    let sample = stride(from: 0, to: table.count, by: step).map { reader.facts(of: $0) }
    let isPerSearch = exports.contains { export in
      export.report.used.contains { $0.metric == .conversionRate && $0.unit == "per search" }
    }
    let valuer = Valuer(sample: sample, isPerSearch: isPerSearch, options: options)

    var scores = Array(repeating: 0.0, count: table.count)
    var weights = Array(repeating: 0.0, count: table.count)
    var leads = Array(repeating: UInt32(0), count: table.count)
    for (done, concept) in table.inOrderOfRows.map(Int.init).enumerated() {
      progress.note(.ranking, done, of: table.count)
      let members = table.members(of: concept)
      let lead = reader.lead(of: members)
      let valuation = valuer.value(of: reader.facts(of: members))
      let label = model.judgement?(table.term(lead)).label
      let factor = options.factor(of: label)
      scores[concept] = valuation.value * factor
      weights[concept] = factor > 0 ? valuation.facts.weight : -valuation.facts.weight
      leads[concept] = table.row(of: lead)
    }
    tiers = DemandTiers(weights: weights.filter { $0 > 0 }, options: options)
    totalDemand = weights.reduce(0) { $0 + max(0, $1) }
    order = (0..<UInt32(table.count)).sorted { a, b in
      let (first, second) = (Int(a), Int(b))
      if scores[first] != scores[second] { return scores[first] > scores[second] }
      if abs(weights[first]) != abs(weights[second]) {
        return abs(weights[first]) > abs(weights[second])
      }
      return table.precedes(leads[first], leads[second])
    }
    self.scores = scores
    reports = exports.map(\.report)
    unit = valuer.unit
    curve = tiers.curve
    self.options = options
    self.table = table
    self.model = model
    self.reader = reader
    self.valuer = valuer
  }

  /// Number of concepts.
  public var count: Int { order.count }

  /// Number of keywords before merging.
  public var keywordCount: Int { table.rows.count }

  /// Mean order value used: as stated, or of the export.
  public var orderValue: Double? { valuer.orderValue }

  /// The line at a place of the ranking, from 0.
  public func keyword(at place: Int) -> RankedKeyword {
    let concept = Int(order[place])
    let members = table.members(of: concept)
    let lead = reader.lead(of: members)
    let term = table.term(lead)
    let valuation = valuer.value(of: reader.facts(of: members))
    let judgement = model.judgement?(term)
    let tier = tiers.tier(of: valuation.facts.weight, label: judgement?.label)
    let score = scores[concept]
    let spread = KeywordMath.exponential(1.2816 * valuation.spread)
    let bid = bid(valuation, judgement?.label)
    let variants = Set(members.map(table.term)).subtracting([term]).sorted()
    return RankedKeyword(
      rank: place + 1, term: term, tokens: model.tokens(term), variants: variants, tier: tier,
      relevance: judgement, demand: valuation.facts.demand,
      demandUnit: reader.unit, demandIsUpperBound: valuation.facts.isUpperBound,
      share: options.factor(of: judgement?.label) > 0 && totalDemand > 0
        ? valuation.facts.weight / totalDemand : 0,
      factors: factors(valuation, judgement?.label), score: score,
      interval: (score / spread)...(score * spread), growth: valuation.trend.growth,
      trend: valuation.trend.badge?.rawValue, trendEvidence: valuation.trend.evidence,
      bid: bid.bid, bidAdvice: bid.advice,
      uses: KeywordUses.uses(
        isQuestion: model.isQuestion(term), tier: tier, label: judgement?.label, bid: bid.bid,
        facts: valuation.facts,
        wastedBelow: options.targetConversionRate ?? valuer.meanConversionRate.map { $0 / 3 }),
      formulas: KeywordFormulas.values(valuation.facts),
      competition: RoomModel.crowd(valuation.facts) ?? valuation.facts.stated[.competition]
        ?? valuation.facts.stated[.difficulty],
      rows: members.prefix(5).map { table.exports[$0.export].row(of: $0.index) })
  }

  private func factors(
    _ valuation: Valuation, _ label: RelevanceLabel?
  ) -> [String: RankedKeyword.Factor] {
    var factors: [String: RankedKeyword.Factor] = [
      "demand": .init(value: valuation.facts.weight, basis: "stated"),
      "relevance": .init(
        value: options.factor(of: label), basis: label == nil ? "missing" : "judged"),
      "room": .init(
        value: valuation.room.factor, basis: valuation.room.isKnown ? "stated" : "missing"),
    ]
    if let rate = valuation.clickRate, !valuation.isPerSearch {
      factors["clickRate"] = .init(value: rate.value, basis: rate.basis.rawValue)
    }
    if let rate = valuation.conversionRate {
      factors["conversionRate"] = .init(value: rate.value, basis: rate.basis.rawValue)
      if let orderValue = valuer.orderValue {
        factors["orderValue"] = .init(
          value: orderValue, basis: options.orderValue == nil ? "counted" : "stated")
        factors["margin"] = .init(
          value: options.margin ?? 1, basis: options.margin == nil ? "missing" : "stated")
      }
    }
    if valuation.trend.growth != nil || valuation.facts.isGone {
      factors["trend"] = .init(value: valuation.trend.factor, basis: "stated")
    }
    if valuation.trend.season != 1 {
      factors["season"] = .init(value: valuation.trend.season, basis: "stated")
    }
    return factors
  }

  /// The product's own conversion rate, where it was stated.
  private var ownRate: RateModel.Rate? {
    options.conversionRate.map { RateModel.Rate(value: $0, spread: 0.4, basis: .stated) }
  }

  private func bid(
    _ valuation: Valuation, _ label: RelevanceLabel?
  ) -> (bid: BidModel.Bid?, advice: String) {
    guard options.factor(of: label) > 0 else { return (nil, "exclude") }
    guard let rate = valuation.conversionRate ?? ownRate else {
      return (nil, "needs-conversion-rate")
    }
    guard let orderValue = valuer.orderValue else { return (nil, "needs-order-value") }
    guard let margin = options.margin else { return (nil, "needs-margin") }
    var perClick = rate.value
    var spread = rate.spread
    if valuation.isPerSearch {
      // Purchases per search over clicks per search are purchases per click.
      if let clicks = valuation.clickRate, clicks.value > 0 {
        perClick = min(1, rate.value / clicks.value)
        spread += clicks.spread
      } else if let own = options.conversionRate, let mean = valuer.meanConversionRate, mean > 0 {
        // Better or worse than the product's own mean, as the term is than the export's.
        perClick = min(1, own * min(max(rate.value / mean, 1.0 / 3), 3))
        spread += 0.3
      } else {
        return (nil, "needs-conversion-rate")
      }
    }
    let stated = valuation.facts.stated
    var market = stated[.bid]
    if market == nil, let low = stated[.bidLow], let high = stated[.bidHigh] {
      market = (low * high).squareRoot()
    }
    let bid = BidModel.bid(
      conversionRate: perClick, spread: spread, market: market, orderValue: orderValue,
      margin: margin, advertisingShare: options.advertisingShare)
    return (bid, bid.advice.rawValue)
  }
}
