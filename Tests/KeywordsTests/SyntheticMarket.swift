// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// A market made up from a seed: Zipf demand, rates of their own for every term, an export that sees them
/// through small samples and counts goods only up to a bound, and the orders of the month after.
///
/// Nothing in it follows the ranking's own formulas: a listing is seen less the more goods there are, by
/// 1 / (1 + ln(1 + goods / demand)).
struct SyntheticMarket {
  /// The export of the first month, as CSV.
  private(set) var export: String
  /// The own sales of the second month, as CSV.
  private(set) var outcome: String

  init(seed: Int, terms: Int = 400) {
    var random = SeededGenerator(seed: seed)
    var first = "keyword,search volume,competing products,ctr,conversion rate\n"
    var second = "keyword,search volume,orders\n"
    let places = Array(1...terms).shuffled(using: &random)
    for (index, place) in places.enumerated() {
      let demand = 200_000 / Double(place)
      let click = 0.05 + 0.4 * random.unit()
      let conversion = 0.002 + 0.12 * random.unit() * random.unit() * random.unit()
      // Goods gather where demand is, but not everywhere alike.
      let goods = 1 + demand * 2 * random.unit() * random.unit() + 300 * random.unit()
      // The source sees a tenth of the market.
      let searches = random.count(mean: demand / 10)
      let clicks = random.count(mean: Double(searches) * click)
      let orders = random.count(mean: Double(clicks) * conversion)
      let clickText = searches > 0 ? Self.percent(Double(clicks) / Double(searches)) : "--"
      let conversionText = clicks > 0 ? Self.percent(Double(orders) / Double(clicks)) : "--"
      let goodsText = goods > 3_000 ? ">3,000" : String(Int(goods))
      let term = "term\(index) cup"
      first += "\(term),\(searches * 10),\"\(goodsText)\",\(clickText),\(conversionText)\n"
      var seen = 1.0
      var part = 1 + goods / demand
      // ln by halving, to need no library in a test.
      while part > 1.02 {
        seen += 0.02
        part /= 1.0202
      }
      let drift = 0.7 + 0.6 * random.unit()
      let sold = random.count(mean: demand * drift * click * conversion / seen / 4)
      second += "\(term),\(Int(demand * drift)),\(sold)\n"
    }
    export = first
    outcome = second
  }

  private static func percent(_ rate: Double) -> String { "\((rate * 10_000).rounded() / 100)%" }
}

extension SeededGenerator {
  /// Between 0 and 1.
  fileprivate mutating func unit() -> Double { Double.random(in: 0..<1, using: &self) }

  /// A count with about this mean and the spread of chance (normal, from twelve uniform numbers; by steps
  /// of chance below 30).
  fileprivate mutating func count(mean: Double) -> Int {
    if mean < 30 {
      var count = 0
      let tries = 300
      for _ in 0..<tries where unit() < mean / Double(tries) { count += 1 }
      return count
    }
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    return max(0, Int((mean + normal * mean.squareRoot()).rounded()))
  }
}
