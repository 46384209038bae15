// SPDX-License-Identifier: Apache-2.0

/// Finds numbers with units, dimensions and counts: `500ml`, `2-8度`, `20cm*15cm`, `3g*12包`, `10袋/盒`.
struct MeasureScanner {
  let units: UnitTable

  /// A measure that starts at a digit.
  struct Match {
    var end: Int
    /// Whether its last character is a one-character Chinese unit, which may also begin the next word.
    var endsWithSingleUnit: Bool
  }

  /// The measure at `start`, or nil where the number has no unit.
  func match(_ text: [UInt32], at start: Int) -> Match? {
    guard var end = number(text, start) else { return nil }
    if end < text.count, text[end] == 0x25 { return Match(end: end + 1, endsWithSingleUnit: false) }
    var unit = unitLength(text, end)
    var hasUnit = unit > 0
    if let far = dimensions(text, end + unit) {
      return far
    }
    if !hasUnit, end < text.count, isRangeSign(text[end]), let second = number(text, end + 1) {
      unit = unitLength(text, second)
      guard unit > 0 else { return nil }
      end = second
      hasUnit = true
    }
    guard hasUnit else { return nil }
    let unitStart = end
    end += unit
    if end + 1 < text.count, text[end] == 0x2F, !Letters.isDigit(text[end + 1]) {
      let per = unitLength(text, end + 1)
      if per > 0 { return Match(end: end + 1 + per, endsWithSingleUnit: false) }
    }
    return Match(end: end, endsWithSingleUnit: unit == 1 && Letters.isHan(text[unitStart]))
  }

  /// Where the rest of `…x20mm` ends, from the sign on; nil where none follows.
  private func dimensions(_ text: [UInt32], _ start: Int) -> Match? {
    var end = start
    var found = false
    var last = 0
    while end < text.count, isTimesSign(text[end]), let next = number(text, end + 1) {
      last = unitLength(text, next)
      end = next + last
      found = true
    }
    guard found else { return nil }
    return Match(end: end, endsWithSingleUnit: last == 1 && Letters.isHan(text[end - 1]))
  }

  /// Where the number at `start` ends: digits, and decimals after a point.
  func number(_ text: [UInt32], _ start: Int) -> Int? {
    var end = start
    while end < text.count, Letters.isDigit(text[end]) { end += 1 }
    guard end > start else { return nil }
    if end + 1 < text.count, text[end] == 0x2E, Letters.isDigit(text[end + 1]) {
      end += 1
      while end < text.count, Letters.isDigit(text[end]) { end += 1 }
    }
    return end
  }

  /// The length of the unit at `start`, a multiplier (万, 千) before it included; 0 where none stands.
  private func unitLength(_ text: [UInt32], _ start: Int) -> Int {
    guard start < text.count else { return 0 }
    if isMultiplier(text[start]) {
      let unit = plainUnitLength(text, start + 1)
      if unit > 0 { return unit + 1 }
    }
    return plainUnitLength(text, start)
  }

  /// A unit of letters must not run on into more letters, nor into digits that are no measure themselves.
  private func plainUnitLength(_ text: [UInt32], _ start: Int) -> Int {
    let length = units.length(in: text, at: start, before: text.count)
    let end = start + length
    guard length > 0, end < text.count, !Letters.isHan(text[start]) else { return length }
    if Script.isAlphabetic(text[end]) {
      let runsOn = !(isTimesSign(text[end]) && number(text, end + 1) != nil)
      return runsOn ? 0 : length
    }
    // `25ml50ml` is two measures; `5w30` is none.
    guard let next = number(text, end) else { return length }
    return units.length(in: text, at: next, before: text.count) > 0 ? length : 0
  }

  private func isTimesSign(_ unit: UInt32) -> Bool {
    unit == 0x78 || unit == 0x2A || unit == 0xD7
  }

  /// `-`, `~`, and 一, 到, 至 between two numbers.
  private func isRangeSign(_ unit: UInt32) -> Bool {
    [0x2D, 0x7E, 0x2013, 0x4E00, 0x5230, 0x81F3].contains(unit)
  }

  /// 百 千 万 亿.
  private func isMultiplier(_ unit: UInt32) -> Bool {
    [0x767E, 0x5343, 0x4E07, 0x4EBF].contains(unit)
  }
}
