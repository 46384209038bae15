// SPDX-License-Identifier: Apache-2.0

/// Numbers written in Chinese characters.
enum ChineseNumeral {
  private static let digits: [UInt32: Double] = [
    0x96F6: 0, 0x3007: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5,
    0x516D: 6, 0x4E03: 7, 0x516B: 8, 0x4E5D: 9, 0x534A: 0.5, 0x51E0: 5, 0x6570: 5,
    0x58F9: 1, 0x8D30: 2, 0x53C1: 3, 0x8086: 4, 0x4F0D: 5, 0x9646: 6, 0x67D2: 7, 0x634C: 8,
    0x7396: 9,
  ]
  private static let factors: [UInt32: Double] = [
    0x5341: 10, 0x62FE: 10, 0x767E: 100, 0x4F70: 100, 0x5343: 1000, 0x4EDF: 1000, 0x4E07: 10000,
    0x4EBF: 100_000_000,
  ]

  static func isPart(_ unit: UInt32) -> Bool { digits[unit] != nil || factors[unit] != nil }

  static func factor(_ unit: UInt32) -> Double? { factors[unit] }

  /// The value of the numeral that starts at `start`, and its end. The value is nil for a lone 百, 千, 万 or
  /// 亿, which begin words.
  static func read(
    _ units: [UInt32], from start: Int, limit: Int
  ) -> (value: Double?, end: Int) {
    var index = start
    var total = 0.0
    var section = 0.0
    var digit = -1.0
    var hasDigit = false
    while index < limit, index - start < 16 {
      if let value = digits[units[index]] {
        // A digit after a digit: a number spelled digit by digit.
        if digit >= 0 { section = (section + digit) * 10 }
        digit = value
        hasDigit = true
      } else if let factor = factors[units[index]] {
        if factor >= 10000 {
          total = (total + section + max(digit, 0)) * factor
          if total == 0 { total = factor }
          section = 0
        } else {
          section += (digit < 0 ? 1 : digit) * factor
        }
        if factor == 10 { hasDigit = true }
        digit = -1
      } else {
        break
      }
      index += 1
    }
    return (hasDigit ? total + section + max(digit, 0) : nil, index)
  }
}
