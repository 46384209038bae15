// SPDX-License-Identifier: Apache-2.0

/// Analyses of paired blocks that look inside the counts.
public enum GroupedBinomial {
  /// A logistic regression with one level a pair and one effect of B, its error widened by the spread
  /// between blocks.
  public struct QuasiBinomial: Hashable, Sendable {
    /// Log odds ratio of B against A.
    public var effect: Double
    /// As if every impression were independent.
    public var binomialError: Double
    /// Pearson χ² ÷ degrees of freedom: 1 for blocks that differ by chance alone.
    public var dispersion: Double
    /// With the standard error widened by √dispersion.
    public var difference: MeanDifference
  }

  /// Fits the quasi-binomial model by Newton's method, eliminating the pairs' levels at each step.
  ///
  /// - Returns: nil for fewer than two pairs, or where a pair or an arm had all or nothing.
  public static func quasiBinomial(_ pairs: [BlockPair]) -> QuasiBinomial? {
    guard pairs.count > 1,
      pairs.allSatisfy({
        let successes = $0.a.successes + $0.b.successes
        return successes > 0 && successes < $0.a.trials + $0.b.trials
      }), pairs.contains(where: { $0.a.successes > 0 }),
      pairs.contains(where: { $0.b.successes > 0 })
    else { return nil }
    var levels = pairs.map { pair in
      let rate =
        Double(pair.a.successes + pair.b.successes) / Double(pair.a.trials + pair.b.trials)
      return log(rate / (1 - rate))
    }
    var effect = 0.0
    var information = 0.0
    func rate(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
    for _ in 0..<100 {
      var score = 0.0
      information = 0
      var steps: [(gradient: Double, curvature: Double, cross: Double)] = []
      for (pair, level) in zip(pairs, levels) {
        let rateA = rate(level)
        let rateB = rate(level + effect)
        let weightA = Double(pair.a.trials) * rateA * (1 - rateA)
        let weightB = Double(pair.b.trials) * rateB * (1 - rateB)
        let residualA = Double(pair.a.successes) - Double(pair.a.trials) * rateA
        let residualB = Double(pair.b.successes) - Double(pair.b.trials) * rateB
        let total = weightA + weightB
        score += residualB - weightB / total * (residualA + residualB)
        information += weightB - weightB * weightB / total
        steps.append((residualA + residualB, total, weightB))
      }
      guard information > 0 else { return nil }
      let step = score / information
      effect += step
      for (index, part) in steps.enumerated() {
        levels[index] += (part.gradient - part.cross * step) / part.curvature
      }
      if abs(step) < 1e-14 { break }
    }
    guard effect.isFinite else { return nil }
    var chiSquare = 0.0
    for (pair, level) in zip(pairs, levels) {
      for (arm, fitted) in [(pair.a, rate(level)), (pair.b, rate(level + effect))] {
        let residual = Double(arm.successes) - Double(arm.trials) * fitted
        chiSquare += residual * residual / (Double(arm.trials) * fitted * (1 - fitted))
      }
    }
    let degrees = Double(pairs.count - 1)
    let error = (1 / information).squareRoot()
    let dispersion = chiSquare / degrees
    return QuasiBinomial(
      effect: effect, binomialError: error, dispersion: dispersion,
      difference: MeanDifference(
        estimate: effect, standardError: error * dispersion.squareRoot(),
        degreesOfFreedom: degrees))
  }

  /// Cochran, Mantel and Haenszel's χ² (without correction) and common odds ratio.
  ///
  /// Trusts each impression to be independent, so noise between days makes it call far too often: shown
  /// as the trap it is, never as a verdict.
  public static func mantelHaenszel(
    _ pairs: [BlockPair]
  ) -> (chiSquare: Double, pValue: Double, oddsRatio: Double)? {
    var difference = 0.0
    var variance = 0.0
    var top = 0.0
    var bottom = 0.0
    for pair in pairs {
      let trialsA = Double(pair.a.trials)
      let trialsB = Double(pair.b.trials)
      let total = trialsA + trialsB
      let successes = Double(pair.a.successes + pair.b.successes)
      guard total > 1 else { continue }
      difference += Double(pair.b.successes) - successes * trialsB / total
      variance +=
        successes * (total - successes) * trialsA * trialsB / (total * total * (total - 1))
      top += Double(pair.b.successes) * (trialsA - Double(pair.a.successes)) / total
      bottom += Double(pair.a.successes) * (trialsB - Double(pair.b.successes)) / total
    }
    guard variance > 0, bottom > 0 else { return nil }
    let chiSquare = difference * difference / variance
    return (chiSquare, ChiSquare.upperTail(chiSquare, degreesOfFreedom: 1), top / bottom)
  }
}
