// SPDX-License-Identifier: Apache-2.0

/// Student's t distribution; the degrees of freedom need not be whole.
public struct StudentT: Sendable {
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "a t distribution has positive degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value farther from 0 than t, on both sides: the p-value of a t statistic.
  public func twoSided(_ t: Double) -> Double {
    let square = t * t
    let total = degreesOfFreedom + square
    guard total.isFinite else { return 0 }
    return IncompleteBeta.regularized(
      degreesOfFreedom / total, complement: square / total, degreesOfFreedom / 2, 0.5)
  }

  /// The two-sided critical value: `twoSided(critical(alpha)) == alpha`.
  ///
  /// Newton's method on the logarithm of the tail, from an expansion around the normal quantile.
  public func critical(alpha: Double) -> Double {
    precondition(alpha > 0 && alpha < 1, "a significance level lies strictly inside 0…1")
    let z = NormalDistribution.critical(alpha: alpha)
    let n = degreesOfFreedom
    var t = z + (z * z * z + z) / (4 * n)
    for _ in 0..<200 {
      let tail = twoSided(t)
      guard tail > 0 else { return t }
      let step = tail * log(tail / alpha) / (2 * density(t))
      let next = max(t + step, t / 2)
      if abs(next - t) <= 1e-15 * abs(next) { return next }
      t = next
    }
    return t
  }

  /// Density at t.
  func density(_ t: Double) -> Double {
    let n = degreesOfFreedom
    return exp(-LogGamma.logBeta(n / 2, 0.5) - 0.5 * log(n) - 0.5 * (n + 1) * log1p(t * t / n))
  }

  /// Power of a two-sided t test whose statistic has the mean `shift` (effect ÷ its standard error):
  /// the tails of the noncentral t beyond the critical value, integrated by Simpson's rule over the
  /// estimated spread.
  public func power(shift: Double, alpha: Double) -> Double {
    let critical = critical(alpha: alpha)
    let n = degreesOfFreedom
    let width = 8 / (2 * n).squareRoot()
    let low = max(0, 1 - width)
    let high = 1 + width
    let logConstant = log(2) + 0.5 * n * log(0.5 * n) - LogGamma.logGamma(0.5 * n)
    func integrand(_ s: Double) -> Double {
      guard s > 0 else { return 0 }
      let weight = exp(logConstant + (n - 1) * log(s) - 0.5 * n * s * s)
      return weight
        * (NormalDistribution.cumulative(shift - critical * s)
          + NormalDistribution.cumulative(-shift - critical * s))
    }
    let panels = 400
    let step = (high - low) / Double(panels)
    var sum = integrand(low) + integrand(high)
    for index in 1..<panels {
      sum += (index.isMultiple(of: 2) ? 2 : 4) * integrand(low + step * Double(index))
    }
    return min(1, sum * step / 3)
  }
}
