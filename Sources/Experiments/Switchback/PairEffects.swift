// SPDX-License-Identifier: Apache-2.0

/// The effects of B in each pair, on one scale.
public struct PairEffects: Hashable, Sendable {
  /// On what scale an effect is measured.
  public enum Scale: String, Hashable, Sendable {
    /// ln(B ÷ A): what a title does, it does to every level of traffic alike.
    case logRatio = "log-ratio"
    /// (B − A) ÷ mean of all rates, where a block without any success has no logarithm.
    case relativeToMean = "relative-to-mean"

    /// The effect as a lift: 0.1 where B is 10 % above A.
    public func lift(_ effect: Double) -> Double {
      switch self {
      case .logRatio: return expm1(effect)
      case .relativeToMean:
        let half = max(-1, min(1, effect / 2))
        return half < 1 ? (1 + half) / (1 - half) - 1 : .infinity
      }
    }

    /// A lift as an effect on this scale.
    public func effect(ofLift lift: Double) -> Double {
      switch self {
      case .logRatio: log1p(lift)
      case .relativeToMean: 2 * lift / (2 + lift)
      }
    }
  }

  public let scale: Scale
  /// B − A, one a pair, in the order given.
  public let values: [Double]
  let pairs: [RatePair]

  /// Both scales turn their sign when the arms of a pair are exchanged and change nothing else, so the
  /// sign-flip test is exact on either.
  ///
  /// - Returns: nil where there are no pairs, or no rate is above 0.
  public init?(_ pairs: [RatePair]) {
    let sum = pairs.reduce(0) { $0 + $1.a + $1.b }
    guard !pairs.isEmpty, sum > 0, pairs.allSatisfy({ $0.a >= 0 && $0.b >= 0 }) else { return nil }
    self.pairs = pairs
    if pairs.allSatisfy({ $0.a > 0 && $0.b > 0 }) {
      scale = .logRatio
      values = pairs.map { log($0.b / $0.a) }
    } else {
      scale = .relativeToMean
      let mean = sum / Double(2 * pairs.count)
      values = pairs.map { ($0.b - $0.a) / mean }
    }
  }

  public var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// The mean with each pair left out in turn: how far one odd pair moves it.
  ///
  /// - Returns: the lowest and the highest; nil for fewer than three pairs.
  public var leaveOneOut: Interval? {
    guard values.count > 2 else { return nil }
    let sum = values.reduce(0, +)
    let means = values.map { (sum - $0) / Double(values.count - 1) }
    guard let low = means.min(), let high = means.max() else { return nil }
    return Interval(low, high)
  }

  /// What the arm of the block before carries into a block: effects regressed on the difference of the
  /// arms that stood before the two blocks of each pair.
  ///
  /// - Parameter before: of each pair, (arm before the B block) − (arm before the A block) with A = 0 and
  ///   B = 1; nil where nothing stood before a block.
  /// - Returns: nil where the calendar cannot tell it apart from the effect itself.
  public func carryOver(before: [Double?]) -> MeanDifference? {
    let known = zip(before, values).compactMap { contrast, effect in contrast.map { ($0, effect) } }
    return Self.slope(of: known.map(\.1), on: known.map(\.0))
  }

  /// Whether the effect grows or fades from pair to pair (novelty, or learning).
  public var trend: MeanDifference? { Self.slope(of: values, on: values.indices.map(Double.init)) }

  /// Least squares slope of one variable on another.
  ///
  /// - Returns: nil for fewer than four points, or where nothing varies.
  static func slope(of values: [Double], on positions: [Double]) -> MeanDifference? {
    guard values.count > 3, values.count == positions.count else { return nil }
    let x = SampleSummary(positions)
    let y = SampleSummary(values)
    let squares = x.variance * Double(x.count - 1)
    guard squares > 0 else { return nil }
    let products = zip(positions, values).reduce(0) {
      $0 + ($1.0 - x.mean) * ($1.1 - y.mean)
    }
    let slope = products / squares
    let residuals = zip(positions, values).reduce(0) {
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
