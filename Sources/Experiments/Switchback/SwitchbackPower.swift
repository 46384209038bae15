// SPDX-License-Identifier: Apache-2.0

/// How likely the sign-flip test is to see an effect.
public enum SwitchbackPower {
  /// Fewest pairs that can be significant at α = 5 %: 2 ÷ 2^6 = 3.1 %.
  public static let fewestPairs = 6
  /// From here on the test has the power of a paired t test to within a point.
  static let pairsLikeT = 14
  /// Simulated tests a power is read from; its standard error is at most 0.8 points.
  static let simulations = 4_000

  /// Power for pair differences that are normal with this mean in units of their standard deviation.
  ///
  /// - Parameter effect: mean ÷ standard deviation of a pair's difference.
  public static func power(pairs: Int, effect: Double, alpha: Double) -> Double {
    guard SignFlip.smallestPValue(pairs: pairs) <= alpha else { return 0 }
    if pairs >= pairsLikeT {
      return StudentT(degreesOfFreedom: Double(pairs - 1))
        .power(shift: effect * Double(pairs).squareRoot(), alpha: alpha)
    }
    var random = RandomSource(seed: UInt64(pairs))
    var called = 0
    for _ in 0..<simulations {
      let differences = (0..<pairs).map { _ in effect + random.normal() }
      if SignFlip.pValue(differences) <= alpha { called += 1 }
    }
    return Double(called) / Double(simulations)
  }

  /// Standard deviation of a pair's difference of log rates: 2 (σ² + (1 − p) ÷ (n p)) ÷ days of a block.
  public static func pairDeviation(
    dayNoise sigma: Double, rate: Double, trialsPerDay: Double, days: Double
  ) -> Double {
    (2 * (sigma * sigma + (1 - rate) / (trialsPerDay * rate)) / days).squareRoot()
  }

  /// The smallest lift a number of pairs sees with the asked power; nil where none below tenfold.
  public static func smallestLift(
    pairs: Int, deviation: Double, alpha: Double, power target: Double
  ) -> Double? {
    func power(_ lift: Double) -> Double {
      self.power(pairs: pairs, effect: log1p(lift) / deviation, alpha: alpha)
    }
    var low = 0.0
    var high = 9.0
    guard power(high) >= target else { return nil }
    for _ in 0..<16 {
      let middle = 0.5 * (low + high)
      if power(middle) >= target { high = middle } else { low = middle }
    }
    return high
  }
}
