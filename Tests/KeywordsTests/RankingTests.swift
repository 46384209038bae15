// SPDX-License-Identifier: Apache-2.0

import Keywords
import Lexicons
import TestSupport
import Testing

@Suite struct RankingTests {
  private var fixture: RankingFixture

  init() throws { fixture = try RankingFixture() }

  @Test func `one lucky order does not beat a proven term`() throws {
    let lines = try fixture.lines(
      """
      Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)
      spoon rest,20000,400,200,1200,40
      odd spoon rest,10,1,0.5,30,1
      grey spoon rest,15000,300,150,600,20
      """)
    #expect(lines.map(\.term) == ["spoon rest", "grey spoon rest", "odd spoon rest"])
    #expect(lines[2].factors["conversionRate"]?.basis == "counted")
    #expect((lines[2].factors["conversionRate"]?.value ?? 1) < 0.5)
  }

  @Test func `variants with equal volumes count once, others add up to an upper bound`() throws {
    let equal = try fixture.lines("keyword,search volume\nblue cup,500\ncup blue,500\n")
    #expect(equal.count == 1)
    #expect(equal[0].demand.point == 500)
    #expect(!equal[0].demandIsUpperBound)
    let different = try fixture.lines("keyword,search volume\nblue cup,500\ncup blue,200\n")
    #expect(different[0].term == "blue cup")
    #expect(different[0].variants == ["cup blue"])
    #expect(different[0].demand.point == 700)
    #expect(different[0].demand.low == 500)
    #expect(different[0].demandIsUpperBound)
  }

  @Test func `ranges of an index are never added`() throws {
    let lines = try fixture.lines(
      "搜索词,搜索人气,支付转化率\n水杯 儿童,5000 ~ 1万,1%\n儿童 水杯,600 ~ 1200,1%\n")
    #expect(lines.count == 1)
    #expect(lines[0].demand.high == 10_000)
    #expect(!lines[0].demandIsUpperBound)
  }

  @Test func `a list without demand has no hot terms and no tail`() throws {
    let lines = try fixture.lines("blue cup\nred cup\nkids cup\n")
    #expect(lines.map(\.tier) == [.mid, .mid, .mid])
  }

  @Test func `the better of two ranks stands, ranks are never added`() throws {
    let lines = try fixture.lines("Search Frequency Rank,Search Term\n12,blue cup\n40,cup blue\n")
    #expect(lines[0].demand.kind == .rank)
    #expect(lines[0].demand.point == 12)
  }

  @Test func `hot terms are the fewest that cover half of the demand, the last fifth is the tail`()
    throws
  {
    let demands = [1000, 300, 200, 100, 80, 60, 50, 40, 30, 20, 20, 10, 10]
    let text =
      "keyword,search volume\n"
      + demands.enumerated().map { "word\($0) x,\($1)\n" }.joined()
    let lines = try fixture.lines(text)
    #expect(lines.filter { $0.tier == .hot }.map(\.term) == ["word0 x"])
    #expect(lines.filter { $0.tier == .mid }.map { Int($0.demand.point) } == [300, 200, 100])
    #expect(lines.filter { $0.tier == .longTail }.count == 9)
  }

  @Test func `what contradicts the product is worth nothing and becomes a negative`() throws {
    var fixture = fixture
    fixture.model.judgement = { query in
      query.contains("leather")
        ? .init(label: .contradicts, fact: "material: nylon") : .init(label: .core)
    }
    let lines = try fixture.lines(
      "keyword,search volume\nleather bag,90000\nnylon bag,100\n")
    #expect(lines.map(\.term) == ["nylon bag", "leather bag"])
    #expect(lines[1].score == 0)
    #expect(lines[1].uses == [.negative])
    #expect(lines[1].relevance?.fact == "material: nylon")
    #expect(lines[0].share == 1)
  }

  @Test func `the bid follows from value, not from demand`() throws {
    var fixture = fixture
    fixture.options.orderValue = 40
    fixture.options.margin = 0.3
    let lines = try fixture.lines(
      """
      keyword,search volume,ctr,conversion rate,cpc
      big word,100000,20%,0.5%,1.20
      small word,900,20%,9%,0.25
      middle word,5000,20%,5%,0.35
      """)
    let small = try #require(lines.first { $0.term == "small word" })
    let big = try #require(lines.first { $0.term == "big word" })
    #expect(small.bid?.advice == .raise)
    #expect(big.bid?.advice == .skip)
    let breakEven = (big.factors["conversionRate"]?.value ?? 0) * 40 * 0.3
    #expect(abs((big.bid?.breakEven ?? 0) - breakEven) < 1e-12)
    #expect((small.bid?.max ?? 9) < (small.bid?.breakEven ?? 0))
  }

  @Test func `without an order value the advice says what is missing`() throws {
    let lines = try fixture.lines("keyword,search volume,ctr,conversion rate\na b,10,1%,1%\n")
    #expect(lines[0].bid == nil)
    #expect(lines[0].bidAdvice == "needs-order-value")
  }

  @Test func `clicks without an order become a negative once they are many enough`() throws {
    var fixture = fixture
    fixture.options.targetConversionRate = 0.05
    let lines = try fixture.lines(
      """
      Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)
      good one,9000,100,50,300,10
      dead one,9000,60,30,,0
      young one,900,59,3,,0
      """)
    #expect(lines.first { $0.term == "dead one" }?.uses == [.negative])
    #expect(lines.first { $0.term == "young one" }?.uses.contains(.negative) == false)
  }

  @Test func `questions are for content`() throws {
    var fixture = fixture
    let words = try QuestionWords.load(from: DataFolder(path: Repository.root))
    fixture.model.isQuestion = words.isQuestion
    let lines = try fixture.lines("keyword,search volume\nhow to clean a cup,50\n保温杯怎么洗,40\n")
    #expect(lines.allSatisfy { $0.uses == [.content] })
  }

  @Test func `two sources agree on places, never on numbers`() throws {
    let exports = try fixture.exports([
      (
        "a.csv",
        "Keyword Phrase,Cerebro IQ Score,Search Volume\nfirst,1,9000\nsecond,1,500\nthird,1,100\n"
      ),
      ("b.csv", "Search Frequency Rank,Search Term\n10,second\n900,first\n5000,third\n"),
    ])
    let ranking = KeywordRanking(exports, model: fixture.model)
    let lines = (0..<ranking.count).map(ranking.keyword(at:))
    #expect(lines.map(\.term).last == "third")
    #expect(lines.allSatisfy { $0.demand.point <= 9000 && $0.demand.point >= 100 })
    #expect(lines[0].demand.kind == .range)
  }

  @Test func `two periods of a source make a trend`() throws {
    func file(_ date: String, _ rows: String) -> (String, String) {
      ("Brand_2026-\(date).csv", "Search Query,Search Query Volume,Reporting Date\n" + rows)
    }
    let exports = try fixture.exports([
      file("03", "up cup,100,2026-03-31\nflat cup,100,2026-03-31\ngone cup,100,2026-03-31\n"),
      file("04", "up cup,150,2026-04-30\nflat cup,100,2026-04-30\n"),
      file("05", "up cup,220,2026-05-31\nflat cup,100,2026-05-31\n"),
    ])
    let ranking = KeywordRanking(exports, model: fixture.model)
    let lines = (0..<ranking.count).map(ranking.keyword(at:))
    #expect(lines[0].term == "up cup")
    #expect(lines[0].demand.point == 220)
    #expect(lines[0].trend == "rising")
    #expect(lines.first { $0.term == "gone cup" }?.trend == "fading")
  }

  @Test func `own counts of a week are read as those of 30 days, market demand as it is`() throws {
    let header =
      "Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)"
    let week = try fixture.exports([
      ("terms 2026-03-01 2026-03-07.csv", header + "\nspoon rest,7000,70,35,120,4\n")
    ])
    let line = KeywordRanking(week, model: fixture.model).keyword(at: 0)
    #expect(line.demand.point == 30_000)
    #expect(line.demandUnit == "impressions in 30 days")
    // The evidence for a rate is what was counted, not what a month would have counted.
    #expect(line.factors["clickRate"]?.value == 0.01)
    let market = try fixture.exports([
      ("words 2026-03-01 2026-03-07.csv", "keyword,search volume\nspoon rest,7000\n")
    ])
    let stated = KeywordRanking(market, model: fixture.model).keyword(at: 0)
    #expect(stated.demand.point == 7000)
    #expect(stated.demandUnit == "searches")
  }

  @Test func `a week and a month of one source make no trend of their own`() throws {
    let header =
      "Customer Search Term,Impressions,Clicks,Spend,7 Day Total Sales,7 Day Total Orders (#)"
    let exports = try fixture.exports([
      ("terms 2026-03-01 2026-03-30.csv", header + "\nspoon rest,30000,300,35,120,4\n"),
      ("terms 2026-04-01 2026-04-07.csv", header + "\nspoon rest,7000,70,35,120,4\n"),
    ])
    #expect(KeywordRanking(exports, model: fixture.model).keyword(at: 0).growth == 0)
  }

  @Test func `backend terms fit their bytes and repeat nothing`() throws {
    let ranking = try fixture.ranking(
      "keyword,search volume\nblue cup,900\nred cup,800\nkids cup,700\n保温杯,600\n")
    let terms = BackendTerms(ranking, budget: 20, taken: ["cup"])
    #expect(terms.text == "blue red kids")
    #expect(terms.bytes <= 20)
  }
}
