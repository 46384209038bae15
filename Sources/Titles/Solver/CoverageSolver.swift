// SPDX-License-Identifier: Apache-2.0

extension CoverageProblem {
  /// The best tokens, with proof; with a bound where `limit` ends the search first. Nil when the required
  /// tokens alone do not fit.
  ///
  /// Deterministic: the same problem gives the same tokens, whatever the machine.
  public func solved(within limit: SearchLimit = SearchLimit()) -> CoverageSolution? {
    let scale = ValueScale(queries.map(\.value))
    guard let presolved = presolved(units: scale.units) else { return nil }
    var search = BranchAndBound(priceUnit: scale.priceUnit, limit: limit)
    search.search(presolved.root)
    let tokens = Set(required).union(search.best.flatMap { presolved.members[$0] }).sorted()
    let value = value(of: tokens)
    let open = max(search.openBound / scale.priceUnit, search.bestValue)
    // Rounding to whole units is far below what a float can tell apart, or else it is part of the bound.
    let proved = open == search.bestValue && scale.isNegligible
    let bound = proved ? value : max(value, Double(open) * scale.unit + scale.error)
    return CoverageSolution(
      tokens: tokens, value: value, bound: bound, proved: proved,
      nodes: search.nodes)
  }
}
