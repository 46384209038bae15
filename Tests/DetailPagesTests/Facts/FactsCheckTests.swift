// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Listings
import TestSupport
import Testing
import Text

@Suite struct FactsCheckTests {
  static let bottle = """
    品牌: 山屿
    产品词: 保温杯
    材质: [316不锈钢]
    尺码: [500ml]
    其他: { 重量: 320g, 保温时长: 12小时 }
    非: [玻璃, 儿童]
    证明:
      - { 类型: 检测, 关于: 保温, 数值: "62", 单位: ℃, 编号: BW-2025-0418, 机构: 某检测中心 }
      - { 类型: 保证, 关于: 质保, 数值: "2", 单位: 年 }
    """

  @Test(arguments: [
    ("容量500ml，够喝半天", "500ml: supported"),
    ("容量0.5L", "0.5l: supported"),
    ("容量 17 oz", "17 oz: unsupported"),
    ("容量600ml", "600ml: contradicted"),
    ("重量约330g", "330g: supported"),
    ("重量380克", "380克: contradicted"),
    ("采用316不锈钢内胆", "316不锈钢: supported"),
    ("不锈钢杯身", "不锈钢: supported"),
    ("304不锈钢内胆", "304不锈钢: contradicted"),
    ("高硼硅玻璃内胆", "高硼硅玻璃: forbidden"),
    ("报告编号BW-2025-0418", "bw-2025-0418: supported"),
    ("报告编号BW-2024-0001", "bw-2024-0001: contradicted"),
    ("通过SGS检测", "sgs检测: unsupported"),
    ("质保2年", "2年: supported"),
    ("质保五年", "五年: contradicted"),
    ("高品质的选择", "高品质: unverifiable"),
    ("适合儿童使用", "儿童: forbidden"),
  ])
  func aStatementIsHeldAgainstTheFacts(_ text: String, _ expected: String) throws {
    let verdicts = try FactsSupport.verdicts(text, Self.bottle)
    #expect(verdicts.map { $0.lowercased() } == [expected])
  }

  @Test(arguments: ["普通玻璃杯容易碎", "不适合儿童使用", "2026年11月24日更新", "第3步：拧紧杯盖"])
  func whatIsNotSaidOfTheProductIsLeftAlone(_ text: String) throws {
    #expect(try FactsSupport.verdicts(text, Self.bottle) == [])
  }

  @Test func aProofThatHasExpiredSupportsNothing() throws {
    let facts =
      "claims: [{kind: certificate, about: CE, number: CE-12345, valid_until: 2025-01-01}]"
    #expect(
      try FactsSupport.verdicts("CE certified", facts, today: "2026-01-01")
        == ["CE certified: unsupported"])
    #expect(
      try FactsSupport.verdicts("CE certified", facts, today: "2024-01-01")
        == ["CE certified: supported"])
  }

  @Test func aNumberBesideTheFactIsAnother() throws {
    let verdicts = try FactsSupport.verdicts("20℃室温下保温后水温62℃", Self.bottle)
    #expect(verdicts == ["20℃: unsupported", "62℃: supported"])
  }

  @Test func imperialAndMetricAreCompared() throws {
    let facts = "sizes: [10 in]"
    #expect(try FactsSupport.verdicts("25.4 cm wide", facts) == ["25.4 cm: supported"])
    #expect(try FactsSupport.verdicts("30 cm wide", facts) == ["30 cm: contradicted"])
  }

  @Test func aCellIsReadWithItsHead() throws {
    let page = "<table><tr><td>重量</td><td>380g</td></tr><tr><td>材质</td><td>紫铜</td></tr></table>"
    #expect(
      try FactsSupport.verdicts(page, Self.bottle) == ["380g: contradicted", "紫铜: contradicted"])
  }

  @Test(arguments: Array(0..<50))
  func placesDecodeToTheirTexts(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "500ml", "，", "&nbsp;", "<b>", "</b>", "316不锈钢", "质保2年", "。", "1-9/16\"", "ＣＥ认证", "<p>", "玻璃",
    ]
    let html = "<p>" + (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let field = FactsSupport.field(html)
    let checker = FactChecker(
      facts: try FactsSupport.facts(Self.bottle), lexicon: FactsSupport.lexicon, today: nil)
    let listing = Listing(id: "test", language: .simplified, fields: [field])
    for verdict in checker.verdicts(for: listing) {
      let range = try #require(verdict.place.range)
      #expect(range.end <= field.document.source.bytes.count)
      #expect(!verdict.place.text.isEmpty)
    }
  }
}
