// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Keywords
import Lexicons
import Reports
import TestSupport
import Testing

@Suite struct RankingReportTests {
  private let ranking: KeywordRanking

  init() throws {
    let text = """
      keyword,search volume,products,ctr,conversion rate
      "=HYPERLINK(""http://x"")",900,20,5%,2%
      <script>alert(1)</script>,800,30,6%,1%
      "blue, cup",700,40,7%,3%
      Total,2400,,,
      """
    let exports = try KeywordExport.read(
      Array(text.utf8), name: "list.csv",
      catalogue: try ExportCatalogue.load(from: DataFolder(path: Repository.root)))
    let model = QueryModel(
      tokens: { $0.split(separator: " ").map(String.init) }, key: { $0 },
      judgement: { .init(label: $0.contains("script") ? .irrelevant : .core, fact: "a|b") })
    ranking = KeywordRanking(exports, model: model)
  }

  @Test func `the CSV opens in a spreadsheet and runs nothing`() {
    var bytes: [UInt8] = []
    RankingText(ranking, limit: .max, language: .en).csv { bytes += $0 }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}#,term,"))
    #expect(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""))
    #expect(text.contains(",\"blue, cup\","))
    #expect(text.unicodeScalars.filter { $0 == "\n" }.count == 4)
  }

  @Test func `the page escapes what comes from the export and loads nothing`() {
    let page = RankingHTML(
      ranking, limit: .max, language: .en, style: "p{}", version: "1"
    ).page()
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;"))
    #expect(page.contains("<svg"))
    #expect(!page.contains("src="))
  }

  @Test func `the JSON names the source, its columns and the rows dropped`() throws {
    var bytes: [UInt8] = []
    RankingJSON(ranking, limit: .max, language: .en).write(backend: nil) { bytes += $0 }
    let json = try JSONValue.parse(bytes)
    let source = try #require(json["source"])
    #expect(source["columns"]?["used"]?.array?.count == 5)
    #expect(source["rows"]?["dropped"]?.array?.first?["row"]?.int == 5)
    #expect(source["rows"]?["dropped"]?.array?.first?["why"]?.string == "totals row")
    let keywords = try #require(json["keywords"]?.array)
    #expect(keywords.count == 3)
    #expect(keywords.last?["use"]?.array == [.string("negative")])
    #expect(keywords.first?["relevance"]?["label"]?.string == "core")
    #expect(keywords.first?["factors"]?["room"]?["basis"]?.string == "stated")
  }

  @Test func `the JSON is what its schema says`() throws {
    let path = Repository.root + "/templates/schema/ranking.json"
    let schema = JSONSchema(try JSONValue.parse(Array(try DataFiles.text(of: path).utf8)))
    for language in [MessageLanguage.en, .zh] {
      for backend in [nil, BackendTerms(ranking, budget: 20)] {
        var bytes: [UInt8] = []
        RankingJSON(ranking, limit: .max, language: language).write(backend: backend) {
          bytes += $0
        }
        #expect(schema.mistakes(in: try JSONValue.parse(bytes)) == [])
      }
    }
    let wrong = try JSONValue.parse(Array(#"{"keywords":[{"rank":0}],"unit":"coins","x":1}"#.utf8))
    let mistakes = schema.mistakes(in: wrong)
    for part in ["no source", "rank: 0.0 breaks minimum", "unit: not one", "x is too much"] {
      #expect(mistakes.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test func `Markdown cells cannot break the table`() {
    let text = RankingText(ranking, limit: .max, language: .zh).markdown()
    #expect(text.contains("a\\|b"))
    #expect(text.contains("\\<script\\>"))
  }
}
