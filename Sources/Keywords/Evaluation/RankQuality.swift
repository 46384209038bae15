// SPDX-License-Identifier: Apache-2.0

/// Measures of how good an order is.
enum RankQuality {
  /// Discounted cumulative gain of the first `depth` items over the best that could be had; 0 where
  /// nothing can be gained.
  /// - Parameter gains: in the order to be judged.
  static func normalisedGain(_ gains: [Double], at depth: Int) -> Double {
    let best = discounted(gains.sorted(by: >), depth)
    return best > 0 ? discounted(gains, depth) / best : 0
  }

  private static func discounted(_ gains: [Double], _ depth: Int) -> Double {
    gains.prefix(depth).enumerated().reduce(0) { sum, item in
      sum + item.element
        / (KeywordMath.logarithm(Double(item.offset + 2)) / KeywordMath.logarithm(2))
    }
  }

  /// Spearman's rank correlation, equals sharing their mean place; nil for fewer than 3 pairs or where one
  /// side is constant.
  static func spearman(_ first: [Double], _ second: [Double]) -> Double? {
    guard first.count == second.count, first.count >= 3 else { return nil }
    let (a, b) = (places(first), places(second))
    let mean = Double(first.count + 1) / 2
    var product = 0.0
    var squaresA = 0.0
    var squaresB = 0.0
    for (x, y) in zip(a, b) {
      product += (x - mean) * (y - mean)
      squaresA += (x - mean) * (x - mean)
      squaresB += (y - mean) * (y - mean)
    }
    let scale = (squaresA * squaresB).squareRoot()
    return scale > 0 ? product / scale : nil
  }

  /// Place of each value from 1, equals at the mean of their places.
  private static func places(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var places = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for index in start..<end { places[order[index]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return places
  }
}
