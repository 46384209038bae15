// SPDX-License-Identifier: Apache-2.0

/// A pair of blocks of a switchback: one with A, one with B.
public struct BlockPair: Hashable, Sendable {
  public var a: ArmCounts
  public var b: ArmCounts
  /// Whether A came first.
  public var aFirst: Bool

  public init(a: ArmCounts, b: ArmCounts, aFirst: Bool = true) {
    self.a = a
    self.b = b
    self.aFirst = aFirst
  }
}

/// Differences of pairs, B − A.
public enum PairDifferences {
  /// Of the logarithms of the rates: relative effects, which is what a title has.
  ///
  /// Where some block has no success, half a success and half a failure are added to every block (Haldane
  /// and Anscombe): the same to both arms of every pair, so that the sign-flip test stays exact.
  public static func logRates(_ pairs: [BlockPair]) -> [Double] {
    let isSparse = pairs.contains { $0.a.successes == 0 || $0.b.successes == 0 }
    func logRate(_ arm: ArmCounts) -> Double {
      isSparse
        ? log((Double(arm.successes) + 0.5) / (Double(arm.trials) + 1))
        : log(Double(arm.successes) / Double(arm.trials))
    }
    return pairs.map { logRate($0.b) - logRate($0.a) }
  }

  /// Of the rates themselves.
  public static func rates(_ pairs: [BlockPair]) -> [Double] { pairs.map { $0.b.rate - $0.a.rate } }

  /// The mean with each pair left out in turn: how far one odd pair moves it.
  ///
  /// - Returns: the lowest and the highest; nil for fewer than three pairs.
  public static func leaveOneOut(_ differences: [Double]) -> Interval? {
    guard differences.count > 2 else { return nil }
    let sum = differences.reduce(0, +)
    let means = differences.map { (sum - $0) / Double(differences.count - 1) }
    guard let low = means.min(), let high = means.max() else { return nil }
    return Interval(low, high)
  }

  /// The effect of yesterday's arm on today's block: differences regressed on the difference of the
  /// arms that stood before the two blocks.
  ///
  /// - Parameter pairs: in the order of time, every block directly after the one before it.
  /// - Returns: the carried-over effect on the log rate; nil where the calendar cannot tell it apart.
  public static func carryOver(_ pairs: [BlockPair]) -> MeanDifference? {
    guard pairs.count > 4 else { return nil }
    let differences = logRates(pairs)
    // (arm before the B block) − (arm before the A block), with B = 1.
    var contrasts: [Double] = []
    for index in 1..<pairs.count {
      let before = pairs[index - 1].aFirst ? 1.0 : 0.0
      contrasts.append(pairs[index].aFirst ? 0 - before : before - 1)
    }
    let x = SampleSummary(contrasts)
    let y = SampleSummary(differences.dropFirst())
    let squares = x.variance * Double(x.count - 1)
    guard squares > 0, x.count > 3 else { return nil }
    let products = zip(contrasts, differences.dropFirst()).reduce(0) {
      $0 + ($1.0 - x.mean) * ($1.1 - y.mean)
    }
    let slope = products / squares
    let residuals = zip(contrasts, differences.dropFirst()).reduce(0) {
      let residual = $1.1 - y.mean - slope * ($1.0 - x.mean)
      return $0 + residual * residual
    }
    let degrees = Double(x.count - 2)
    guard residuals > 0 else { return nil }
    return MeanDifference(
      estimate: slope, standardError: (residuals / degrees / squares).squareRoot(),
      degreesOfFreedom: degrees)
  }
}
