// SPDX-License-Identifier: Apache-2.0

/// The standard normal distribution.
public enum NormalDistribution {
  /// Density at z.
  public static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z - LogGamma.halfLogTwoPi)
  }

  /// Probability of a value at most z.
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / (2.0).squareRoot()) }

  /// Probability of a value farther from 0 than z, on both sides: the p-value of a z statistic.
  public static func twoSided(_ z: Double) -> Double { erfc(abs(z) / (2.0).squareRoot()) }

  /// The z with `cumulative(z) == probability`, for 0 < probability < 1.
  ///
  /// A rational start with Halley's steps after it, which reach the last digit.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile is asked for strictly inside 0…1")
    if probability > 0.5 { return -quantile(1 - probability) }
    // Abramowitz and Stegun 26.2.23: within 4.5e-4.
    let t = (-2 * log(probability)).squareRoot()
    var z =
      -(t - (2.515517 + t * (0.802853 + t * 0.010328))
        / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))))
    for _ in 0..<4 {
      let error = (cumulative(z) - probability) / density(z)
      z -= error / (1 + 0.5 * z * error)
    }
    return z
  }

  /// The two-sided critical value: 1.96 for α = 0.05.
  public static func critical(alpha: Double) -> Double { -quantile(alpha / 2) }
}
