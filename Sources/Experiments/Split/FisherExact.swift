// SPDX-License-Identifier: Apache-2.0

/// Fisher's exact test of two rates.
public enum FisherExact {
  /// The two-sided p-value: the probability, all margins given, of a table no likelier than the one seen.
  ///
  /// Probabilities are built outward from the seen table by the ratio of neighbours and divided by their
  /// sum, so no factorial is ever taken. Work is linear in the successes.
  public static func pValue(_ a: ArmCounts, _ b: ArmCounts) -> Double {
    let successes = a.successes + b.successes
    let low = max(0, successes - b.trials)
    let high = min(successes, a.trials)
    // P(x+1) / P(x) for x successes in arm A.
    func ratio(_ x: Int) -> Double {
      Double(successes - x) * Double(a.trials - x)
        / (Double(x + 1) * Double(b.trials - successes + x + 1))
    }
    // The mode first: it is the largest term, so that nothing overflows.
    let mode = min(
      high,
      max(
        low,
        Int(Double(successes + 1) * Double(a.trials + 1) / Double(a.trials + b.trials + 2))))
    var seen = 1.0
    var terms: [Double] = [1]
    var term = 1.0
    var x = mode
    while x < high, term > 1e-300 {
      term *= ratio(x)
      x += 1
      if x == a.successes { seen = term }
      terms.append(term)
    }
    if a.successes > x { seen = 0 }
    term = 1
    x = mode
    while x > low, term > 1e-300 {
      term /= ratio(x - 1)
      x -= 1
      if x == a.successes { seen = term }
      terms.append(term)
    }
    if a.successes < x { seen = 0 }
    let limit = seen * (1 + 1e-7)
    var total = 0.0
    var extreme = 0.0
    // Small terms first, so that they are not lost beside the large ones.
    for term in terms.sorted() {
      total += term
      if term <= limit { extreme += term }
    }
    return min(1, extreme / total)
  }
}
