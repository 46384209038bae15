// SPDX-License-Identifier: Apache-2.0

/// The test a verdict about two rates rests on, and what that test does when there is no difference.
public enum PrimaryProportionTest {
  /// Which test was used.
  public enum Method: String, Hashable, Sendable {
    /// z with pooled variance.
    case pooledZ = "pooled-z"
    /// Fisher's exact test, for small counts; its false-positive rate stays below α.
    case fisher
  }

  /// Fewest expected successes and failures an arm must have for the z test (Cochran's rule). With it the
  /// false-positive rate at α = 5 % stays between 0.5 % and 5.2 % for equal and 9 : 1 splits.
  public static let smallestExpectedForZ = 5.0

  /// The two-sided p-value and the test it comes from.
  public static func pValue(
    a: ArmCounts, b: ArmCounts
  ) -> (pValue: Double, method: Method) {
    let table = TwoProportions(a: a, b: b)
    if table.smallestExpected >= smallestExpectedForZ {
      return (NormalDistribution.twoSided(table.pooledZ), .pooledZ)
    }
    return (FisherExact.pValue(a, b), .fisher)
  }

  /// The probability that the test calls a difference, every outcome of both arms weighed: the
  /// false-positive rate where the rates are equal, else the power.
  ///
  /// Meant for expected counts up to a few hundred an arm; work grows with their product.
  public static func rejectionRate(
    rateA: Double, trialsA: Int, rateB: Double, trialsB: Int, alpha: Double
  ) -> Double {
    let outcomesA = BinomialOutcomes(rate: rateA, trials: trialsA)
    let outcomesB = BinomialOutcomes(rate: rateB, trials: trialsB)
    var sum = 0.0
    for (x, weightX) in outcomesA.weighted {
      for (y, weightY) in outcomesB.weighted where weightX * weightY > 1e-14 {
        let test = pValue(a: ArmCounts(x, of: trialsA), b: ArmCounts(y, of: trialsB))
        if test.pValue <= alpha { sum += weightX * weightY }
      }
    }
    return sum
  }
}

/// The outcomes of a binomial variable that are not negligible, with their probabilities.
struct BinomialOutcomes {
  let weighted: [(successes: Int, weight: Double)]

  init(rate: Double, trials: Int) {
    guard rate > 0 else {
      weighted = [(0, 1)]
      return
    }
    guard rate < 1 else {
      weighted = [(trials, 1)]
      return
    }
    let n = Double(trials)
    let spread = (n * rate * (1 - rate)).squareRoot()
    let low = max(0, Int(n * rate - 8 * spread - 4))
    let high = min(trials, Int(n * rate + 9 * spread + 8))
    weighted = (low...high).map { x in
      let k = Double(x)
      let logChoose = -log(n + 1) - LogGamma.logBeta(n - k + 1, k + 1)
      return (x, exp(logChoose + k * log(rate) + (n - k) * log1p(-rate)))
    }
  }
}
