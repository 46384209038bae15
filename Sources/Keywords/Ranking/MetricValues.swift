// SPDX-License-Identifier: Apache-2.0

/// One number for each of some metrics; a small dictionary without the cost of one.
///
/// Kept in place: a ranking makes two of these for every keyword.
struct MetricValues {
  /// By `Metric.slot`; `NaN` where nothing is known.
  private var first = SIMD16<Double>(repeating: .nan)
  private var rest = SIMD8<Double>(repeating: .nan)

  private subscript(slot slot: Int) -> Double {
    get { slot < 16 ? first[slot] : rest[slot - 16] }
    set { if slot < 16 { first[slot] = newValue } else { rest[slot - 16] = newValue } }
  }

  subscript(metric: Metric) -> Double? {
    get {
      let value = self[slot: metric.slot]
      return value.isNaN ? nil : value
    }
    set { self[slot: metric.slot] = newValue ?? .nan }
  }

  mutating func removeAll() { self = MetricValues() }

  /// Takes over what the other has; where both have a number, what `combine` makes of them.
  mutating func merge(_ other: MetricValues, _ combine: (Double, Double) -> Double) {
    for slot in 0..<Metric.slots where !other[slot: slot].isNaN {
      let own = self[slot: slot]
      self[slot: slot] = own.isNaN ? other[slot: slot] : combine(own, other[slot: slot])
    }
  }
}

extension Metric {
  fileprivate static let slots = 24

  /// A small number for each metric that has numbers.
  fileprivate var slot: Int {
    switch self {
    case .demand: 1
    case .impressions: 2
    case .clicks: 3
    case .cartAdds: 4
    case .orders: 5
    case .buyers: 6
    case .sales: 7
    case .cost: 8
    case .clickRate: 9
    case .conversionRate: 10
    case .supply: 11
    case .supplyRatio: 12
    case .titleDensity: 13
    case .competition: 14
    case .difficulty: 15
    case .topClickShare: 16
    case .topConversionShare: 17
    case .brandShare: 18
    case .bid: 19
    case .bidLow: 20
    case .bidHigh: 21
    case .growth: 22
    case .yearGrowth: 23
    case .position: 0
    // Columns of text, series and dates have no single number.
    case .keyword, .history, .month, .topBrand, .seed, .page, .date: 0
    }
  }
}
