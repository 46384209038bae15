// SPDX-License-Identifier: Apache-2.0

import Text

/// Numbers written in Chinese characters.
enum ChineseNumeral {
  /// The value of a digit; 几 and 数 stand for some.
  @inline(__always)
  static func digit(_ unit: UInt32) -> Double? {
    switch unit {
    case 0x96F6, 0x3007: 0
    case 0x4E00, 0x58F9: 1
    case 0x4E8C, 0x4E24, 0x8D30: 2
    case 0x4E09, 0x53C1: 3
    case 0x56DB, 0x8086: 4
    case 0x4E94, 0x4F0D, 0x51E0, 0x6570: 5
    case 0x516D, 0x9646: 6
    case 0x4E03, 0x67D2: 7
    case 0x516B, 0x634C: 8
    case 0x4E5D, 0x7396: 9
    case 0x534A: 0.5
    default: nil
    }
  }

  /// The value of 十, 百, 千, 万 or 亿.
  @inline(__always)
  static func factor(_ unit: UInt32) -> Double? {
    switch unit {
    case 0x5341, 0x62FE: 10
    case 0x767E, 0x4F70: 100
    case 0x5343, 0x4EDF: 1000
    case 0x4E07: 10000
    case 0x4EBF: 100_000_000
    default: nil
    }
  }

  @inline(__always)
  static func isPart(_ unit: UInt32) -> Bool {
    Letters.isHan(unit) && (digit(unit) != nil || factor(unit) != nil)
  }

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
      if let value = self.digit(units[index]) {
        // A digit after a digit: a number spelled digit by digit.
        if digit >= 0 { section = (section + digit) * 10 }
        digit = value
        hasDigit = true
      } else if let factor = factor(units[index]) {
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
