// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Lexicons
import Listings
import Reports
import TestSupport
import Testing

/// What the HTML report shows of a shop's page.
@Suite struct PageTextTests {
  private func report(_ html: String, findings: [Finding] = []) throws -> String {
    var draft = ListingBuilder.Draft(id: "shop.html", source: "shop.html")
    draft.add("html", html, as: .html)
    let surroundings = try SurroundingRules.read(lexicons: Repository.lexicons)
    let listing = ListingBuilder(surroundings: surroundings).listing(from: draft)
    let result = ListingResult(
      listing: listing, findings: LocatedFinding.located(findings, in: listing))
    var writer = ReportFormat.html.writer(
      ReportOptions(messages: .en, version: "0.0.0"), style: "")
    var bytes = writer.begin()
    bytes += writer.add(.result(result))
    bytes += writer.finish(RunSummary())
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `menus and footers are counted, not shown`() throws {
    let scripts = String(repeating: "<script>track()</script>", count: 5)
    let text = try report(
      """
      <html><head><title>山屿保温杯</title>\(scripts)</head><body><h1>山屿保温杯</h1>
      <p>杯盖内侧有一圈硅胶，倒过来晃也不漏，装进包里和书放在一起也放心。</p>
      <footer><p>关于我们的公司</p></footer></body></html>
      """)
    #expect(text.contains("倒过来晃也不漏"))
    #expect(!text.contains("关于我们的公司"))
    #expect(text.contains("Left out: 1 block around the listing"))
  }

  @Test func `a long phrase is cut in the list and whole in the text`() throws {
    let words = String(repeating: "一句很长的话，", count: 40)
    var draft = ListingBuilder.Draft(id: "shop.html", source: "shop.html")
    draft.add("html", "<p>\(words)</p>", as: .html)
    let field = ListingBuilder().listing(from: draft).fields[0]
    let finding = Finding(
      rule: "page-audit/mobile-paragraph", family: .pageAudit, severity: .info, layer: .style,
      place: field.place(of: field.document.blocks[0].range),
      message: Message(en: "a long paragraph", zh: "段落过长"))
    let text = try report("<p>\(words)</p>", findings: [finding])
    #expect(text.split(separator: words).count == 2)
    #expect(text.contains("…</a>"))
  }
}
