// SPDX-License-Identifier: Apache-2.0

/// What a column of results holds.
public enum ResultField: String, Hashable, Sendable, CaseIterable {
  case date, item, arm, pair, visitor, series, excluded, currency
  case exposures, visitors, clicks, orders, revenue, refunds
  case revenueSquares = "revenue_squares"

  /// Those that hold numbers, in the order of `Totals`.
  static let numeric: [ResultField] = [
    .exposures, .visitors, .clicks, .orders, .revenue, .refunds, .revenueSquares,
  ]

  /// Place among `numeric`.
  var slot: Int? { Self.numeric.firstIndex(of: self) }
}

/// Sums of the numeric columns over some rows.
public struct Totals: Hashable, Sendable {
  private var sums = [Double](repeating: 0, count: ResultField.numeric.count)
  /// Visitors with an order, where rows are visitors: one who orders twice has converted once.
  var buyers = 0.0

  public subscript(field: ResultField) -> Double {
    get { field.slot.map { sums[$0] } ?? 0 }
    set { if let slot = field.slot { sums[slot] = newValue } }
  }

  mutating func add(_ value: Double, slot: Int) { sums[slot] += value }

  mutating func add(_ other: Totals) {
    for slot in sums.indices { sums[slot] += other.sums[slot] }
    buyers += other.buyers
  }
}
