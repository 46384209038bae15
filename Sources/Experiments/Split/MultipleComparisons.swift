// SPDX-License-Identifier: Apache-2.0

/// Adjusted p-values for several comparisons; each keeps the place of the p-value it comes from.
public enum MultipleComparisons {
  /// Holm's step-down: guards the probability of any false call, whatever the dependence.
  public static func holm(_ p: [Double]) -> [Double] {
    adjust(p, ascending: true) { value, rank, count in value * Double(count - rank) }
  }

  /// Hochberg's step-up.
  public static func hochberg(_ p: [Double]) -> [Double] {
    adjust(p, ascending: false) { value, rank, count in value * Double(count - rank) }
  }

  /// Benjamini and Hochberg: guards the share of false calls among the calls; for exploring.
  public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    adjust(p, ascending: false) { value, rank, count in value * Double(count) / Double(rank + 1) }
  }

  /// Bonferroni.
  public static func bonferroni(_ p: [Double]) -> [Double] {
    p.map { min(1, $0 * Double(p.count)) }
  }

  /// Scales each p-value by its rank (from 0, smallest first) and makes the result monotone: a running
  /// maximum from the small end, or a running minimum from the large end.
  private static func adjust(
    _ p: [Double], ascending: Bool, scale: (Double, Int, Int) -> Double
  ) -> [Double] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var adjusted = p
    var bound = ascending ? 0.0 : 1.0
    let ranks = ascending ? Array(order.indices) : Array(order.indices.reversed())
    for rank in ranks {
      let value = min(1, scale(p[order[rank]], rank, p.count))
      bound = ascending ? max(bound, value) : min(bound, value)
      adjusted[order[rank]] = bound
    }
    return adjusted
  }
}
