// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds dates in the loose text around a table: preambles, file names, date cells.
enum DateScanner {
  /// All dates in a text, in order: `2026-04-11`, `2026.07.16`, `2026/7/6`, `2026年4月1日`, `20260716`,
  /// `1 May 2026`, `Jan 05, 2026`, `4/11/2026` (month first, unless that is impossible).
  static func dates(in text: String) -> [CalendarDate] {
    let tokens = tokens(HeaderName.folded(text))
    var dates: [CalendarDate] = []
    var index = 0
    while index < tokens.count {
      if let (date, used) = date(tokens[index...]) {
        dates.append(date)
        index += used
      } else {
        index += 1
      }
    }
    return dates
  }

  private enum Token {
    case number(Int, digits: Int)
    case word(String)
  }

  /// Runs of digits and of letters; what stands between them separates.
  private static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var digits = ""
    var letters = ""
    func flush() {
      if !digits.isEmpty, let number = Int(digits) {
        tokens.append(.number(number, digits: digits.count))
      }
      if !letters.isEmpty { tokens.append(.word(letters)) }
      digits = ""
      letters = ""
    }
    for scalar in text.unicodeScalars.prefix(4_096) {
      if ("0"..."9").contains(scalar) {
        if !letters.isEmpty || digits.count >= 9 { flush() }
        digits.unicodeScalars.append(scalar)
      } else if scalar.properties.isAlphabetic, scalar.isASCII {
        if !digits.isEmpty { flush() }
        letters.unicodeScalars.append(scalar)
      } else {
        flush()
      }
    }
    flush()
    return tokens
  }

  private static func date(_ tokens: ArraySlice<Token>) -> (CalendarDate, used: Int)? {
    let head = Array(tokens.prefix(3))
    if case .number(let number, 8)? = head.first,
      let date = CalendarDate(
        year: number / 10_000, month: number / 100 % 100, day: number % 100),
      (1990...2100).contains(date.year)
    {
      return (date, 1)
    }
    guard head.count == 3 else { return nil }
    switch (head[0], head[1], head[2]) {
    case (.number(let year, 4), .number(let month, 1...2), .number(let day, 1...2)):
      return checked(year, month, day)
    case (.number(let day, 1...2), .word(let name), .number(let year, 4)):
      return month(name).flatMap { checked(year, $0, day) }
    case (.word(let name), .number(let day, 1...2), .number(let year, 4)):
      return month(name).flatMap { checked(year, $0, day) }
    case (.number(let first, 1...2), .number(let second, 1...2), .number(let year, let digits)):
      guard digits == 4 || digits == 2 else { return nil }
      let full = digits == 2 ? 2000 + year : year
      return checked(full, first, second) ?? checked(full, second, first)
    default: return nil
    }
  }

  private static func checked(
    _ year: Int, _ month: Int, _ day: Int
  ) -> (CalendarDate, used: Int)? {
    guard (1990...2100).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, 3) }
  }

  private static func month(_ name: String) -> Int? {
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard name.count >= 3 else { return nil }
    return months.firstIndex(of: String(name.prefix(3))).map { $0 + 1 }
  }
}
