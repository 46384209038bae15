// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings
import Reports
import Testing
import Text

/// A finding about a whole paragraph, as long as a book, is shown by its beginning.
@Suite struct LongPhraseTests {
  private let paragraph = String(repeating: "一杯好茶", count: 20_000)

  private func report(_ format: ReportFormat) -> String {
    var draft = ListingBuilder.Draft(id: "long.html", source: "long.html")
    draft.add("html", "<p>\(paragraph)</p>", as: .html)
    let listing = ListingBuilder().listing(from: draft)
    let field = listing.fields[0]
    let finding = Finding(
      rule: "page-audit/mobile-paragraph", family: .pageAudit, severity: .info, layer: .style,
      place: field.place(of: field.document.blocks[0].range),
      message: Message(en: "a paragraph too long for a phone", zh: "段落太长"))
    let result = ListingResult(
      listing: listing, findings: LocatedFinding.located([finding], in: listing))
    var writer = format.writer(ReportOptions(messages: .en, version: "0.0.0"), style: "")
    return String(decoding: writer.add(.result(result)), as: UTF8.self)
  }

  @Test func conciseLinesStayShort() {
    let line = report(.concise)
    #expect(line.hasPrefix("long.html:1:4: info page-audit/mobile-paragraph: “一杯好茶"))
    #expect(line.hasSuffix("…” a paragraph too long for a phone\n"))
    #expect(line.count < 200)
  }

  @Test func excerptsStayShort() {
    #expect(report(.text).count < 1000)
  }
}
