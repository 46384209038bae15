// SPDX-License-Identifier: Apache-2.0

/// Size, mean and spread of one arm's values: revenue per visitor, rate per block, ….
public struct SampleSummary: Hashable, Sendable {
  public var count: Int
  public var mean: Double
  /// With n − 1 below the line.
  public var variance: Double

  public init(count: Int, mean: Double, variance: Double) {
    self.count = count
    self.mean = mean
    self.variance = variance
  }

  /// Of values at hand (two passes, so that no digits cancel).
  public init(_ values: some Collection<Double>) {
    count = values.count
    mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    let centre = mean
    let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    variance = values.count > 1 ? squares / Double(values.count - 1) : 0
  }

  /// Of totals, as a table of daily results holds them.
  public init(count: Int, sum: Double, sumOfSquares: Double) {
    self.count = count
    mean = count > 0 ? sum / Double(count) : 0
    variance = count > 1 ? max(0, sumOfSquares - sum * sum / Double(count)) / Double(count - 1) : 0
  }

  /// Variance of the mean.
  public var errorVariance: Double { count > 0 ? variance / Double(count) : 0 }
}

/// An estimate with its standard error and the degrees of freedom behind it.
public struct MeanDifference: Hashable, Sendable {
  public var estimate: Double
  public var standardError: Double
  public var degreesOfFreedom: Double

  /// Welch's comparison of two means, B − A, with Satterthwaite's degrees of freedom.
  ///
  /// - Returns: nil where an arm has fewer than two values, or nothing varies.
  public static func welch(_ a: SampleSummary, _ b: SampleSummary) -> MeanDifference? {
    guard a.count > 1, b.count > 1 else { return nil }
    let variance = a.errorVariance + b.errorVariance
    guard variance > 0 else { return nil }
    let spread =
      a.errorVariance * a.errorVariance / Double(a.count - 1)
      + b.errorVariance * b.errorVariance / Double(b.count - 1)
    return MeanDifference(
      estimate: b.mean - a.mean, standardError: variance.squareRoot(),
      degreesOfFreedom: variance * variance / spread)
  }

  /// The mean of paired differences (paired t).
  ///
  /// - Returns: nil for fewer than two differences, or where they are all the same.
  public static func paired(_ differences: [Double]) -> MeanDifference? {
    let summary = SampleSummary(differences)
    guard summary.count > 1, summary.variance > 0 else { return nil }
    return MeanDifference(
      estimate: summary.mean, standardError: summary.errorVariance.squareRoot(),
      degreesOfFreedom: Double(summary.count - 1))
  }

  public var statistic: Double { estimate / standardError }

  /// Two-sided p-value.
  public var pValue: Double { StudentT(degreesOfFreedom: degreesOfFreedom).twoSided(statistic) }

  /// Interval of the estimate.
  public func interval(alpha: Double) -> Interval {
    let half = StudentT(degreesOfFreedom: degreesOfFreedom).critical(alpha: alpha) * standardError
    return Interval(estimate - half, estimate + half)
  }
}
