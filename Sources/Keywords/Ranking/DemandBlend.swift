// SPDX-License-Identifier: Apache-2.0

/// Puts the demand of several sources on the scale of one.
///
/// Kinds of demand cannot be added or averaged, but places can: each source gives a concept its percentile
/// among the source's own concepts; the median of them is read back as the demand that has this percentile
/// in the first source.
struct DemandBlend {
  /// Demand weights of each source, ascending.
  private let sorted: [[Double]]

  init(weights: [[Double]]) { sorted = weights.map { $0.sorted() } }

  /// - Parameter weights: of one concept in each source; nil where the source does not know it.
  /// - Returns: demand on the scale of the first source, with the lowest and highest the sources say.
  func blended(_ weights: [Double?]) -> (point: Double, low: Double, high: Double) {
    let percentiles = weights.enumerated().compactMap { source, weight in
      weight.map { percentile(of: $0, in: sorted[source]) }
    }.sorted()
    guard let lowest = percentiles.first, let highest = percentiles.last,
      let middle = KeywordMath.median(percentiles)
    else { return (0, 0, 0) }
    return (quantile(middle), quantile(lowest), quantile(highest))
  }

  /// Mean place of the values equal to this one, from 0 to 1.
  private func percentile(of value: Double, in sorted: [Double]) -> Double {
    guard sorted.count > 1 else { return 0.5 }
    let below = bound(sorted) { $0 < value }
    let through = bound(sorted) { $0 <= value }
    return (Double(below) + Double(max(through - 1, below))) / 2 / Double(sorted.count - 1)
  }

  private func quantile(_ percentile: Double) -> Double {
    guard let scale = sorted.first, let last = scale.last else { return 0 }
    let position = percentile * Double(scale.count - 1)
    let index = Int(position)
    guard index + 1 < scale.count else { return last }
    return scale[index] + (scale[index + 1] - scale[index]) * (position - Double(index))
  }

  /// Number of leading elements for which the condition holds.
  private func bound(_ sorted: [Double], _ condition: (Double) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if condition(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
