// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Listings
import TestSupport
import Testing
import Text

/// T12: pages that are empty, huge, broken, or not meant to be read.
struct StructureNastyPageTests {
  @Test(
    "What can't be read has no score, and says why",
    arguments: ["", "<p></p>", "<img src='1.jpg'><img src='2.jpg'>", "<p>\u{200B}</p>", "<p>👍</p>"])
  func unreadable(html: String) throws {
    let report = try Structure.report(html)
    #expect(report.score == nil)
    #expect(report.reason != nil)
    #expect(report.findings.isEmpty)
  }

  @Test("A page in another language has no score")
  func otherLanguage() throws {
    let html =
      "<p>Diese Lampe leuchtet zwanzig Stunden und wiegt nur neunzig Gramm, ganz ohne Kabel.</p>"
    #expect(try Structure.report(html, .other).score == nil)
  }

  @Test("A listing without a page has no score")
  func noPage() throws {
    let listing = Listing(id: "1", language: .simplified)
    #expect(try Structure.analyzer().report(for: listing).score == nil)
  }

  @Test("Navigation, hidden text and metadata carry no stage")
  func unseen() throws {
    let html = """
      <title>限时抢购，立减 50 元</title><meta name="description" content="烦恼？检测报告 A2024">
      <nav><a>今晚抢购</a> <a>领券立减</a></nav>
      <div style="display:none"><p>下单立减 50 元，今晚 24 点截止</p></div>
      <table><tr><td>尺寸</td><td>30×20 cm</td></tr><tr><td>材质</td><td>棉</td></tr>
      <tr><td>颜色</td><td>灰</td></tr><tr><td>净重</td><td>300 g</td></tr></table>
      """
    let report = try Structure.report(html)
    #expect(report.order.isEmpty)
    #expect((report.score ?? 0) <= 20)
  }

  @Test("Unclosed tags, right-to-left text and emoji are read like any page")
  func brokenMarkup() throws {
    let page = StructureFixture.backpack
    let broken = page.html.replacing("</p>", with: "").replacing("</div>", with: "</div></b></td>")
    #expect(try Structure.report(broken).missing.isEmpty)
    let decorated = page.html.replacing("<p>", with: "<p>✅ ").replacing("</h1>", with: " שלום</h1>")
    #expect(try Structure.report(decorated).missing.isEmpty)
  }

  @Test("A page of ten thousand blocks is judged, all stages found", .timeLimit(.minutes(5)))
  func longPage() throws {
    let lines = StructureFixture.backpack.sections.flatMap(\.lines)
    let html = (0..<10_000).map { "<p>\(lines[$0 % lines.count])</p>" }.joined()
    #expect(try Structure.report(html).missing.isEmpty)
  }

  @Test("Every piece of evidence decodes from its place", arguments: StructureFixture.all)
  func places(page: StructureFixture) throws {
    let html = page.html.replacing("</h1>", with: "&amp;</h1>")
    let bytes = Array(html.utf8)
    let report = try Structure.report(html, page.language)
    for evidence in report.stages.flatMap(\.evidence) {
      let range = try #require(evidence.place.range)
      #expect(String(decoding: bytes[range.range], as: UTF8.self) == evidence.place.text)
      #expect(!evidence.why.en.isEmpty && !evidence.why.zh.isEmpty)
    }
  }

  @Test func theFrameAroundAnAbsentDescriptionIsNotJudged() throws {
    let report = try Structure.report(
      """
      <p>陶瓷马克杯，七天无理由退换，质保一年，破损包赔，客服每天九点到二十一点在线解答。</p>
      <script>var g = { descUrl: '//desc.example.com/i8/1' };</script>
      """)
    #expect(report.score == nil)
    #expect(report.reason?.en == "the description is loaded from elsewhere and is not in this file")
  }
}
