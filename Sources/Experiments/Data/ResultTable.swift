// SPDX-License-Identifier: Apache-2.0

/// Results as columns: one entry a row in each.
public struct ResultTable: Sendable {
  /// Number of each row, as a spreadsheet counts.
  public internal(set) var rows: [Int] = []
  /// Days since 1970-01-01; empty without a date column.
  var days: [Int] = []
  /// Index into `itemNames`.
  var items: [Int] = []
  public internal(set) var itemNames: [String] = []
  /// Index into `armNames`, which has the control first; empty without an arm column.
  var arms: [Int] = []
  public internal(set) var armNames: [String] = []
  /// Index into `pairNames`; empty without a column of pairs.
  var pairs: [Int] = []
  var pairNames: [String] = []
  /// Names of visitors; empty unless every row is one visitor.
  var visitorNames: [String] = []
  /// Whether the row belongs to the control series of a before-and-after comparison.
  var isControlSeries: [Bool] = []
  var isExcluded: [Bool] = []
  /// Numbers by slot of `ResultField.numeric`; empty for a column that is not there.
  var numbers = [[Double]](repeating: [], count: ResultField.numeric.count)
  /// Columns that were read, and headers that were not understood.
  public internal(set) var fields: Set<ResultField> = []
  public internal(set) var ignoredColumns: [String] = []
  public internal(set) var problems: [DataProblem] = []

  var count: Int { rows.count }

  /// Whether every row is one visitor.
  public var isByVisitor: Bool { fields.contains(.visitor) }

  /// Whether there is any fault that forbids a result.
  public var hasErrors: Bool { problems.contains(where: \.isError) }

  /// Adds a row's numbers to a sum.
  func add(row index: Int, to totals: inout Totals) {
    for slot in numbers.indices where !numbers[slot].isEmpty {
      totals.add(numbers[slot][index], slot: slot)
    }
    guard isByVisitor else { return }
    if !fields.contains(.visitors), let slot = ResultField.visitors.slot {
      totals.add(1, slot: slot)
    }
    if let slot = ResultField.orders.slot, !numbers[slot].isEmpty, numbers[slot][index] > 0 {
      totals.buyers += 1
    }
  }

  /// Whether the results have what a metric needs, and what stands below its line.
  func denominator(of metric: Metric) -> ResultField? {
    guard fields.contains(metric.numerator) else { return nil }
    return metric.denominators.first {
      fields.contains($0) || ($0 == .visitors && isByVisitor)
    }
  }
}
