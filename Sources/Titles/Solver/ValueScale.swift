// SPDX-License-Identifier: Apache-2.0

/// Turns the values of queries into whole numbers of one unit, so that the search computes exactly.
struct ValueScale {
  /// Whole units of each query.
  private(set) var units: [Int]
  /// What one unit is worth.
  private(set) var unit: Double
  /// Price units in one unit of value: as fine as 64 bits allow.
  private(set) var priceUnit: Int
  /// Most that rounding can have taken from all queries together.
  private(set) var error: Double

  /// Whether rounding cannot have changed which choice is best, to nine digits.
  private(set) var isNegligible: Bool

  /// Decimal places that are tried before values are rounded.
  private static let places = 6
  /// Sums of values stay below this in units, and sums of prices below `room` in price units.
  private static let top = 1 << 44
  private static let room = 1 << 58

  init(_ values: [Double]) {
    let total = values.reduce(0, +)
    let top = Double(Self.top)
    var scale = 1.0
    var isExact = false
    for _ in 0...Self.places where !isExact && total * scale <= top {
      isExact = values.allSatisfy { value in
        let scaled = value * scale
        return (scaled - scaled.rounded()).magnitude <= 1e-12 * max(1, scaled)
      }
      if !isExact { scale *= 10 }
    }
    if !isExact { scale = total > 0 ? top / total : 1 }
    let rounded = values.map { Int(($0 * scale).rounded()) }
    let divisor = max(1, rounded.reduce(0) { greatestCommonDivisor($0, $1) })
    units = rounded.map { $0 / divisor }
    unit = Double(divisor) / scale
    error = isExact ? 0 : Double(values.count) * 0.5 / scale
    isNegligible = error <= 1e-9 * total
    let sum = max(1, units.reduce(0, +))
    var price = 1
    while price < 1 << 30, sum * price * 2 < Self.room { price *= 2 }
    priceUnit = price
  }
}

/// Largest whole number that divides both; 0 divides by everything.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
