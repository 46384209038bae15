// SPDX-License-Identifier: Apache-2.0

/// Two ends of a confidence or credible interval.
public struct Interval: Hashable, Sendable {
  public var lower: Double
  public var upper: Double

  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether a value lies between the ends, or on one.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// Both ends through a rising function.
  func map(_ transform: (Double) -> Double) -> Interval {
    Interval(transform(lower), transform(upper))
  }
}
