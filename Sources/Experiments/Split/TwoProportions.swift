// SPDX-License-Identifier: Apache-2.0

/// Tests and intervals for the difference between two rates, B against A.
public struct TwoProportions: Hashable, Sendable {
  public let a: ArmCounts
  public let b: ArmCounts

  /// - Precondition: both arms had trials.
  public init(a: ArmCounts, b: ArmCounts) {
    precondition(a.trials > 0 && b.trials > 0, "a rate needs trials")
    self.a = a
    self.b = b
  }

  /// p_B − p_A.
  public var difference: Double { b.rate - a.rate }

  /// The z statistic with pooled variance: the score test; its square is Pearson's χ² without Yates's
  /// correction. 0 where nothing or everything succeeded.
  public var pooledZ: Double {
    let pooled = Double(a.successes + b.successes) / Double(a.trials + b.trials)
    let variance = pooled * (1 - pooled) * (1 / Double(a.trials) + 1 / Double(b.trials))
    return variance > 0 ? difference / variance.squareRoot() : 0
  }

  /// The standard error of the difference with each arm's own variance.
  public var standardError: Double {
    (a.variance / Double(a.trials) + b.variance / Double(b.trials)).squareRoot()
  }

  /// The z statistic with each arm's own variance.
  public var unpooledZ: Double { standardError > 0 ? difference / standardError : 0 }

  /// χ² with Yates's correction, one degree of freedom.
  public var yatesChiSquare: Double {
    let total = Double(a.trials + b.trials)
    let successes = Double(a.successes + b.successes)
    let failures = total - successes
    guard successes > 0, failures > 0 else { return 0 }
    let cross =
      Double(b.successes) * Double(a.trials) - Double(a.successes) * Double(b.trials)
    let corrected = max(0, abs(cross) - total / 2)
    return total * corrected * corrected
      / (Double(a.trials) * Double(b.trials) * successes * failures)
  }

  /// The smallest count of successes or failures that an arm would show if there were no difference.
  public var smallestExpected: Double {
    let total = Double(a.trials + b.trials)
    let successes = Double(a.successes + b.successes)
    return Double(min(a.trials, b.trials)) * min(successes, total - successes) / total
  }

  /// Newcombe's hybrid score interval for p_B − p_A (method 10 of Newcombe, 1998).
  public func newcombeInterval(alpha: Double) -> Interval {
    let wilsonA = Self.wilson(a, alpha: alpha)
    let wilsonB = Self.wilson(b, alpha: alpha)
    func distance(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    return Interval(
      difference - distance(b.rate - wilsonB.lower, wilsonA.upper - a.rate),
      difference + distance(wilsonB.upper - b.rate, a.rate - wilsonA.lower))
  }

  /// Wald's interval for p_B − p_A: shown for comparison; too narrow at small counts.
  public func waldInterval(alpha: Double) -> Interval {
    let half = NormalDistribution.critical(alpha: alpha) * standardError
    return Interval(difference - half, difference + half)
  }

  /// p_B ÷ p_A; nil where A had no success.
  public var ratio: Double? { a.successes > 0 ? b.rate / a.rate : nil }

  /// The interval of p_B ÷ p_A on the log scale (Katz); nil where an arm had no success.
  public func ratioInterval(alpha: Double) -> Interval? {
    guard let ratio, b.successes > 0 else { return nil }
    let variance =
      1 / Double(a.successes) - 1 / Double(a.trials)
      + 1 / Double(b.successes) - 1 / Double(b.trials)
    let half = NormalDistribution.critical(alpha: alpha) * max(0, variance).squareRoot()
    return Interval(ratio * exp(-half), ratio * exp(half))
  }

  /// Wilson's score interval for one rate.
  public static func wilson(_ arm: ArmCounts, alpha: Double) -> Interval {
    let z = NormalDistribution.critical(alpha: alpha)
    let n = Double(arm.trials)
    let p = arm.rate
    let square = z * z / n
    let centre = (p + square / 2) / (1 + square)
    let half = z / (1 + square) * (p * (1 - p) / n + square / (4 * n)).squareRoot()
    return Interval(
      arm.successes == 0 ? 0 : centre - half, arm.successes == arm.trials ? 1 : centre + half)
  }
}
