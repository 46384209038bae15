// SPDX-License-Identifier: Apache-2.0

/// Logarithms of the gamma and beta functions.
enum LogGamma {
  static let halfLogTwoPi = 0.918_938_533_204_672_741_78

  /// ln Γ(x) for x > 0: Stirling's series, after moving x up to 10.
  static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "ln Γ is taken of positive numbers only")
    var shifted = x
    var product = 1.0
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + correction(shifted)
      - log(product)
  }

  /// ln B(a, b) for a, b > 0.
  ///
  /// For large arguments ln Γ(a) + ln Γ(b) − ln Γ(a+b) loses as many digits as the terms are larger than
  /// their sum; the Stirling terms are therefore cancelled by hand (Didonato and Morris, 1992).
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let small = min(a, b)
    let large = max(a, b)
    if small >= 10 {
      return -0.5 * log(large) + halfLogTwoPi
        + correction(small) + correction(large) - correction(small + large)
        + (small - 0.5) * log(small / (small + large))
        + large * log1p(-small / (small + large))
    }
    if large >= 10 {
      return logGamma(small) + correction(large) - correction(small + large)
        + small - small * log(small + large)
        + (large - 0.5) * log1p(-small / (small + large))
    }
    return logGamma(small) + logGamma(large) - logGamma(small + large)
  }

  /// What Stirling's formula leaves out, for y ≥ 10 (Abramowitz and Stegun 6.1.41).
  private static func correction(_ y: Double) -> Double {
    let square = 1 / (y * y)
    var sum = 1.0 / 156
    for coefficient in [
      -691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
    ] {
      sum = sum * square + coefficient
    }
    return sum / y
  }
}
