// SPDX-License-Identifier: Apache-2.0

/// A canonical quantity read back: `volume:5e2`, or a range of one dimension.
struct Amount: Hashable, Sendable {
  var dimension: String
  var range: ClosedRange<Double>

  /// - Parameter text: the text of a term of kind quantity.
  init?(_ text: String) {
    let sides = text.split(separator: "–").map { $0.split(separator: ":") }
    guard let first = sides.first, first.count == 2, let low = Double(first[1]) else { return nil }
    var high = low
    if sides.count > 1 {
      guard sides[1].count == 2, let value = Double(sides[1][1]) else { return nil }
      high = value
    }
    dimension = String(first[0])
    range = min(low, high)...max(low, high)
  }

  init(dimension: String, value: Double) {
    self.dimension = dimension
    range = value...value
  }

  /// Pieces, packs and sets count alike: a pack of 8 holds 8 pieces.
  private static let counts: Set<String> = [
    "count-piece", "count-pack", "count-set", "count-pieces-of-set", "count-item", "count-strip",
  ]

  /// Whether the two measure the same thing: ounces may be of weight or of volume.
  func isComparable(with other: Amount) -> Bool {
    let contents: Set<String> = ["weight", "volume"]
    return isAlike(other)
      || (contents.contains(dimension) && contents.contains(other.dimension))
  }

  private func isAlike(_ other: Amount) -> Bool {
    dimension == other.dimension
      || (Amount.counts.contains(dimension) && Amount.counts.contains(other.dimension))
  }

  /// Whether the two agree, to a percent.
  func agrees(with other: Amount) -> Bool {
    guard isAlike(other) else { return false }
    let slack = 0.01 * max(abs(range.upperBound), abs(other.range.upperBound))
    return range.lowerBound <= other.range.upperBound + slack
      && other.range.lowerBound <= range.upperBound + slack
  }

  /// Whether the two are of one order: neither ten times the other.
  func isNear(_ other: Amount) -> Bool {
    range.lowerBound <= 10 * other.range.upperBound
      && other.range.lowerBound <= 10 * range.upperBound
  }
}
