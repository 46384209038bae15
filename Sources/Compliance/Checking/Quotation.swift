// SPDX-License-Identifier: Apache-2.0

/// Pairs of marks around a phrase.
enum Quotation {
  struct Pair: Sendable {
    var open: UInt32
    var close: UInt32
  }

  /// Marks of titles of works.
  static let titles = [
    Pair(open: 0x300A, close: 0x300B), Pair(open: 0x3008, close: 0x3009),
  ]
  /// Quotation marks.
  static let marks = [
    Pair(open: 0x201C, close: 0x201D), Pair(open: 0x2018, close: 0x2019),
    Pair(open: 0x300C, close: 0x300D), Pair(open: 0x300E, close: 0x300F),
    Pair(open: 0x22, close: 0x22),
  ]
  /// How far a mark may stand from the phrase, in units.
  static let reach = 60

  /// Whether a range stands between the marks of one of the pairs.
  static func isInside(_ range: Range<Int>, of reading: Reading, pairs: [Pair]) -> Bool {
    pairs.contains { pair in
      var index = range.lowerBound - 1
      let low = max(reading.range.lowerBound, range.lowerBound - reach)
      while index >= low, reading.units[index] != pair.open {
        if reading.units[index] == pair.close { return false }
        index -= 1
      }
      guard index >= low else { return false }
      if pair.open == pair.close {
        // A straight mark opens where an even number of them stands before it.
        let before = (reading.range.lowerBound..<index).suffix(400).count {
          reading.units[$0] == pair.open
        }
        guard before.isMultiple(of: 2) else { return false }
      }
      let high = min(reading.range.upperBound, range.upperBound + reach)
      return (range.upperBound..<high).contains { reading.units[$0] == pair.close }
    }
  }
}
