// SPDX-License-Identifier: Apache-2.0

/// The χ² distribution.
public enum ChiSquare {
  /// Probability of a value above `x`: the p-value of a χ² statistic.
  public static func upperTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    x <= 0 ? 1 : upperGamma(degreesOfFreedom / 2, x / 2)
  }

  /// The x with `upperTail(x) == probability`, by bisection, for 0 < probability < 1.
  public static func upperQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a quantile is asked for strictly inside 0…1")
    var low = 0.0
    var high = degreesOfFreedom + 10
    while upperTail(high, degreesOfFreedom: degreesOfFreedom) > probability { high *= 2 }
    for _ in 0..<200 {
      let middle = 0.5 * (low + high)
      if middle == low || middle == high { break }
      if upperTail(middle, degreesOfFreedom: degreesOfFreedom) > probability {
        low = middle
      } else {
        high = middle
      }
    }
    return 0.5 * (low + high)
  }

  /// Q(a, x), the regularised upper incomplete gamma function: series below a + 1, continued fraction
  /// above.
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    let factor = exp(a * log(x) - x - LogGamma.logGamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while abs(term) > abs(sum) * 1e-17 {
        n += 1
        term *= x / n
        sum += term
      }
      return 1 - factor * sum
    }
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...10_000 {
      let i = Double(step)
      let coefficient = -i * (i - a)
      b += 2
      d = coefficient * d + b
      if abs(d) < tiny { d = tiny }
      c = b + coefficient / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      fraction *= change
      if abs(change - 1) < 1e-16 { break }
    }
    return factor * fraction
  }
}
