// SPDX-License-Identifier: Apache-2.0

/// What a column of a search export tells about a keyword.
public enum Metric: String, Hashable, Sendable, CaseIterable {
  /// The search words themselves.
  case keyword
  /// How much the keyword is searched for, in the market.
  case demand
  /// How often it was shown, clicked, put into the cart and bought.
  case impressions, clicks, cartAdds = "cart-adds", orders
  /// Buyers or units a month over the whole market, as the source estimates them.
  case buyers
  /// Money taken and money spent on it.
  case sales, cost
  /// Clicks per search or impression; buyers per visitor or click.
  case clickRate = "click-rate", conversionRate = "conversion-rate"
  /// Goods that compete for it.
  case supply
  /// Demand per competing good, as the source computes it.
  case supplyRatio = "supply-ratio"
  /// Listings of the first page that have the exact phrase in their title.
  case titleDensity = "title-density"
  /// A source's index of competition, larger is harder.
  case competition
  /// Difficulty of ranking, 0–100.
  case difficulty
  /// Part of all clicks, or purchases, that the top few goods take.
  case topClickShare = "top-click-share", topConversionShare = "top-conversion-share"
  /// Part of the clicks that brand shops take (天猫商品点击占比).
  case brandShare = "brand-share"
  /// Price of a click: usual, low, high.
  case bid, bidLow = "bid-low", bidHigh = "bid-high"
  /// Change against the period before, and against the same period last year.
  case growth, yearGrowth = "year-growth"
  /// Past values in one cell, and past values in a column each.
  case history, month
  /// Brands that take most clicks.
  case topBrand = "top-brand"
  /// The seed word that led to it, the page that ranks for it, the date of the row.
  case seed, page, date
  /// Where the own listing stands.
  case position

  /// How the cells are read where a source does not say otherwise.
  var form: ValueForm {
    switch self {
    case .keyword, .topBrand, .seed, .page: .text
    case .demand, .impressions, .clicks, .cartAdds, .orders, .buyers, .supply, .titleDensity,
      .month:
      .count
    case .sales, .cost, .bid, .bidLow, .bidHigh: .money
    case .clickRate, .conversionRate, .topClickShare, .topConversionShare, .brandShare: .rate
    case .growth, .yearGrowth: .growth
    case .supplyRatio, .competition, .difficulty, .position: .score
    case .history: .series
    case .date: .date
    }
  }

  /// What is counted, where a source does not say otherwise.
  var unit: String {
    switch self {
    case .demand, .month: "searches"
    case .impressions: "impressions"
    case .clicks: "clicks"
    case .cartAdds: "cart adds"
    case .orders: "orders"
    case .buyers: "buyers"
    case .supply: "goods"
    case .titleDensity: "listings"
    case .sales, .cost, .bid, .bidLow, .bidHigh: "money"
    case .clickRate, .conversionRate, .topClickShare, .topConversionShare, .brandShare, .growth,
      .yearGrowth:
      "fraction"
    default: ""
    }
  }

  /// Whether a column of this metric makes a list of words an export: a number about the keyword.
  var isMeasure: Bool {
    switch self {
    case .keyword, .topBrand, .seed, .page, .date: false
    default: true
    }
  }
}
