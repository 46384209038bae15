// SPDX-License-Identifier: Apache-2.0

import Text

/// Numbers and dates as they stand in cells.
enum CellText {
  /// What a cell of a number column holds.
  enum Number: Equatable {
    case value(Double, currency: UInt8?)
    case empty
    case unreadable
  }

  /// Reads a number with grouping commas and a currency sign before or after it. Percentages are refused:
  /// counts and money are expected.
  ///
  /// - Parameter bytes: UTF-8.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Number {
    var digits = 0
    var mantissa = 0
    var decimals: Int?
    var isNegative = false
    var currency: UInt8?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 17 else { return .unreadable }
        mantissa = mantissa * 10 + Int(byte - 48)
        digits += 1
        if let places = decimals { decimals = places + 1 }
      case UInt8(ascii: "."):
        guard decimals == nil else { return .unreadable }
        decimals = 0
      case UInt8(ascii: ","):
        guard digits > 0, decimals == nil else { return .unreadable }
      case UInt8(ascii: "-"):
        guard digits == 0, !isNegative else { return .unreadable }
        isNegative = true
      case UInt8(ascii: "$"): currency = byte
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default:
        guard let sign = currencySign(bytes, at: index) else { return .unreadable }
        currency = sign.code
        index += sign.length - 1
      }
      index += 1
    }
    guard digits > 0 else { return index == 0 || isBlank(bytes) ? .empty : .unreadable }
    let value = Double(mantissa) / powersOfTen[min(decimals ?? 0, powersOfTen.count - 1)]
    return .value(isNegative ? -value : value, currency: currency)
  }

  private static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 <= 0x20 }
  }

  private static let powersOfTen: [Double] = (0...18).map { pow(10, Double($0)) }

  /// ¥ ￥ € £ 元 as a letter of their own.
  private static func currencySign(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (code: UInt8, length: Int)? {
    let signs: [(sign: [UInt8], code: UInt8)] = [
      (Array("¥".utf8), UInt8(ascii: "Y")), (Array("￥".utf8), UInt8(ascii: "Y")),
      (Array("元".utf8), UInt8(ascii: "Y")), (Array("€".utf8), UInt8(ascii: "E")),
      (Array("£".utf8), UInt8(ascii: "P")),
    ]
    for (sign, code) in signs
    where index + sign.count <= bytes.count
      && bytes[index..<index + sign.count].elementsEqual(sign)
    {
      return (code, sign.count)
    }
    return nil
  }

  /// A day, and the time zone written behind it where there is one (`+08:00`, `Z`).
  struct Day: Equatable {
    /// Days since 1970-01-01.
    var number: Int
    var zone: String?
  }

  /// Reads `2026-03-02`, `2026/3/2`, `20260302`, `2026年3月2日`, an ISO week (`2026-W10`: its Monday), each
  /// with a time behind it or not.
  static func day(_ text: String) -> Day? {
    let trimmed = text.drop { $0.isWhitespace }
    if let week = isoWeek(trimmed) { return Day(number: week, zone: nil) }
    var parts: [Int] = []
    var digits = ""
    var rest = trimmed[...]
    while let character = rest.first, parts.count < 3 {
      if character.isASCII, character.isNumber {
        digits.append(character)
        rest = rest.dropFirst()
        if digits.count == 8, parts.isEmpty {
          parts = [
            Int(digits.prefix(4)) ?? 0, Int(digits.dropFirst(4).prefix(2)) ?? 0,
            Int(digits.suffix(2)) ?? 0,
          ]
          digits = ""
        }
      } else if "-/.年月日".contains(character), let number = Int(digits) {
        parts.append(number)
        digits = ""
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    if parts.count == 2, let number = Int(digits) { parts.append(number) }
    guard parts.count == 3,
      let date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
    else { return nil }
    return Day(number: date.daysSinceEpoch, zone: zone(rest))
  }

  /// The zone at the end of a time: `Z`, `+08:00`.
  private static func zone(_ time: Substring) -> String? {
    guard time.contains(":") else { return nil }
    if time.last == "Z" { return "Z" }
    guard let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return nil }
    return String(time[sign...].filter { !$0.isWhitespace })
  }

  private static func isoWeek(_ text: Substring) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]),
      parts[1].first == "W" || parts[1].first == "w", let week = Int(parts[1].dropFirst()),
      (1...53).contains(week), let january = CalendarDate(year: year, month: 1, day: 4)
    else { return nil }
    return january.daysSinceEpoch - (january.weekday - 1) + 7 * (week - 1)
  }
}
