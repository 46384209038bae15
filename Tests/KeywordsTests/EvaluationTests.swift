// SPDX-License-Identifier: Apache-2.0

import Keywords
import Testing

@Suite struct EvaluationTests {
  private let fixture: RankingFixture

  init() throws { fixture = try RankingFixture() }

  private func evaluation(_ then: String, _ now: String) throws -> RankingEvaluation {
    RankingEvaluation(then: try fixture.ranking(then), now: try fixture.ranking(now))
  }

  @Test
  func `on made-up markets the ranking predicts the next month at least as well as any formula`()
    throws
  {
    var sums: [String: Double] = [:]
    for seed in 0..<12 {
      let market = SyntheticMarket(seed: seed)
      for method in try evaluation(market.export, market.outcome).methods {
        sums[method.name, default: 0] += method.gain20 / 12
      }
    }
    let own = try #require(sums["score"])
    for (name, mean) in sums.sorted(by: { $0.key < $1.key }) {
      #expect(own >= mean, "\(name): \(mean), ours \(own)")
    }
    #expect(sums.count == 7)
    #expect(own > (sums["demand"] ?? 1) + 0.02)
  }

  @Test func `a perfect order gains all there is, and chance less`() throws {
    let then = "keyword,search volume\na x,300\nb x,200\nc x,100\n"
    let same = try evaluation(then, "keyword,search volume,orders\na x,1,9\nb x,1,5\nc x,1,1\n")
    #expect(same.outcome == .orders)
    #expect(same.methods[0].gain10 == 1)
    #expect(same.methods[0].correlation == 1)
    let turned = try evaluation(then, "keyword,search volume,orders\na x,1,1\nb x,1,5\nc x,1,9\n")
    #expect(turned.methods[0].gain10 < 0.9)
    #expect(turned.methods[0].correlation == -1)
  }

  @Test func `terms that are gone count as nothing, new ones are reported`() throws {
    let result = try evaluation(
      "keyword,search volume\na x,300\nb x,200\n",
      "keyword,search volume\nb x,50\nnew x,150\n")
    #expect(result.outcome == .demand)
    #expect(result.churn20 == 0.5)
    #expect(result.newShare == 0.75)
    #expect(result.bothCount == 1)
  }

  @Test func `an export that compares two periods can be judged by itself`() throws {
    let text = """
      Top queries,10/1/25 - 12/31/25 Clicks,10/1/24 - 12/31/24 Clicks,10/1/25 - 12/31/25 Impressions,10/1/24 - 12/31/24 Impressions
      a x,5,1,100,10
      b x,1,9,20,90
      """
    let export = try fixture.exports([("q.csv", text)])[0]
    let periods = try #require(export.periods)
    #expect(periods.then.metrics[.impressions]?[1].point == 90)
    #expect(periods.now.metrics[.impressions]?[1].point == 20)
  }
}
