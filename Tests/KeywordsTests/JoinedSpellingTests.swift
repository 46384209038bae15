// SPDX-License-Identifier: Apache-2.0

import Keywords
import Lexicons
import TestSupport
import Testing
import Text

/// Which spellings of an export are merged, with the words of the repository.
@Suite struct JoinedSpellingTests {
  private var fixture: RankingFixture
  private let model: QueryModel

  private static let shared = Result {
    QueryModel(
      identity: QueryIdentity(
        segmenter: try Segmenter.read(lexicons: Repository.lexicons),
        words: try IdentityWords.read(lexicons: Repository.lexicons)),
      gate: nil, questions: QuestionWords(first: [], anywhere: []))
  }

  init() throws {
    fixture = try RankingFixture()
    model = try Self.shared.get()
    fixture.model = model
  }

  /// The terms of each line of the ranking, by letters.
  private func merged(_ terms: [String]) throws -> Set<[String]> {
    let text = "keyword,search volume\n" + terms.map { "\($0),100\n" }.joined()
    return Set(try fixture.lines(text).map { ([$0.term] + $0.variants).sorted() })
  }

  @Test(
    arguments: [
      ["blue water bottle", "blue waterbottle", "bottle cap", "water filter"],
      ["counter top stand", "countertop stand"],
      ["iphone 15 case", "iphone15 case"],
      ["t shirt men", "tshirt men", "t-shirts for men"],
      ["make up bag", "makeup bag"],
    ])
  func `words written together and apart are one line`(terms: [String]) throws {
    let first = Array(terms.filter { !["bottle cap", "water filter"].contains($0) }).sorted()
    #expect(try merged(terms).contains(first))
  }

  @Test func `written together is another word where the parts go their own ways`() throws {
    let lines = try merged([
      "carpet", "carpet cleaner", "carpet stain remover", "car pet seat", "pet car seat",
      "car seat", "car vacuum", "pet bed", "pet food", "car pet",
    ])
    #expect(lines.contains(["carpet"]))
    #expect(lines.contains(["car pet"]))
  }

  @Test func `one pair of words never makes two joined ones alike`() throws {
    let lines = try merged(["workhouse", "housework", "work house", "house work"])
    #expect(lines.contains(["workhouse"]))
    #expect(lines.contains(["housework"]))
  }

  @Test func `digits that meet make another number`() throws {
    #expect(try merged(["pampers 1 2", "pampers 12"]).count == 2)
  }

  @Test(arguments: 0..<10)
  func `neither the order of rows nor a row that stands twice changes what is merged`(
    seed: Int
  ) throws {
    var terms = [
      "water bottle", "waterbottle", "bottle water", "tooth brush", "toothbrush", "brush tooth",
      "head phone stand", "headphone stand", "head lamp", "phone stand", "foot ball", "football",
    ]
    let before = try merged(terms)
    var random = SeededGenerator(seed: seed)
    terms.shuffle(using: &random)
    #expect(try merged(terms + terms.prefix(5)) == before)
  }

  @Test func `the keys of a list are those of its terms one by one`() throws {
    let path = Repository.root + "/Tests/Fixtures/identity/pairs.tsv"
    let rows = try DataFiles.text(of: path).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let terms =
      rows.flatMap { $0.split(separator: "\t").prefix(2).map(String.init) } + [
        "candle without scent", "sugar free gum", "two pack 2 kg bag", "的", "1.8米床 不含酒精", "dog toy",
      ]
    let keys = try #require(model.keys)
    for term in terms {
      // Each in an export of its own: no other spelling is there to be merged with.
      var hash = StableHash()
      hash.add(model.key(term))
      let exports = try fixture.exports([("one.csv", "keyword,search volume\n\"\(term)\",1\n")])
      #expect(keys(exports, .none) == [hash.value], "\(term)")
    }
  }
}
