// SPDX-License-Identifier: Apache-2.0

/// An interval and a p-value that may be looked at any number of times: the asymptotic confidence sequence
/// of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021).
///
/// It pays for that by being wider at any single look: 20 looks at an A/A test call 1 % of them at
/// α = 5 %, where a fixed test looked at as often calls 25 %.
public struct ConfidenceSequence: Hashable, Sendable {
  public let interval: Interval
  public let pValue: Double
  /// The width parameter ρ, chosen so that the interval is narrowest at the tuning size.
  public let rho: Double

  /// - Parameters:
  ///   - total: visitors of both arms so far.
  ///   - tuning: visitors of both arms at which a decision is expected: the plan's size.
  public init(estimate: Double, standardError: Double, total: Int, alpha: Double, tuning: Int) {
    let n = Double(total)
    rho = Self.rho(alpha: alpha, tuning: tuning)
    let square = rho * rho
    let scaled = n * square + 1
    let half =
      standardError * n.squareRoot()
      * (2 * scaled / (n * n * square) * log(scaled.squareRoot() / alpha)).squareRoot()
    interval = Interval(estimate - half, estimate + half)
    let statistic = estimate / standardError
    pValue = min(
      1, scaled.squareRoot() * exp(-square * statistic * statistic * n / (2 * scaled)))
  }

  /// ρ = √((−2 ln α + ln(1 − 2 ln α)) ÷ N*).
  public static func rho(alpha: Double, tuning: Int) -> Double {
    let spent = -2 * log(alpha)
    return ((spent + log(1 + spent)) / Double(tuning)).squareRoot()
  }
}

/// The mixture sequential probability ratio test with a normal mixture over the difference of two rates
/// (Johari, Koomen, Pekelis and Walsh, 2017).
public struct MixtureRatioTest: Hashable, Sendable {
  /// Likelihood ratio of the mixture against "no difference".
  public let likelihoodRatio: Double
  /// 1 ÷ the ratio, at most 1; the smallest value of all looks so far is the valid p-value.
  public let pValue: Double

  /// - Parameter tau: standard deviation of the mixture: the size of difference that is plausible.
  public init(difference: Double, variance: Double, tau: Double) {
    let mixed = variance + tau * tau
    likelihoodRatio =
      (variance / mixed).squareRoot()
      * exp(tau * tau * difference * difference / (2 * variance * mixed))
    pValue = min(1, 1 / likelihoodRatio)
  }
}
