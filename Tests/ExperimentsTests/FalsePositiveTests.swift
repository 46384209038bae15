// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Experiments

/// Thousands of tests of two identical titles. Every design that a verdict may rest on calls a difference
/// in at most 5 % of them, within the 99 % band of the simulation. `LISTWRIGHT_LONG=1` runs ten times as many.
@Suite("Identical titles are seldom called different")
struct FalsePositiveTests {
  struct Arms: Sendable, CustomTestStringConvertible {
    var a: Int
    var b: Int
    var rate: Double
    var testDescription: String { "\(a) and \(b) visitors at \(rate)" }
  }

  @Test(arguments: [
    Arms(a: 400, b: 400, rate: 0.02), Arms(a: 1_000, b: 1_000, rate: 0.02),
    Arms(a: 1_000, b: 1_000, rate: 0.03), Arms(a: 10_000, b: 10_000, rate: 0.02),
    Arms(a: 50_000, b: 50_000, rate: 0.02), Arms(a: 9_000, b: 1_000, rate: 0.01),
    Arms(a: 40, b: 40, rate: 0.2), Arms(a: 250, b: 250, rate: 0.98),
  ])
  func `a split, eight conversions an arm and more`(arms: Arms) {
    let runs = 20_000 * Effort.factor
    var random = RandomSource(seed: 11)
    let a = BinomialSampler(rate: arms.rate, trials: arms.a)
    let b = BinomialSampler(rate: arms.rate, trials: arms.b)
    var called = 0
    for _ in 0..<runs {
      let test = PrimaryProportionTest.pValue(
        a: ArmCounts(a.draw(&random), of: arms.a), b: ArmCounts(b.draw(&random), of: arms.b))
      if test.pValue <= 0.05 { called += 1 }
    }
    #expect(Double(called) / Double(runs) <= upperBand(0.05, count: runs))
  }

  @Test(arguments: [2.0, 4, 6, 8, 12, 20, 35])
  func `a split, every outcome weighed instead of drawn`(conversions: Double) {
    for share in [1, 3] {
      let rate = PrimaryProportionTest.rejectionRate(
        rateA: 0.02, trialsA: Int(conversions / 0.02) * share, rateB: 0.02,
        trialsB: Int(conversions / 0.02), alpha: 0.05)
      #expect(rate <= 0.0525, "\(conversions) conversions, \(share) : 1")
    }
  }

  @Test func `three variants against one control, corrected by Holm`() {
    let runs = 8_000 * Effort.factor
    var random = RandomSource(seed: 12)
    let arm = BinomialSampler(rate: 0.02, trials: 5_000)
    var called = 0
    for _ in 0..<runs {
      let control = ArmCounts(arm.draw(&random), of: 5_000)
      let p = (0..<3).map { _ in
        PrimaryProportionTest.pValue(a: control, b: ArmCounts(arm.draw(&random), of: 5_000)).pValue
      }
      if MultipleComparisons.holm(p).contains(where: { $0 <= 0.05 }) { called += 1 }
    }
    #expect(Double(called) / Double(runs) <= upperBand(0.05, count: runs))
  }

  @Test func `four planned looks`() throws {
    let runs = 8_000 * Effort.factor
    var random = RandomSource(seed: 13)
    let batch = BinomialSampler(rate: 0.03, trials: 2_000)
    let design = try #require(GroupSequential(fractions: [0.25, 0.5, 0.75, 1], alpha: 0.05))
    var called = 0
    for _ in 0..<runs {
      var a = 0
      var b = 0
      for (index, boundary) in design.boundaries.enumerated() {
        a += batch.draw(&random)
        b += batch.draw(&random)
        let n = 2_000 * (index + 1)
        let z = TwoProportions(a: ArmCounts(a, of: n), b: ArmCounts(b, of: n)).pooledZ
        if abs(z) >= boundary {
          called += 1
          break
        }
      }
    }
    #expect(Double(called) / Double(runs) <= upperBand(0.05, count: runs))
  }

  @Test func `twenty looks: fixed test 25 %, always-valid sequence below 5 %`() {
    let runs = 3_000 * Effort.factor
    var random = RandomSource(seed: 14)
    let batch = BinomialSampler(rate: 0.03, trials: 500)
    var byFixed = 0
    var bySequence = 0
    for _ in 0..<runs {
      var a = 0
      var b = 0
      var fixed = false
      var sequence = false
      for look in 1...20 {
        a += batch.draw(&random)
        b += batch.draw(&random)
        let table = TwoProportions(a: ArmCounts(a, of: 500 * look), b: ArmCounts(b, of: 500 * look))
        if NormalDistribution.twoSided(table.pooledZ) <= 0.05 { fixed = true }
        guard table.standardError > 0 else { continue }
        let always = ConfidenceSequence(
          estimate: table.difference, standardError: table.standardError, total: 1_000 * look,
          alpha: 0.05, tuning: 20_000)
        if always.pValue <= 0.05 { sequence = true }
      }
      if fixed { byFixed += 1 }
      if sequence { bySequence += 1 }
    }
    #expect(Double(byFixed) / Double(runs) > 0.2)
    #expect(Double(bySequence) / Double(runs) <= upperBand(0.05, count: runs))
  }

  @Test(arguments: [3_000, 30])
  func `a switchback with 15 % noise between days: blocks hold, pooled impressions do not`(
    impressions: Int
  ) {
    // 14 pairs of days; 30 impressions a day at 2 % are about eight conversions an arm.
    let runs = 3_000 * Effort.factor
    var random = RandomSource(seed: 15)
    var byFlip = 0
    var byPool = 0
    for _ in 0..<runs {
      let pairs = (0..<14).map { _ in
        func block() -> ArmCounts {
          let rate = min(0.5, 0.02 * exp(0.15 * random.normal()))
          return ArmCounts(
            noisyCount(rate: rate, trials: impressions, &random), of: impressions)
        }
        return BlockPair(a: block(), b: block())
      }
      guard let effects = PairEffects(pairs.map(\.rates)) else { continue }
      if SignFlip.pValue(effects.values) <= 0.05 { byFlip += 1 }
      let a = ArmCounts(pairs.reduce(0) { $0 + $1.a.successes }, of: 14 * impressions)
      let b = ArmCounts(pairs.reduce(0) { $0 + $1.b.successes }, of: 14 * impressions)
      if NormalDistribution.twoSided(TwoProportions(a: a, b: b).pooledZ) <= 0.05 { byPool += 1 }
    }
    #expect(Double(byFlip) / Double(runs) <= upperBand(0.05, count: runs))
    if impressions == 3_000 { #expect(Double(byPool) / Double(runs) > 0.18) }
  }

  @Test(arguments: [500, 10])
  func `a catalogue: noise of items and of weeks that all items share`(impressions: Int) {
    let runs = 300 * Effort.factor
    var random = RandomSource(seed: 16)
    var called = 0
    for run in 0..<runs {
      var cells: [CatalogueTest.Cell] = []
      for pair in 0..<3 {
        let weeks = [0.3 * random.normal(), 0.3 * random.normal()]
        var order = Array(0..<12)
        random.shuffle(&order)
        for (place, item) in order.enumerated() {
          let rates = weeks.map { week in
            let rate = min(0.5, 0.03 * exp(week + 0.15 * random.normal()))
            return Double(noisyCount(rate: rate, trials: impressions, &random))
              / Double(impressions)
          }
          let aFirst = place < 6
          cells.append(
            CatalogueTest.Cell(
              item: item, pair: pair,
              rates: RatePair(
                a: rates[aFirst ? 0 : 1], b: rates[aFirst ? 1 : 0], aFirst: aFirst)))
        }
      }
      if let test = CatalogueTest(cells, seed: UInt64(run), work: 0), test.pValue <= 0.05 {
        called += 1
      }
    }
    #expect(Double(called) / Double(runs) <= upperBand(0.05, count: runs))
  }

  @Test func `money a visitor: one in twenty buys, for very different sums`() {
    let runs = 1_500 * Effort.factor
    var random = RandomSource(seed: 17)
    var called = 0
    for _ in 0..<runs {
      func arm() -> SampleSummary {
        SampleSummary(
          (0..<400).map { _ in
            random.uniform() < 0.05 ? exp(4.5 + 0.8 * random.normal()) : 0
          })
      }
      if let test = MeanDifference.welch(arm(), arm()), test.pValue <= 0.05 { called += 1 }
    }
    #expect(Double(called) / Double(runs) <= upperBand(0.05, count: runs))
  }
}
