// SPDX-License-Identifier: Apache-2.0

import Text

/// All values of one metric of an export, in the order of its keywords.
///
/// A plain number costs eight bytes; what is more than that (a bound, a range) is kept beside.
public struct MetricColumn: Sendable {
  /// Kind of the plain numbers.
  public let kind: ValueKind
  /// What is counted, for people: searches, clicks, CNY.
  public let unit: String
  /// `NaN` where nothing is stated.
  public private(set) var points: [Double] = []
  private var ranged: [(index: Int, value: MeasuredValue)] = []

  public init(kind: ValueKind, unit: String, capacity: Int = 0) {
    self.kind = kind
    self.unit = unit
    points.reserveLarge(capacity)
  }

  public mutating func append(_ value: MeasuredValue) {
    if !value.isMissing, value.kind != kind { ranged.append((points.count, value)) }
    points.append(value.point)
  }

  /// Adds a number of the column's own kind.
  mutating func append(plain number: Double) { points.append(number) }

  public var count: Int { points.count }

  /// Whether any value is stated.
  public var hasValues: Bool { points.contains { !$0.isNaN } }

  public subscript(index: Int) -> MeasuredValue {
    let point = points[index]
    if point.isNaN { return .missing }
    var low = 0
    var high = ranged.count
    while low < high {
      let middle = (low + high) / 2
      if ranged[middle].index < index { low = middle + 1 } else { high = middle }
    }
    if low < ranged.count, ranged[low].index == index { return ranged[low].value }
    return MeasuredValue(point, kind: kind)
  }

  /// Reads the round numbers of a bucketed account as what they stand for: `50` for 10–100, `500` for
  /// 100–1,000 and so on. Done only where a column has nothing else.
  mutating func readBuckets() {
    let stated = points.filter { !$0.isNaN }
    guard stated.count >= 3, stated.allSatisfy({ Self.bucket($0) != nil }),
      stated.contains(where: { $0 >= 50 })
    else { return }
    ranged = []
    for (index, point) in points.enumerated() {
      guard let bucket = Self.bucket(point) else { continue }
      points[index] = bucket.point
      ranged.append((index, bucket))
    }
  }

  private static func bucket(_ value: Double) -> MeasuredValue? {
    if value == 0 {
      return MeasuredValue(low: 0, high: 10, point: 10.0.squareRoot(), kind: .bucket)
    }
    var low = 10.0
    while low <= 1e6 {
      if value == low * 5 {
        return MeasuredValue(
          low: low, high: low * 10, point: low * 10.0.squareRoot(), kind: .bucket)
      }
      low *= 10
    }
    return nil
  }
}
