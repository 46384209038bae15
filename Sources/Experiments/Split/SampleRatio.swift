// SPDX-License-Identifier: Apache-2.0

/// Whether visitors arrived in the proportions that were meant (sample ratio mismatch).
public struct SampleRatio: Hashable, Sendable {
  /// Pearson's χ² against the intended shares.
  public let chiSquare: Double
  public let pValue: Double
  /// Largest deviation of an arm from what was meant, as a share of what was meant (0.01 = 1 %).
  public let largestDeviation: Double
  /// p < 0.001 with at least 8 in every arm: the split is broken and no result can be trusted.
  public let isAlarm: Bool

  /// Below this the split counts as broken.
  public static let alarmLevel = 0.001
  /// Fewest visitors of every arm before an alarm is raised.
  public static let fewestPerArm = 8

  /// - Parameters:
  ///   - observed: visitors of each arm.
  ///   - weights: intended shares, in any unit; zero-weight arms are left out.
  /// - Returns: nil where fewer than two arms have a weight, or nobody came.
  public init?(observed: [Int], weights: [Double]) {
    let arms = zip(observed, weights).filter { $0.1 > 0 }
    let total = arms.reduce(0) { $0 + $1.0 }
    let weight = arms.reduce(0) { $0 + $1.1 }
    guard observed.count == weights.count, arms.count > 1, total > 0 else { return nil }
    var sum = 0.0
    var deviation = 0.0
    for (count, share) in arms {
      let expected = Double(total) * share / weight
      let off = Double(count) - expected
      sum += off * off / expected
      deviation = max(deviation, abs(off) / expected)
    }
    chiSquare = sum
    pValue = ChiSquare.upperTail(sum, degreesOfFreedom: Double(arms.count - 1))
    largestDeviation = deviation
    isAlarm =
      pValue < Self.alarmLevel && arms.allSatisfy { $0.0 >= Self.fewestPerArm }
  }
}
