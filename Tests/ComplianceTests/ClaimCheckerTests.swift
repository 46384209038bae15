// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import Listings
import TestSupport
import Testing
import Text

@testable import Compliance

@Suite struct ClaimCheckerTests {
  private func checker() throws -> ClaimChecker {
    ClaimChecker(claims: try Packs.claims(), now: try #require(CalendarDate("2026-11-24")))
  }

  private func listing(_ text: String, html: Bool = false) -> Listing {
    var listing = Listing(id: "1", language: .simplified)
    listing.market = .cn
    listing.platform = "taobao"
    listing.category = "home"
    let source = SourceText(name: "1", string: text)
    listing.fields = [
      Field(
        name: html ? "html" : "text",
        document: html ? HTMLReader.read(source) : PlainTextReader.read(source))
    ]
    return listing
  }

  @Test func `a finding names rule, law, exemptions tried and ways out`() throws {
    let findings = try checker().findings(in: listing("这款水壶是全网最安全的水壶。"))
    let finding = try #require(findings.first)
    #expect(finding.rule == "cn-absolute/best-of-all")
    #expect(finding.place?.text == "全网最安全的")
    #expect(finding.citations.first?.article == "9(3)")
    #expect(finding.exemptionsTried.contains("self-comparison"))
    #expect(finding.fixes.contains { !$0.edits.isEmpty })
    #expect(findings.count == 1)
  }

  @Test func `what tags split is found, with a range that decodes in the page`() throws {
    let page = "<p>竹凉席 <em>全</em>网<strong>第</strong><i>一</i> 款式</p>"
    let finding = try #require(try checker().findings(in: listing(page, html: true)).first)
    let range = try #require(finding.place?.range)
    let slice = String(decoding: Array(page.utf8)[range.range], as: UTF8.self)
    #expect(finding.place?.text == "全网第一")
    #expect(slice == "全</em>网<strong>第</strong><i>一")
  }

  @Test func `a disguise is named and makes it worse`() throws {
    let finding = try #require(
      try checker().findings(in: listing("床垫行业顶.级品质。")).first { $0.family == .superlative })
    #expect(finding.severity == .error)
    #expect(finding.message.en.contains("disguised"))
  }

  @Test func `evidence answers a rule until it runs out`() throws {
    var listing = listing("已热销88万条。")
    #expect(try checker().findings(in: listing).contains { $0.family == .statistic })
    listing.evidence = [
      Evidence(kind: .sales, number: "2026-1", body: "平台后台", validUntil: "2027-01-01")
    ]
    #expect(try !checker().findings(in: listing).contains { $0.family == .statistic })
    listing.evidence[0].validUntil = "2026-01-01"
    #expect(try checker().findings(in: listing).contains { $0.family == .statistic })
  }

  @Test func `a rule of another market says nothing`() throws {
    var foreign = listing("全网最安全的水壶。")
    foreign.market = .us
    #expect(try checker().findings(in: foreign).isEmpty)
  }

  @Test(arguments: 0..<30) func `every range decodes to the phrase it reports`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "全网第一", "最\u{200B}好", "顶.级", "ＮＯ．１", "嘴低价", "。", "，", "🔥", "<b>", "</b>", "&#26368;", "好",
      "国家級", "<br>", "加微信lele0099", "&amp;", " ", "\n", "最", "治疗糖尿病", "<p>", "é", "\u{202E}",
    ]
    var text = ""
    for _ in 0..<40 { text += pieces[Int(generator.next() % UInt64(pieces.count))] }
    for isHTML in [false, true] {
      let listing = listing(text, html: isHTML)
      for finding in try checker().findings(in: listing) {
        let place = try #require(finding.place)
        let range = try #require(place.range)
        let slice = String(validating: Array(text.utf8)[range.range], as: UTF8.self)
        #expect(slice != nil)
        #expect(isHTML || slice == place.text)
      }
    }
  }

  /// A step whose work grows with the square of the text would take many minutes here.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["最好", "第一", "治疗糖尿病", "3天", "(((", "顶.级", "全网最", "a b c ", "不能"])
  func `a phrase repeated thirty thousand times is judged`(piece: String) throws {
    let candidates = try checker().candidates(
      in: listing(String(repeating: piece, count: 30_000)))
    #expect(candidates.count <= 30_000 * piece.count)
  }
}
