// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import TestSupport
import Testing
import Text

@Suite struct DraftTests {
  static func draft(
    _ facts: String, language: Language = .simplified, category: String? = nil,
    terms: [String] = []
  ) throws -> Draft {
    let writer = DraftWriter(
      template: try DraftTemplate.read(
        templates: Repository.root + "/templates", language: language),
      lexicon: AuditedPage.lexicon, language: language)
    return writer.draft(from: try FactsSupport.facts(facts), category: category, terms: terms)
  }

  @Test(arguments: [Language.simplified, .traditional, .english])
  func aDraftGoesThroughTheFiveStagesInOrder(_ language: Language) throws {
    let draft = try Self.draft("product_word: 保温杯", language: language)
    #expect(draft.sections.compactMap(\.stage) == Stage.allCases)
  }

  @Test(arguments: [Language.simplified, .traditional, .english])
  func anAuditListsWhatIsStillBlank(_ language: Language) throws {
    let draft = try Self.draft("product_word: 保温杯", language: language)
    let page = AuditedPage(draft.html, language: language)
    let findings = page.result("blanks").findings
    #expect(findings.count == draft.blanks)
    #expect(findings.allSatisfy { $0.severity == .warning && $0.place?.range != nil })
  }

  @Test func aDraftIsNotJudgedBeforeItIsWritten() throws {
    let html = try Self.draft("product_word: 保温杯").html
    let report = try Structure.report(html)
    #expect(report.score == nil && report.findings.isEmpty)
    #expect(report.reason?.zh.hasPrefix("页面还是草稿") == true)
  }

  @Test func withoutFactsEverythingIsBlank() throws {
    let draft = try Self.draft("{}")
    #expect(draft.blanks > 15)
    #expect(draft.title.allSatisfy { $0.isBlank || $0.text == " " })
  }

  @Test(arguments: Array(0..<40))
  func aDraftStatesNothingButTheFacts(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let materials = ["316不锈钢", "紫铜", "硅胶"].shuffled(using: &random).prefix(1)
    let size = Int.random(in: 100...900, using: &random)
    let facts = """
      品牌: 山屿
      产品词: 保温杯
      材质: [\(materials.joined())]
      尺码: [\(size)ml]
      功能: [防漏]
      证明: [{类型: 检测, 关于: 保温, 数值: "62", 单位: ℃, 编号: BW-2025-0418, 机构: 某检测中心, 日期: 2025-04-18}]
      """
    let html = try Self.draft(facts).html
    let checker = FactChecker(
      facts: try FactsSupport.facts(facts), lexicon: FactsSupport.lexicon, today: nil)
    let listing = Listing(id: "draft", language: .simplified, fields: [FactsSupport.field(html)])
    let wrong = checker.verdicts(for: listing).filter { $0.verdict != .supported }
    #expect(wrong.map { "\($0.place.text): \($0.verdict)" } == [])
  }

  @Test func aSearchTermIsUsedOnlyWhereTheFactsBearItOut() throws {
    let draft = try Self.draft(
      "{品牌: 山屿, 产品词: 保温杯, 功能: [便携]}", terms: ["儿童保温杯", "便携保温杯"])
    #expect(draft.unusedTerms == ["儿童保温杯"])
    #expect(draft.title.map(\.text).joined() == "山屿 便携保温杯")
  }

  @Test func aCategoryAddsWhatItsBuyersLookFor() throws {
    let headings = try Self.draft("产品词: 连衣裙", category: "服饰").sections
      .filter { $0.stage == nil }.map { $0.heading.map(\.text).joined() }
    #expect(headings == ["尺码表", "洗护说明"])
  }

  @Test func factsAreTextNotMarkup() throws {
    let draft = try Self.draft("产品词: '<script>alert(1)</script>'")
    #expect(!draft.html.contains("<script>"))
  }
}
