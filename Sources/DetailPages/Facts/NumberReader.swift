// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads one number at a place of folded text.
struct NumberReader {
  let units: [UInt32]
  let end: Int

  /// The number that starts at `place` and where it ends.
  ///
  /// Digits with separators of thousands and decimals, fractions (`9/16`), mixed numbers (`1-9/16`,
  /// `1 1/2`), Chinese numerals up to 99, and a factor behind it (万, 亿).
  func number(at place: Int) -> (value: Double, end: Int)? {
    guard let whole = digits(at: place) ?? chinese(at: place) else { return nil }
    var (value, next) = whole
    if let fraction = fraction(numerator: value, at: next) {
      return fraction
    }
    if next < end, units[next] == 0x2D || units[next] == 0x20,
      let numerator = digits(at: next + 1), numerator.value == numerator.value.rounded(),
      let mixed = fraction(numerator: numerator.value, at: numerator.end)
    {
      return (value + mixed.value, mixed.end)
    }
    if next < end, let factor = Self.factors[units[next]] {
      value *= factor
      next += 1
    }
    return (value, next)
  }

  /// `/` and a denominator of a fraction below one: never the slash of a date or a standard.
  private func fraction(numerator: Double, at place: Int) -> (value: Double, end: Int)? {
    guard place < end, units[place] == 0x2F || units[place] == 0x2044,
      let denominator = digits(at: place + 1), (2...64).contains(denominator.value),
      numerator >= 1, numerator < denominator.value, numerator == numerator.rounded(),
      denominator.value == denominator.value.rounded()
    else { return nil }
    return (numerator / denominator.value, denominator.end)
  }

  private func digits(at place: Int) -> (value: Double, end: Int)? {
    guard place < end, Letters.isDigit(units[place]) else { return nil }
    var value = 0.0
    var scale = 1.0
    var hasPoint = false
    var index = place
    while index < end {
      let unit = units[index]
      if Letters.isDigit(unit) {
        if hasPoint { scale /= 10 }
        value = hasPoint ? value + Double(unit - 0x30) * scale : value * 10 + Double(unit - 0x30)
      } else if unit == 0x2E, !hasPoint, index + 1 < end, Letters.isDigit(units[index + 1]) {
        hasPoint = true
      } else if unit == 0x2C, !hasPoint, isThousands(at: index) {
      } else {
        break
      }
      index += 1
    }
    return value < 1e15 ? (value, index) : nil
  }

  /// A comma with exactly three digits behind it.
  private func isThousands(at comma: Int) -> Bool {
    guard comma + 3 < end else { return false }
    return (1...3).allSatisfy { Letters.isDigit(units[comma + $0]) }
      && (comma + 4 >= end || !Letters.isDigit(units[comma + 4]))
  }

  private func chinese(at place: Int) -> (value: Double, end: Int)? {
    var index = place
    var tens: Double?
    var ones: Double?
    while index < end, index - place < 3 {
      if units[index] == Self.ten {
        guard tens == nil else { break }
        tens = (ones ?? 1) * 10
        ones = nil
      } else if let digit = Self.numerals[units[index]] {
        guard ones == nil else { return nil }
        ones = digit
      } else {
        break
      }
      index += 1
    }
    guard index > place else { return nil }
    if index < end, units[index] == Self.half { return nil }
    return ((tens ?? 0) + (ones ?? 0), index)
  }

  private static let ten: UInt32 = 0x5341
  private static let half: UInt32 = 0x534A
  /// 一二两三四五六七八九.
  private static let numerals: [UInt32: Double] = [
    0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
    0x516B: 8, 0x4E5D: 9,
  ]
  /// 万, 亿.
  private static let factors: [UInt32: Double] = [0x4E07: 1e4, 0x4EBF: 1e8]
}
