// SPDX-License-Identifier: Apache-2.0

import Compliance
import Documents
import Findings
import Listings
import TestSupport
import Testing
import Text

@Suite struct RuleExamplesTests {
  @Test func `every rule flags its flagged examples and passes its allowed ones`() throws {
    let claims = try Packs.claims()
    let now = try #require(CalendarDate("2026-11-24"))
    #expect(RuleExamples(claims: claims, now: now).failures(in: [.plain]) == [])
  }
}
