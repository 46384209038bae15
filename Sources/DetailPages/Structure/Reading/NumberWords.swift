// SPDX-License-Identifier: Apache-2.0

/// Numbers written as words: 三年, 七天, "thirty", "a dozen". They state a quantity as digits do.
enum NumberWords {
  private static func units(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  /// Measures that may follow a number.
  private static let measures = units(
    "年天月日周晚夜次元块折倍件套名单瓶盒台人分小个点岁层斤公米厘寸圈遍杯支条把颗袋双张本期号步楼款克升度秒星成位家只头片卷桶箱份组档席")
  /// Those that make a quantity even of 一 and 半: 一年, but not 一个.
  private static let definite = units("年天月日周折晚倍")
  /// Numbers that are as often an idiom as a quantity.
  private static let loose = units("一半几千万")

  private static let english: KeyTable = {
    var keys = KeyTable()
    for word in [
      "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
      "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
      "million", "dozen",
    ] { keys[TokenHash.key(of: word)] = 1 }
    return keys
  }()

  /// Whether this is the key of an English numeral.
  static func isEnglish(_ key: UInt64) -> Bool { english[key] != nil }

  /// Whether a character is a Chinese numeral: 一 to 十, 百, 千, 万, 零, 两, 半, 几.
  @inline(__always)
  static func isDigit(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E,
      0x5343, 0x4E07, 0x96F6, 0x4E24, 0x534A, 0x51E0:
      true
    default: false
    }
  }

  /// Where a Chinese number that starts at `index` and is followed by a measure ends; nil where none does.
  static func end(from index: Int, in units: [UInt32], limit: Int) -> Int? {
    var end = index
    while end < limit, isDigit(units[end]) { end += 1 }
    guard end > index, end < limit, measures.contains(units[end]) else { return nil }
    switch end - index {
    case 1: return loose.contains(units[index]) && !definite.contains(units[end]) ? nil : end
    // 万一 and 千万 are words.
    case 2 where units[index] == 0x4E07 && units[index + 1] == 0x4E00: return nil
    case 2 where units[index] == 0x5343 && units[index + 1] == 0x4E07: return nil
    default: return end
    }
  }
}
