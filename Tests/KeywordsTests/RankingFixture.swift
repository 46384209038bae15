// SPDX-License-Identifier: Apache-2.0

import Keywords
import Lexicons
import TestSupport
import Text

/// Rankings of small tables, for tests.
struct RankingFixture {
  let catalogue: ExportCatalogue
  /// Queries with the same set of words are the same; nothing is judged.
  var model = QueryModel(
    tokens: { $0.split(separator: " ").map(String.init) },
    key: { Set($0.split(separator: " ")).sorted().joined(separator: " ") })
  var options = RankingOptions()

  /// Read once: a property test makes hundreds of rankings.
  private static let shared = Result {
    try ExportCatalogue.load(from: DataFolder(path: Repository.root))
  }

  init() throws { catalogue = try Self.shared.get() }

  func exports(_ texts: [(name: String, text: String)]) throws -> [KeywordExport] {
    try texts.flatMap { file in
      try KeywordExport.read(Array(file.text.utf8), name: file.name, catalogue: catalogue)
    }
  }

  func ranking(_ text: String) throws -> KeywordRanking {
    KeywordRanking(try exports([("list.csv", text)]), model: model, options: options)
  }

  func lines(_ text: String) throws -> [RankedKeyword] {
    let ranking = try ranking(text)
    return (0..<ranking.count).map(ranking.keyword(at:))
  }
}

/// A random list of keywords with demand, goods and rates.
struct RandomList {
  struct Row {
    var term: String
    var demand: Int
    var goods: Int
    var clickRate: Double
    var conversionRate: Double?
  }

  var rows: [Row]

  init(seed: Int, count: Int = 40) {
    var random = SeededGenerator(seed: seed)
    rows = (0..<count).map { index in
      Row(
        term: "word\(index) cup", demand: Int.random(in: 1...20_000, using: &random),
        goods: Int.random(in: 1...5_000, using: &random),
        clickRate: Double(Int.random(in: 1...900, using: &random)) / 1000,
        conversionRate: Bool.random(using: &random)
          ? Double(Int.random(in: 0...200, using: &random)) / 1000 : nil)
    }
  }

  /// As CSV, demand multiplied.
  func text(scale: Int = 1) -> String {
    "keyword,search volume,products,ctr,conversion rate\n"
      + rows.map { row in
        "\(row.term),\(row.demand * scale),\(row.goods),\(row.clickRate * 100)%,"
          + (row.conversionRate.map { "\($0 * 100)%" } ?? "--") + "\n"
      }.joined()
  }
}
