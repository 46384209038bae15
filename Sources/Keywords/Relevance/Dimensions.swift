// SPDX-License-Identifier: Apache-2.0

/// The sides of a thing as written, without their units: 48 and 72 of `48x72 inch`.
///
/// Units are left out of account: shoppers leave them out, and the same numbers in two units are two sizes
/// that no product has both of.
struct Dimensions: Hashable, Sendable {
  /// In ascending order; two or three.
  var sides: [Double]

  /// Nil for a text that is no dimensions.
  init?(_ text: String) {
    var sides: [Double] = []
    for part in text.lowercased().split(whereSeparator: { "x×*".contains($0) }) {
      let digits = part.drop { $0 == " " }.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let side = Double(digits) else { return nil }
      sides.append(side)
    }
    guard (2...3).contains(sides.count) else { return nil }
    self.sides = sides.sorted()
  }
}
