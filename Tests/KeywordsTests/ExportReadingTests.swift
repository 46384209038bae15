// SPDX-License-Identifier: Apache-2.0

import Documents
import Keywords
import Lexicons
import TestSupport
import Testing

@Suite struct ExportReadingTests {
  private let catalogue: ExportCatalogue

  init() throws {
    catalogue = try RankingFixture().catalogue
  }

  private func read(_ text: String, name: String = "export.csv") throws -> KeywordExport {
    try KeywordExport.read(Array(text.utf8), name: name, catalogue: catalogue)[0]
  }

  private func terms(_ export: KeywordExport) -> [String] {
    (0..<export.count).map(export.term(at:))
  }

  @Test func `every source recognises a table of its own signature`() throws {
    for profile in catalogue.profiles {
      for signature in profile.signatures {
        let keyword = profile.columns.first { $0.metric == .keyword }?.headers ?? []
        // Some signatures rest on the numbers alone; the keywords' header then goes by any of its names.
        let names =
          Set(signature).isDisjoint(with: keyword) ? signature + keyword.prefix(1) : signature
        let headers = names.map { "\"" + $0.replacing("*", with: "x") + "\"" }
        let cells = names.map { _ in "7" }
        let text = headers.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n"
        let found = try? read(text).report.source
        #expect(found == profile.id, "\(profile.id): \(signature)")
      }
    }
  }

  @Test func `the header is found under a preamble, and totals above and below are dropped`() throws
  {
    let export = try read(
      """
      Search terms report
      1 May 2026 - 8 May 2026
      Search term\tMatch type\tClicks\tImpr.\tCost
      blue cup\tBroad match\t3\t"1,200"\t1.50
      Total: Search terms\t\t3\t"1,200"\t1.50
      red cup\tBroad match\t1\t80\t0.40
      Total: Account\t\t4\t"1,280"\t1.90

      """)
    #expect(export.report.source == "google-ads-search-terms")
    #expect(export.report.headerRow == 3)
    #expect(terms(export) == ["blue cup", "red cup"])
    #expect(export.report.dropped.map(\.row) == [5, 7])
    #expect(export.report.dropped.map(\.reason) == [.total, .total])
    #expect(export.report.period?.days == 8)
    #expect(export.metrics[.impressions]?[0].point == 1200)
  }

  @Test func `totals in the second column are dropped`() throws {
    let export = try read(
      """
      Keyword status,Keyword,Match type,Campaign,Clicks
      Enabled,tow truck,Broad,A,4
      ,Total: Campaign,,,4
      """)
    #expect(terms(export) == ["tow truck"])
  }

  @Test func `a word that starts like a total is kept`() throws {
    let export = try read("关键词,搜索人气,支付转化率\n总裁文,600 ~ 1200,5% ~ 7.5%\ntotal gym,100,1%\n合计,700,\n")
    #expect(terms(export) == ["总裁文", "total gym"])
  }

  @Test func `ranges, rates above one and missing values of a 2026 ranking keep their kinds`()
    throws
  {
    let export = try read(
      "排名,搜索词,搜索人气,点击率,支付转化率\n1,连衣裙,5000 ~ 1万,1.21,5% ~ 7.5%\n2,半身裙,600 ~ 1200,0.83,--\n")
    #expect(export.report.source == "sycm-search-rank")
    let demand = try #require(export.metrics[.demand])
    #expect(demand[0].kind == .range)
    #expect(demand[0].high == 10_000)
    #expect(export.metrics[.clickRate]?[0].point == 1.21)
    #expect(export.metrics[.conversionRate]?[1].kind == .missing)
    #expect(export.report.ignored == ["排名"])
  }

  @Test
  func `a repeated header, a note and things that are no query are dropped with their reason`()
    throws
  {
    let export = try read(
      """
      关键词,搜索指数,竞争力
      保温杯,100,3
      关键词,搜索指数,竞争力
      B0751CXBXT,20,1
      https://example.com/a,20,1
      😀,20,1
      注：数据仅供参考,,
      水杯,90,2
      """)
    #expect(terms(export) == ["保温杯", "水杯"])
    #expect(
      export.report.dropped.map(\.reason) == [
        .repeatedHeader, .productNumber, .address, .noWord, .note,
      ])
  }

  @Test func `numbers of a European file are read in its own style, column by column`() throws {
    let export = try read(
      "keyword;search volume;cpc;ctr\ntasse;1.234;0,85;2,5 %\nbecher;12.500;1,10;14 %\nglas;890;2;0,3 %\n"
    )
    #expect(export.metrics[.demand]?[0].point == 1234)
    #expect(export.metrics[.demand]?[1].point == 12_500)
    #expect(export.metrics[.bid]?[0].point == 0.85)
    #expect(abs((export.metrics[.clickRate]?[0].point ?? 0) - 0.025) < 1e-12)
  }

  @Test func `bucketed volumes become decades, exact ones do not`() throws {
    let bucketed = try read(
      "Keyword,Avg. monthly searches\na,50\nb,500\nc,50000\nd,500\n")
    #expect(bucketed.metrics[.demand]?[1].kind == .bucket)
    #expect(bucketed.metrics[.demand]?[1].low == 100)
    #expect(bucketed.metrics[.demand]?[1].high == 1000)
    let exact = try read("Keyword,Avg. monthly searches\na,50\nb,480\nc,50000\n")
    #expect(exact.metrics[.demand]?[1].kind == .exact)
  }

  @Test func `a bare list of words is read as keywords`() throws {
    let export = try read("sound systems for hire\naudio visual equipment\nspeakers rental\n")
    #expect(export.report.headerRow == 0)
    #expect(export.count == 3)
  }

  @Test func `a table over time gives one keyword a column`() throws {
    let export = try read(
      "Catégorie : Toutes catégories\n\nMois,thé vert: (France),café: (France)\n2026-01,10,<1\n2026-02,30,50\n"
    )
    #expect(export.report.source == "google-trends-time")
    #expect(terms(export) == ["thé vert", "café"])
    #expect(export.metrics[.demand]?[0].point == 20)
    #expect(export.history[0] == [10, 30])
  }

  @Test func `columns can be named by hand`() throws {
    let mapping = try ColumnMapping("keyword=Begriff,demand=3")
    let text = "Begriff,x,y\nkaffee,1,200\n"
    let export = try KeywordExport.read(
      Array(text.utf8), name: "t.csv", catalogue: catalogue, mapping: mapping)[0]
    #expect(terms(export) == ["kaffee"])
    #expect(export.metrics[.demand]?[0].point == 200)
  }

  @Test func `a table without keywords says what it saw and what to do`() {
    #expect {
      try read("colour,size\nred,3\n")
    } throws: { error in
      let text = String(describing: error)
      return text.contains("colour | size") && text.contains("--columns keyword=1")
    }
  }

  @Test func `trailing spaces of every kind and brackets of match types are taken off`() throws {
    let export = try read(
      "keyword,search volume\n\u{3000}blue cup\u{A0},1\n[red cup],2\nmat \u{202F},3\n")
    #expect(terms(export) == ["blue cup", "red cup", "mat"])
  }
}
