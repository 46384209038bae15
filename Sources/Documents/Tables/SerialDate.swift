// SPDX-License-Identifier: Apache-2.0

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
    let (year, month, day) = civil(days + epoch)
    var text = "\(year)-\(two(month))-\(two(day))"
    if seconds > 0 {
      text += "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
    return text
  }

  /// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar
  /// (Howard Hinnant's `civil_from_days`).
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
