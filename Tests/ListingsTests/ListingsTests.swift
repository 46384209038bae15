// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons
import Listings
import Testing

@Suite struct RecordReaderTests {
  let reader = RecordReader(builder: ListingBuilder())

  func read(_ line: String) throws -> Listing {
    try reader.listing(from: Array(line.utf8), source: nil)
  }

  @Test func textsBecomeFieldsInTheOrderOfThePage() throws {
    let listing = try read(
      #"{"id":7,"text":"正文","title":"标题","bullets":["一","二"],"html":null}"#)
    #expect(listing.id == "7")
    #expect(listing.fields.map(\.name) == ["title", "bullets[0]", "bullets[1]", "text"])
  }

  @Test(arguments: [
    (#"{"title":"x"}"#, "'id' is missing; each record needs its own"),
    (#"{"id":"a"}"#, "nothing to check: give at least one of title, bullets, text, html"),
    (#"{"id":"a","title":5}"#, "'title' must be text"),
    (#"{"id":"a","title":"x","market":"mars"}"#, "'mars' is no market; known: cn, us, eu, uk"),
    (#"[1]"#, "a record is a JSON object"),
    (
      #"{"id":"a","title":"x","evidence":[{"kind":"rumour"}]}"#,
      "'rumour' is no kind of evidence; known: certificate, 证书, patent, 专利, test, 检测, sales, 销量, "
        + "rank, 排名, award, 奖项, guarantee, 保证, price, 价格, origin, 产地, licence, 许可, "
        + "review-score, 评分"
    ),
  ])
  func aBadRecordSaysWhatIsWrong(_ line: String, _ message: String) {
    let error = #expect(throws: RecordError.self) { try read(line) }
    #expect(error?.description == message)
  }

  @Test func marketFollowsFromPlatformThenLanguage() throws {
    let amazon = try read(#"{"id":"a","platform":"Amazon","title":"保温杯"}"#)
    #expect(amazon.market == .us && amazon.assumed == ["market", "language"])
    let chinese = try read(#"{"id":"a","title":"不锈钢保温杯"}"#)
    #expect(chinese.market == .cn)
    let traditional = try read(#"{"id":"a","title":"不鏽鋼保溫杯 專業設計"}"#)
    #expect(traditional.language == .traditional && traditional.market == nil)
  }
}

@Suite struct LanguageDetectorTests {
  let detector = LanguageDetector()

  @Test(arguments: [
    ("羽绒服女短款加厚保暖", Language.simplified), ("羽絨服女短款加厚保暖", .traditional),
    ("不锈钢保温杯 500ml iPhone Pro Max USB", .simplified),
    ("Stainless steel bottle for the office, 500 ml", .english),
    ("Edelstahlflasche für das Büro mit Deckel und Griff", .other),
    ("Bouteille en inox pour le bureau avec une poignée", .other),
    ("ステンレスのボトル、オフィス用です", .other), ("스테인리스 보온병 사무실용", .other), ("", .other),
  ])
  func tellsTheLanguage(_ text: String, _ language: Language) {
    #expect(detector.language(of: [Array(text.utf8)[...]]) == language)
  }

  @Test(arguments: [
    // Labels and names with a few English ones among them.
    String(
      repeating: "Koko väri musta takki hinta toimitus tuote Free Size Outdoor laukku kori ",
      count: 24),
    String(
      repeating: "Zapatillas de cuero del modelo nuevo con suela the Original by Runner ", count: 8),
  ])
  func `a page of another language with English names in it is not English`(text: String) {
    #expect(detector.language(of: [Array(text.utf8)[...]]) == .other)
  }

  @Test func `a foreign brand makes no English title foreign`() {
    let title = "Pan of cast iron by La Marmite with a lid for the oven"
    #expect(detector.language(of: [Array(title.utf8)[...]]) == .english)
  }
}

@Suite struct FactsReaderTests {
  @Test func readsEnglishAndChineseKeysAlike() throws {
    let english = try FactsReader.facts(
      from: try YAMLNode.parse(
        "{brand: 若棠, product_word: 连衣裙, materials: [雪纺], not: [真丝]}", file: "a.yaml"))
    let chinese = try FactsReader.facts(
      from: try YAMLNode.parse("品牌: 若棠\n产品词: 连衣裙\n材质: 雪纺\n非: [真丝]\n", file: "b.yaml"))
    #expect(english == chinese)
  }

  @Test func anUnknownKeyIsShownWithWhatWasMeant() throws {
    let node = try YAMLNode.parse("brand: A\nmaterial_s: x\n", file: "facts.yaml")
    let error = #expect(throws: LexiconError.self) { try FactsReader.facts(from: node) }
    #expect(
      error?.description.hasPrefix(
        "facts.yaml:2:1: unknown key 'material_s' (did you mean 'materials'?)") == true)
  }

  @Test func evidenceIsReadWithItsTerms() throws {
    let node = try YAMLNode.parse(
      "证明:\n  - {类型: 专利, 编号: ZL202410000000.0, 关于: 防烫结构}\n", file: "f.yaml")
    #expect(
      try FactsReader.facts(from: node).claims
        == [Evidence(kind: .patent, about: "防烫结构", number: "ZL202410000000.0")])
  }
}
