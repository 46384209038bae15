// SPDX-License-Identifier: Apache-2.0

/// Numbers at the start of a token, in digits (`1.5`) or written in Chinese (三, 十二, 两百).
enum ChineseNumber {
  /// The number's value and how many characters it takes; an ordinal 第 before it is skipped.
  static func leading(_ characters: [Character]) -> (value: Double, end: Int)? {
    let start = characters.first == "第" || characters.first == "全" ? 1 : 0
    return digits(characters, start) ?? words(characters, start)
  }

  private static func digits(_ characters: [Character], _ start: Int) -> (Double, Int)? {
    var end = start
    var value = 0.0
    var scale = 0.0
    while end < characters.count {
      if let digit = characters[end].wholeNumberValue, characters[end].isASCII {
        if scale > 0 {
          value += Double(digit) * scale
          scale /= 10
        } else {
          value = value * 10 + Double(digit)
        }
      } else if characters[end] == ".", scale == 0, end > start, end + 1 < characters.count,
        characters[end + 1].isNumber
      {
        scale = 0.1
      } else {
        break
      }
      end += 1
    }
    guard end > start else { return nil }
    if end + 1 < characters.count, let multiplier = multipliers[characters[end]] {
      return (value * multiplier, end + 1)
    }
    return (value, end)
  }

  private static let values: [Character: Double] = [
    "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "半": 0.5,
  ]
  private static let multipliers: [Character: Double] = [
    "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000,
  ]

  private static func words(_ characters: [Character], _ start: Int) -> (Double, Int)? {
    var end = start
    var total = 0.0
    var digit: Double?
    while end < characters.count {
      if let value = values[characters[end]] {
        if digit != nil { break }
        digit = value
      } else if let multiplier = multipliers[characters[end]] {
        if multiplier >= 10_000 {
          total = (total + (digit ?? 0)) * multiplier
        } else {
          total += (digit ?? 1) * multiplier
        }
        digit = nil
      } else {
        break
      }
      end += 1
    }
    guard end > start else { return nil }
    return (total + (digit ?? 0), end)
  }
}
