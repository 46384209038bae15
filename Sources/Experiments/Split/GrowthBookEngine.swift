// SPDX-License-Identifier: Apache-2.0

/// The numbers GrowthBook's statistics engine shows for two rates, for comparing tools side by side.
///
/// Not what a verdict rests on: its relative test calls up to 8 % of A/A tests at eight orders an arm, all
/// of them "B is worse", because a low B shrinks the delta-method variance.
public struct GrowthBookEngine: Hashable, Sendable {
  /// What the difference is measured against.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// (p_B − p_A) ÷ p_A
    case relative
    /// p_B − p_A
    case absolute
  }

  /// The difference, its standard error and Welch's degrees of freedom (of the absolute variances).
  public let difference: MeanDifference
  /// Visitors of both arms.
  let total: Int

  /// - Returns: nil where arm A had no success, or nothing varies: the engine shows nothing then either.
  public init?(a: ArmCounts, b: ArmCounts, scale: Scale) {
    guard a.successes > 0, a.trials > 1, b.trials > 1 else { return nil }
    let varianceA = a.variance / Double(a.trials)
    let varianceB = b.variance / Double(b.trials)
    let absolute = varianceA + varianceB
    guard absolute > 0 else { return nil }
    let spread =
      varianceA * varianceA / Double(a.trials - 1) + varianceB * varianceB / Double(b.trials - 1)
    let degrees = absolute * absolute / spread
    total = a.trials + b.trials
    switch scale {
    case .absolute:
      difference = MeanDifference(
        estimate: b.rate - a.rate, standardError: absolute.squareRoot(), degreesOfFreedom: degrees)
    case .relative:
      let square = a.rate * a.rate
      let variance = varianceB / square + varianceA * b.rate * b.rate / (square * square)
      difference = MeanDifference(
        estimate: (b.rate - a.rate) / a.rate, standardError: variance.squareRoot(),
        degreesOfFreedom: degrees)
    }
  }

  /// The always-valid interval and p-value, tuned to decide at `tuning` visitors (the tool's default).
  public func sequential(alpha: Double, tuning: Int = 5000) -> ConfidenceSequence {
    ConfidenceSequence(
      estimate: difference.estimate, standardError: difference.standardError, total: total,
      alpha: alpha, tuning: tuning)
  }

  /// Mean and standard deviation of the lift with a normal prior; without one, of the data alone.
  ///
  /// - Parameter priorVariance: of a prior with mean 0, on this scale; nil for the improper default.
  public func posterior(priorVariance: Double?) -> (mean: Double, standardDeviation: Double) {
    let precision = 1 / (difference.standardError * difference.standardError)
    let total = precision + (priorVariance.map { 1 / $0 } ?? 0)
    return (difference.estimate * precision / total, (1 / total).squareRoot())
  }

  /// "Chance to win": the posterior probability that B is above A.
  public func chanceToWin(priorVariance: Double?) -> Double {
    let posterior = posterior(priorVariance: priorVariance)
    return NormalDistribution.cumulative(posterior.mean / posterior.standardDeviation)
  }
}
