// SPDX-License-Identifier: Apache-2.0

/// A ratio of two sums over visitors (money per order, clicks per impression when visitors were split),
/// whose variance must count visitors, not orders or impressions.
public struct RatioMetric: Hashable, Sendable {
  /// Visitors.
  public var count: Int
  public var numeratorMean: Double
  public var denominatorMean: Double
  public var numeratorVariance: Double
  public var denominatorVariance: Double
  public var covariance: Double

  /// Of pairs at hand: one numerator and one denominator a visitor.
  ///
  /// - Precondition: as many numerators as denominators.
  public init(numerators: [Double], denominators: [Double]) {
    precondition(numerators.count == denominators.count, "one pair a visitor")
    let top = SampleSummary(numerators)
    let bottom = SampleSummary(denominators)
    count = top.count
    numeratorMean = top.mean
    denominatorMean = bottom.mean
    numeratorVariance = top.variance
    denominatorVariance = bottom.variance
    let products = zip(numerators, denominators).reduce(0) {
      $0 + ($1.0 - top.mean) * ($1.1 - bottom.mean)
    }
    covariance = count > 1 ? products / Double(count - 1) : 0
  }

  /// Sum of numerators ÷ sum of denominators; nil where nothing stands below the line.
  public var value: Double? { denominatorMean > 0 ? numeratorMean / denominatorMean : nil }

  /// Variance of the ratio by the delta method; nil where nothing stands below the line.
  public var errorVariance: Double? {
    guard let value, count > 1 else { return nil }
    let inner =
      numeratorVariance + value * value * denominatorVariance - 2 * value * covariance
    return max(0, inner) / (denominatorMean * denominatorMean * Double(count))
  }

  /// Difference of two ratios, B − A; nil where one is undefined or nothing varies.
  public static func difference(_ a: RatioMetric, _ b: RatioMetric) -> MeanDifference? {
    guard let ratioA = a.value, let ratioB = b.value, let varianceA = a.errorVariance,
      let varianceB = b.errorVariance, varianceA + varianceB > 0
    else { return nil }
    let variance = varianceA + varianceB
    let spread =
      varianceA * varianceA / Double(a.count - 1) + varianceB * varianceB / Double(b.count - 1)
    return MeanDifference(
      estimate: ratioB - ratioA, standardError: variance.squareRoot(),
      degreesOfFreedom: variance * variance / spread)
  }
}
