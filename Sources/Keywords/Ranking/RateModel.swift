// SPDX-License-Identifier: Apache-2.0

/// Shrinks the rates of an export to its mean by as much as their evidence is thin.
///
/// Rates with counts are beta-binomial, (x + m·p₀) / (n + m), with the export's pooled rate as p₀ and m from
/// the spread between keywords by the method of moments. For rates that are stated without counts, demand
/// stands in for n and m is a part of the median demand, so that the result does not depend on the scale
/// of an index.
struct RateModel {
  /// Where the rate comes from, for people.
  enum Basis: String {
    case counted, stated, missing
  }

  struct Rate {
    var value: Double
    /// Standard deviation of its logarithm.
    var spread: Double
    var basis: Basis
  }

  /// Pooled successes and trials of all keywords, and the prior weight.
  private var successes = 0.0
  private var trials = 0.0
  private var priorTrials = 20.0
  /// Median of the stated rates, and the trials the prior counts for.
  private var medianRate: Double?
  private var statedPrior = 0.0

  /// Whether anything is known; otherwise the factor is left out.
  var isKnown: Bool { trials > 0 || medianRate != nil }
  /// The export's own rate.
  var mean: Double? { trials > 0 ? successes / trials : medianRate }

  /// - Parameters:
  ///   - counted: successes and trials of each keyword that has them.
  ///   - stated: rates stated without counts.
  ///   - statedPrior: trials that the prior of stated rates counts for.
  init(counted: [(successes: Double, trials: Double)], stated: [Double], statedPrior: Double) {
    for (x, n) in counted where n > 0 {
      successes += x
      trials += n
    }
    medianRate = KeywordMath.median(stated)
    self.statedPrior = statedPrior
    if trials > 0 { priorTrials = Self.priorTrials(counted, mean: successes / trials) }
  }

  /// The prior weight that explains the spread of the observed rates beyond what chance makes of them
  /// (method of moments), between 5 and 500.
  private static func priorTrials(
    _ counted: [(successes: Double, trials: Double)], mean: Double
  ) -> Double {
    var observed = 0.0
    var expected = 0.0
    var squares = 0.0
    var total = 0.0
    for (x, n) in counted where n > 0 {
      let deviation = x / n - mean
      observed += n * deviation * deviation
      expected += mean * (1 - mean)
      squares += n * n
      total += n
    }
    let effective = total - squares / max(total, 1)
    guard effective > 0, mean > 0, mean < 1 else { return 20 }
    let between = (observed - expected) / effective
    guard between > 0 else { return 500 }
    return min(max(mean * (1 - mean) / between - 1, 5), 500)
  }

  /// - Parameters:
  ///   - counted: successes and trials, where both are known.
  ///   - stated: the rate as stated.
  ///   - weight: demand of the keyword, in the unit of `statedPrior`.
  func rate(counted: (successes: Double, trials: Double)?, stated: Double?, weight: Double) -> Rate
  {
    if let counted, counted.trials >= 0, trials > 0 {
      // Leaving the keyword itself out of the prior keeps more demand from ever lowering its value.
      let others = trials - counted.trials
      let prior = others > 0 ? max(0, successes - counted.successes) / others : successes / trials
      let n = counted.trials + priorTrials
      let value = (counted.successes + priorTrials * prior) / n
      return Rate(value: value, spread: Self.spread(value, n), basis: .counted)
    }
    guard let medianRate else {
      return Rate(value: mean ?? 1, spread: 0.5, basis: .missing)
    }
    guard let stated else { return Rate(value: medianRate, spread: 0.5, basis: .missing) }
    let n = weight + statedPrior
    guard n > 0 else { return Rate(value: medianRate, spread: 0.5, basis: .stated) }
    let value = (stated * weight + medianRate * statedPrior) / n
    return Rate(value: value, spread: 0.15, basis: .stated)
  }

  /// Standard deviation of the logarithm of a rate estimated from n trials.
  private static func spread(_ rate: Double, _ trials: Double) -> Double {
    guard rate > 0, trials > 0 else { return 1 }
    return min(1, (max(0, 1 - rate) / (rate * trials)).squareRoot())
  }
}
