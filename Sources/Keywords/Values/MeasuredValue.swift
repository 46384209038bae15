// SPDX-License-Identifier: Apache-2.0

/// What kind of statement a number of an export is. Kinds are never mixed: an index is no count, a rank
/// is no volume.
public enum ValueKind: String, Hashable, Sendable, CaseIterable {
  /// A count or an amount, as counted.
  case exact
  /// One of a few round numbers that stands for a decade (Keyword Planner's `50000` for 10 K–100 K).
  case bucket
  /// Stated as from–to (`5000 ~ 1万`).
  case range
  /// At least this (`>100,000`).
  case lowerBound
  /// At most this (`<10`).
  case upperBound
  /// A vendor's transform of a count (搜索人气): order is meaningful, ratios are not.
  case index
  /// A place in a list, 1 the best.
  case rank
  /// 0–100 against the largest value of the same chart.
  case relative
  /// Nothing was stated. Never zero.
  case missing
}

/// One number of an export, with what is known of its size.
public struct MeasuredValue: Hashable, Sendable {
  public var low: Double
  /// Infinite for a lower bound.
  public var high: Double
  /// The single number to work with: the value itself, the geometric middle of a range of counts, the
  /// arithmetic middle of a range of rates, the bound of a bound.
  public var point: Double
  public var kind: ValueKind

  public init(low: Double, high: Double, point: Double, kind: ValueKind) {
    self.low = low
    self.high = high
    self.point = point
    self.kind = kind
  }

  /// A value known exactly, of this kind.
  public init(_ value: Double, kind: ValueKind = .exact) {
    self.init(low: value, high: value, point: value, kind: kind)
  }

  public static let missing = MeasuredValue(
    low: .nan, high: .nan, point: .nan, kind: .missing)

  public var isMissing: Bool { kind == .missing }

  /// A range of counts: volumes are log-distributed, so the middle is the geometric one; 1 stands in for a
  /// lower end of 0.
  static func range(counts low: Double, _ high: Double) -> MeasuredValue {
    let bottom = low > 0 ? low : min(1, high)
    return MeasuredValue(low: low, high: high, point: (bottom * high).squareRoot(), kind: .range)
  }

  /// A range of rates or growths.
  static func range(rates low: Double, _ high: Double) -> MeasuredValue {
    MeasuredValue(low: low, high: high, point: (low + high) / 2, kind: .range)
  }

  /// The value in another unit.
  func scaled(by factor: Double) -> MeasuredValue {
    MeasuredValue(low: low * factor, high: high * factor, point: point * factor, kind: kind)
  }
}

/// What a column's numbers count, which decides how they are read.
public enum ValueForm: String, Hashable, Sendable, CaseIterable {
  case text
  /// People, searches, clicks, goods.
  case count
  /// A part of a whole, kept as a fraction; may be above 1 (clicks per search).
  case rate
  /// An amount of money, in the export's currency.
  case money
  /// Change against an earlier period, as a fraction (0.3 for +30 %).
  case growth
  /// A vendor's score or a quotient.
  case score
  /// Several numbers in one cell, oldest first.
  case series
  case date
}
