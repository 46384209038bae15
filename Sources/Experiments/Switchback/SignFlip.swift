// SPDX-License-Identifier: Apache-2.0

/// The randomisation test of paired blocks: if the arm made no difference, each pair's coin could as well
/// have fallen the other way, so every pattern of signs was equally likely.
///
/// Exact for coins that were really thrown, whatever the noise; its false-positive rate is never above α.
public enum SignFlip {
  /// Up to this many pairs every pattern is counted; beyond it a seeded sample of them.
  public static let mostPairsExact = 30
  /// Patterns drawn where not all are counted.
  public static let draws = 19_999

  /// Two-sided p-value of the mean of pair differences.
  public static func pValue(_ differences: [Double], seed: UInt64 = 1) -> Double {
    let nonZero = differences.filter { $0 != 0 }
    let observed = abs(nonZero.reduce(0, +))
    let scale = nonZero.reduce(0) { $0 + abs($1) }
    // Patterns as extreme as the one seen must count as such whatever their rounding.
    let limit = observed - scale * 1e-12
    guard limit > 0 else { return 1 }
    return nonZero.count <= mostPairsExact
      ? exact(nonZero, limit: limit) : sampled(nonZero, limit: limit, seed: seed)
  }

  /// The smallest p-value that `pairs` pairs can give: 2 ÷ 2^pairs.
  public static func smallestPValue(pairs: Int) -> Double { pow(0.5, Double(pairs - 1)) }

  /// The false-positive rate at level α: the largest multiple of 2 ÷ 2^pairs not above it.
  public static func attainedLevel(pairs: Int, alpha: Double) -> Double {
    let step = smallestPValue(pairs: pairs)
    return pairs > 40 ? alpha : (alpha / step).rounded(.down) * step
  }

  /// The effects a test at level α does not reject: all that fit the data.
  ///
  /// - Returns: nil where so few pairs reject nothing, or no test is exact.
  public static func interval(_ differences: [Double], alpha: Double) -> Interval? {
    guard differences.count <= mostPairsExact,
      smallestPValue(pairs: differences.count) <= alpha,
      let low = differences.min(), let high = differences.max(), low < high
    else { return nil }
    let centre = differences.reduce(0, +) / Double(differences.count)
    let reach = high - low
    func end(_ direction: Double) -> Double {
      // At the far end every shifted difference has the same sign: the smallest p-value, rejected.
      var inside = 0.0
      var outside = reach * (1 + 1e-9)
      for _ in 0..<48 {
        let middle = 0.5 * (inside + outside)
        let shifted = differences.map { $0 - (centre + direction * middle) }
        if pValue(shifted) > alpha { inside = middle } else { outside = middle }
      }
      return centre + direction * inside
    }
    return Interval(end(-1), end(1))
  }

  /// Counts patterns by halves: 2^(k/2) sums a side, matched in order.
  private static func exact(_ differences: [Double], limit: Double) -> Double {
    let half = differences.count / 2
    let left = sums(differences[..<half]).sorted()
    let right = sums(differences[half...]).sorted()
    var count = 0
    var index = right.count
    for sum in left {
      while index > 0, sum + right[index - 1] >= limit { index -= 1 }
      count += right.count - index
    }
    // Patterns come in mirrored twins, so both tails hold as many.
    return min(1, 2 * Double(count) / (Double(left.count) * Double(right.count)))
  }

  private static func sums(_ differences: ArraySlice<Double>) -> [Double] {
    var sums = [0.0]
    for difference in differences {
      sums = sums.map { $0 + difference } + sums.map { $0 - difference }
    }
    return sums
  }

  private static func sampled(_ differences: [Double], limit: Double, seed: UInt64) -> Double {
    var random = RandomSource(seed: seed)
    var extreme = 0
    for _ in 0..<draws {
      var sum = 0.0
      var bits: UInt64 = 0
      for (index, difference) in differences.enumerated() {
        if index & 63 == 0 { bits = random.next() }
        sum += bits & 1 == 0 ? difference : -difference
        bits >>= 1
      }
      if abs(sum) >= limit { extreme += 1 }
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}
