// SPDX-License-Identifier: Apache-2.0

/// The Bayesian view of two rates: a Beta(1, 1) prior on each, counts on top.
public struct BetaBinomial: Hashable, Sendable {
  /// Successes + 1 and failures + 1 of arm A.
  let a: Shape
  /// The same of arm B.
  let b: Shape

  /// Parameters of a Beta distribution, whole numbers here.
  struct Shape: Hashable, Sendable {
    var alpha: Int
    var beta: Int
    var mean: Double { Double(alpha) / Double(alpha + beta) }
    var raised: Shape { Shape(alpha: alpha + 1, beta: beta) }
  }

  public init(a: ArmCounts, b: ArmCounts) {
    self.a = Shape(alpha: a.successes + 1, beta: a.trials - a.successes + 1)
    self.b = Shape(alpha: b.successes + 1, beta: b.trials - b.successes + 1)
  }

  /// P(B > A).
  public var probabilityBIsBetter: Double { Self.probability(b, above: a) }

  /// What is lost on average, as a rate, if B is chosen: E[max(p_A − p_B, 0)].
  public var expectedLossOfB: Double { Self.excess(of: a, over: b) }

  /// What is lost on average, as a rate, if A is kept: E[max(p_B − p_A, 0)].
  public var expectedLossOfA: Double { Self.excess(of: b, over: a) }

  /// Density of arm A's rate, for a plot.
  public func densityA(_ p: Double) -> Double { Self.density(a, p) }

  /// Density of arm B's rate, for a plot.
  public func densityB(_ p: Double) -> Double { Self.density(b, p) }

  private static func density(_ shape: Shape, _ p: Double) -> Double {
    guard p > 0, p < 1 else { return 0 }
    let alpha = Double(shape.alpha)
    let beta = Double(shape.beta)
    return exp((alpha - 1) * log(p) + (beta - 1) * log1p(-p) - LogGamma.logBeta(alpha, beta))
  }

  /// E[max(x − y, 0)]: the same sum with α raised by one.
  private static func excess(of x: Shape, over y: Shape) -> Double {
    x.mean * probability(x.raised, above: y) - y.mean * probability(x, above: y.raised)
  }

  /// P(y > x) = Σ_{i < α_y} B(α_x+i, β_x+β_y) ÷ ((β_y+i) B(1+i, β_y) B(α_x, β_x)).
  ///
  /// Summed outward from its largest term by the ratio of neighbours, so that neither end underflows.
  private static func probability(_ y: Shape, above x: Shape) -> Double {
    let alphaX = Double(x.alpha)
    let betaX = Double(x.beta)
    let betaY = Double(y.beta)
    let bottom = alphaX + betaX + betaY
    // term(i + 1) / term(i)
    func ratio(_ i: Double) -> Double { (alphaX + i) * (betaY + i) / ((bottom + i) * (1 + i)) }
    let peak = (alphaX * betaY - bottom) / (betaX + 1)
    let start = Double(Int(min(max(0, peak), Double(y.alpha - 1))))
    let largest = exp(
      LogGamma.logBeta(alphaX + start, betaX + betaY) - log(betaY + start)
        - LogGamma.logBeta(1 + start, betaY) - LogGamma.logBeta(alphaX, betaX))
    var sum = 1.0
    var term = 1.0
    var i = start
    while i < Double(y.alpha - 1) {
      term *= ratio(i)
      i += 1
      sum += term
      if term < sum * 1e-18 { break }
    }
    term = 1
    i = start
    while i > 0 {
      term /= ratio(i - 1)
      i -= 1
      sum += term
      if term < sum * 1e-18 { break }
    }
    return min(1, largest * sum)
  }
}
