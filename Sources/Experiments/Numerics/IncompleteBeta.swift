// SPDX-License-Identifier: Apache-2.0

/// The regularised incomplete beta function.
enum IncompleteBeta {
  /// I_x(a, b), the probability that a Beta(a, b) variable is at most x.
  ///
  /// Continued fraction of Didonato and Morris, evaluated by Lentz's method on the side of the mean where
  /// it converges fast.
  ///
  /// - Parameters:
  ///   - x: 0…1.
  ///   - complement: 1 − x, given apart so that no digits are lost when x is close to 1.
  static func regularized(_ x: Double, complement y: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if y <= 0 { return 1 }
    if x <= (a + 1) / (a + b + 2) { return lower(x, y, a, b) }
    return 1 - lower(y, x, b, a)
  }

  /// I_x(a, b) by the continued fraction, for x on the near side of the mean.
  private static func lower(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let logX = x > 0.5 ? log1p(-y) : log(x)
    let logY = y > 0.5 ? log1p(-x) : log(y)
    let factor = exp(a * logX + b * logY - LogGamma.logBeta(a, b)) / a
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    if abs(d) < tiny { d = tiny }
    d = 1 / d
    var fraction = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 + even * d
      if abs(d) < tiny { d = tiny }
      c = 1 + even / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + odd * d
      if abs(d) < tiny { d = tiny }
      c = 1 + odd / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      fraction *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return min(1, factor * fraction)
  }
}
