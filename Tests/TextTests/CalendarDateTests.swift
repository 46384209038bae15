// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct CalendarDateTests {
  @Test(arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-01", "２０２６-01-01", ""])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func countsDaysBothWays() {
    #expect(CalendarDate("1970-01-01")?.daysSinceEpoch == 0)
    #expect(CalendarDate("2026-11-24")?.daysSinceEpoch == 20781)
    for days in stride(from: -719_162, through: 2_932_896, by: 9973) {
      #expect(CalendarDate(daysSinceEpoch: days)?.daysSinceEpoch == days)
    }
  }

  @Test func knowsWeekdays() {
    #expect(CalendarDate("2026-11-24")?.weekday == 2)
    #expect(CalendarDate("1969-12-28")?.weekday == 7)
  }

  @Test func nearestNameIsTheOneMeant() {
    #expect(EditDistance.nearest(to: "phrse", in: ["id", "phrase"]) == "phrase")
    #expect(EditDistance.nearest(to: "colour", in: ["id", "phrase"]) == nil)
    #expect(EditDistance.between("ab", "ba") == 1)
  }
}
