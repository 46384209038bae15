// SPDX-License-Identifier: Apache-2.0

import Text

/// Dates as spreadsheets keep them: days since the end of 1899, or since 1904.
enum SerialDate {
  /// The ISO 8601 form of a serial (`2022-07-23`, `2022-07-23T09:43:00`); nil where it is no date.
  ///
  /// The 1900 system believes that 1900 was a leap year, so serials below 61 are one day off and count
  /// from a day later (ECMA-376 part 1, 18.17.4.1).
  static func iso(_ serial: Double, from1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 {
      days += 1
      seconds = 0
    }
    // Days from 1970-01-01.
    let epoch = from1904 ? -24_107 : (days < 61 ? -25_568 : -25_569)
    guard let day = CalendarDate(daysSinceEpoch: days + epoch) else { return nil }
    var text = day.description
    if seconds > 0 {
      text += "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
    return text
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
