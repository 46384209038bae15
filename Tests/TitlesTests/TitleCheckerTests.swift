// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import TestSupport
import Testing
import Text
import Titles

@Suite("Checking a title")
struct TitleCheckerTests {
  static func report(
    _ title: String, on platform: String, field: String = "title", facts: ProductFacts? = nil,
    keywords: [TitleKeyword] = []
  ) throws -> TitleReport {
    let day = try #require(CalendarDate("2026-11-24"))
    return TitleChecker(
      platform: try PlatformTests.known(platform), field: field, on: day,
      facts: facts, keywords: keywords
    ).check(title)
  }

  /// `rule text` of each finding, for short expectations.
  static func found(_ report: TitleReport) -> [String] {
    report.findings.map { "\($0.rule) \($0.place?.text ?? "-")" }
  }

  @Test("a length stands beside its limit, and the other units beside it")
  func lengths() throws {
    let report = try Self.report("iPhone15手机壳", on: "taobao")
    #expect(report.length == .init(value: 14, limit: 60, unit: .halfWidth))
    #expect(report.otherLengths.map(\.value) == [11, 11, 17, 11])
    #expect(report.findings.isEmpty)
  }

  @Test("what is too much is shown")
  func tooLong() throws {
    let report = try Self.report(String(repeating: "棉", count: 32), on: "taobao")
    #expect(Self.found(report).contains("taobao/title-length 棉棉"))
    let finding = try #require(report.findings.first { $0.rule == "taobao/title-length" })
    #expect(finding.severity == .error)
    #expect(finding.place?.range == ByteRange(90, 96))
  }

  @Test(
    "rules of format, one by one",
    arguments: [
      ("taobao", "title", "连衣裙<新>", ["taobao/title-characters <", "taobao/title-characters >"]),
      ("taobao", "title", "连衣裙😀女", ["taobao/title-emoji 😀"]),
      ("taobao", "title", "★连衣裙女", ["taobao/title-symbols ★"]),
      ("taobao", "title", "连衣裙女连衣裙夏连衣裙", ["taobao/title-repetition 连衣裙"]),
      ("taobao", "title", "羽绒服  女", ["title/spaces   "]),
      ("taobao", "title", "Ｖ领连衣裙", ["title/full-width Ｖ"]),
      ("jd", "shortTitle", "棉袜", ["jd/shortTitle-minimum -"]),
      ("douyin", "title", "夏季新款好物连衣裙女", ["douyin/title-product-word 好物"]),
      ("kuaishou", "title", "ABC 123", ["kuaishou/title-not-only -"]),
      (
        "kuaishou", "shortTitle", "【清仓】纯棉短袖",
        [
          "kuaishou/shortTitle-characters 【", "kuaishou/shortTitle-words 清仓",
          "kuaishou/shortTitle-characters 】",
        ]
      ),
      ("amazon", "title", "Tarnfield Water Bottle!", ["amazon/title-characters !"]),
      (
        "amazon", "title", "Bottle Steel Bottle Cup Bottle with Lid",
        ["amazon/title-repetition Bottle"]
      ),
      ("amazon", "title", "SUPER Bottle", ["amazon/title-capitals SUPER"]),
      ("amazon", "title", "Steel bottle with Lid", ["amazon/title-title-case bottle"]),
      ("amazon", "title", "Steel Bottle 500 ml with Lid", []),
      ("amazon", "backend", "bottle flask bottle", ["amazon/backend-repetition bottle"]),
      ("etsy", "title", "Mug & Saucer & Spoon", ["etsy/title-once &"]),
      (
        "walmart", "title", "Steel Bottle 2025 www.shop.com",
        [
          "walmart/title-urls 2025", "walmart/title-urls www.shop.com",
        ]
      ),
      ("shopee", "title", "水壶 Bottle Steel", []),
    ] as [(String, String, String, [String])])
  func format(platform: String, field: String, title: String, expected: [String]) throws {
    let report = try Self.report(title, on: platform, field: field)
    #expect(Self.found(report) == expected)
  }

  @Test("characters of the brand are the brand's own")
  func brandCharacters() throws {
    var facts = ProductFacts()
    facts.brand = "Yahoo!"
    #expect(try Self.report("Yahoo! Bottle", on: "amazon", facts: facts).findings.isEmpty)
  }

  @Test("brand and product are missed, and a product behind the fold is pointed at")
  func required() throws {
    var facts = ProductFacts()
    facts.brand = "若棠"
    facts.productWord = "连衣裙"
    facts.productSynonyms = ["裙子"]
    #expect(Self.found(try Self.report("若棠法式裙子", on: "tmall", facts: facts)).isEmpty)
    #expect(
      Self.found(try Self.report("法式上衣", on: "tmall", facts: facts)) == [
        "tmall/title-required -", "tmall/title-required -",
      ])
    let late = try Self.report("若棠法式复古气质新中式茶歇通勤高级感连衣裙", on: "tmall", facts: facts)
    #expect(late.visible == "若棠法式复古气质新中式茶歇通勤")
    #expect(Self.found(late) == ["tmall/title-visible 连衣裙"])
  }

  @Test("coverage: all words of a keyword, in any order; unbroken ones apart")
  func coverage() throws {
    let report = try Self.report(
      "Steel Water Bottle for Kids", on: "amazon",
      keywords: [
        .init(term: "water bottle", tokens: ["water", "bottle"], demand: 60),
        .init(term: "bottle kids", tokens: ["bottle", "kids"], demand: 30),
        .init(term: "kid", tokens: ["kid"], demand: 10),
      ])
    let coverage = try #require(report.coverage)
    #expect(coverage.covered.map(\.term) == ["water bottle", "bottle kids"])
    #expect(coverage.contiguous.map(\.term) == ["water bottle"])
    #expect(coverage.missing.map(\.term) == ["kid"])
    #expect(coverage.demandCovered == 0.9)
  }

  @Test("without a platform only spaces and width are looked at")
  func noPlatform() throws {
    let day = try #require(CalendarDate("2026-11-24"))
    let report = TitleChecker(platform: nil, on: day).check(" 连衣裙 ")
    #expect(report.findings.map(\.rule) == ["title/spaces", "title/spaces"])
    #expect(report.length == .init(value: 5, limit: nil, unit: .codePoints))
  }

  @Test("places are those of the field's source, and safe fixes mend them")
  func places() throws {
    var document = Document(source: SourceText(name: "page", string: "x&amp;  女女女装女装女装"))
    document.text.append("&".utf8, standingFor: ByteRange(1, 6))
    document.text.append(
      verbatim: document.source.bytes[6...], source: ByteRange(6, document.source.bytes.count))
    let day = try #require(CalendarDate("2026-11-24"))
    let report = TitleChecker(
      platform: try PlatformTests.known("taobao"), on: day
    ).check(Field(name: "title", document: document))
    for finding in report.findings {
      guard let place = finding.place, let range = place.range else { continue }
      #expect(document.source.string(in: range) == place.text)
    }
    let spaces = try #require(report.findings.first { $0.rule == "title/spaces" })
    #expect(
      spaces.fixes == [Fix(applicability: .safe, edits: [Edit(range: ByteRange(6, 8), text: " ")])])
  }

  @Test("every place decodes to its text, whatever stands in the title", arguments: 0..<200)
  func placesDecode(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "连衣裙", "女", "　", "  ", "Ａ", "😀", "👨‍👩‍👧", "e\u{301}", "BOTTLE", "bottle", "!", "<", "2025",
      "www.a.com", "★", "\n", "𠮷", "ｶﾞ", "'", "é", "$", "\r\n",
    ]
    let title = (0..<12).map { _ in pieces[random.next(below: pieces.count)] }.joined()
    let names = try PlatformTests.library.names()
    let platform = names[random.next(below: names.count)]
    let report = try Self.report(title, on: platform)
    let bytes = Array(title.utf8)
    for finding in report.findings {
      guard let place = finding.place, let range = place.range else { continue }
      #expect(String(decoding: bytes[range.range], as: UTF8.self) == place.text)
      #expect(!range.isEmpty)
    }
    #expect(report.length.unit.length(of: report.visible) <= report.length.value)
  }
}
