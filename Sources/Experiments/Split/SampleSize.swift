// SPDX-License-Identifier: Apache-2.0

/// How many trials an arm needs to see a given difference between two rates.
public enum SampleSize {
  /// (z_{1−α/2} + z_{power})² · (p₀q₀ + p₁q₁) ÷ (p₁ − p₀)², rounded up.
  ///
  /// - Returns: nil where the rates are equal, outside 0…1, or the number is beyond counting.
  public static func perArm(
    baseline p0: Double, target p1: Double, alpha: Double, power: Double
  ) -> Int? {
    let z = NormalDistribution.critical(alpha: alpha) + NormalDistribution.quantile(power)
    return count(z * z * (p0 * (1 - p0) + p1 * (1 - p1)), p0, p1)
  }

  /// The same with the pooled variance under "no difference": what the pooled z test needs to the letter.
  public static func perArmPooled(
    baseline p0: Double, target p1: Double, alpha: Double, power: Double
  ) -> Int? {
    let mean = (p0 + p1) / 2
    let root =
      NormalDistribution.critical(alpha: alpha) * (2 * mean * (1 - mean)).squareRoot()
      + NormalDistribution.quantile(power) * (p0 * (1 - p0) + p1 * (1 - p1)).squareRoot()
    return count(root * root, p0, p1)
  }

  /// The same by the arcsine transformation, equal arms (Cohen, 1988).
  public static func perArmArcsine(
    baseline p0: Double, target p1: Double, alpha: Double, power: Double
  ) -> Int? {
    guard p0 != p1, (0...1).contains(p0), (0...1).contains(p1) else { return nil }
    let z = NormalDistribution.critical(alpha: alpha) + NormalDistribution.quantile(power)
    let effect = 2 * (arcsine(p1.squareRoot()) - arcsine(p0.squareRoot()))
    return whole(2 * z * z / (effect * effect))
  }

  /// Power of the two-sided z test with `n` trials an arm, each arm's own variance.
  public static func power(baseline p0: Double, target p1: Double, perArm n: Int, alpha: Double)
    -> Double
  {
    let error = ((p0 * (1 - p0) + p1 * (1 - p1)) / Double(n)).squareRoot()
    guard error > 0 else { return 1 }
    let critical = NormalDistribution.critical(alpha: alpha)
    let shift = abs(p1 - p0) / error
    return NormalDistribution.cumulative(shift - critical)
      + NormalDistribution.cumulative(-shift - critical)
  }

  private static func count(_ numerator: Double, _ p0: Double, _ p1: Double) -> Int? {
    guard p0 != p1, (0...1).contains(p0), (0...1).contains(p1) else { return nil }
    return whole(numerator / ((p1 - p0) * (p1 - p0)))
  }

  private static func whole(_ value: Double) -> Int? {
    let rounded = value.rounded(.up)
    return rounded < 1e15 ? Int(rounded) : nil
  }

  /// asin of 0…1: the integral of its derivative is avoided by Newton's method on sine's own series.
  private static func arcsine(_ x: Double) -> Double {
    // asin x = 2 atan(x / (1 + √(1 − x²))), and atan by halving its argument three times.
    var t = x / (1 + (1 - x * x).squareRoot())
    for _ in 0..<3 { t = t / (1 + (1 + t * t).squareRoot()) }
    let square = t * t
    var sum = 0.0
    var term = t
    for odd in stride(from: 1.0, through: 41, by: 2) {
      sum += term / odd
      term *= -square
    }
    return 16 * sum
  }
}
