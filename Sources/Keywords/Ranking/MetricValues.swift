// SPDX-License-Identifier: Apache-2.0

/// One number for each of some metrics; a small dictionary without the cost of one.
struct MetricValues {
  /// By `Metric.slot`; `NaN` where nothing is known; empty while nothing at all is.
  private var storage: [Double] = []

  subscript(metric: Metric) -> Double? {
    get {
      guard !storage.isEmpty else { return nil }
      let value = storage[metric.slot]
      return value.isNaN ? nil : value
    }
    set {
      if storage.isEmpty {
        guard newValue != nil else { return }
        storage = Array(repeating: .nan, count: Metric.slots)
      }
      storage[metric.slot] = newValue ?? .nan
    }
  }

  var isEmpty: Bool { storage.allSatisfy(\.isNaN) }

  mutating func removeAll() { storage = [] }

  /// Takes over what the other has; where both have a number, what `combine` makes of them.
  mutating func merge(_ other: MetricValues, _ combine: (Double, Double) -> Double) {
    guard !other.storage.isEmpty else { return }
    guard !storage.isEmpty else {
      storage = other.storage
      return
    }
    for index in storage.indices where !other.storage[index].isNaN {
      storage[index] =
        storage[index].isNaN ? other.storage[index] : combine(storage[index], other.storage[index])
    }
  }
}

extension Metric {
  static let slots = 24

  /// A small number for each metric that has numbers.
  var slot: Int {
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
