// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Experiments

/// What a plan promises is what a simulation finds, within three points.
@Suite("A plan keeps its promise")
struct PowerTests {
  static func hypothesis(
    design: Design, effect: Double, baseline: Double, traffic: Double, noise: Double? = nil,
    items: Int = 1
  ) -> Hypothesis {
    Hypothesis(
      experiment: "promise", statement: "", items: [], variable: "scene_word",
      arms: [
        Hypothesis.Arm(name: "A", title: "a", weight: 1),
        Hypothesis.Arm(name: "B", title: "b", weight: 1),
      ], metric: .ordersPerExposure, guardrails: [], minimumEffect: effect, alpha: 0.05,
      power: 0.8, design: design, looks: .once, blockDays: 1, washoutDays: 0, longestDays: 365,
      exclusions: [], baseline: baseline, trafficPerDay: traffic, dayNoise: noise,
      itemCount: items)
  }

  @Test(arguments: [(0.02, 0.2), (0.05, 0.1), (0.02, 1.5), (0.1, 2.0)])
  func `a split, of large counts and of small ones`(baseline: Double, effect: Double) throws {
    let plan = try Planner(
      Self.hypothesis(design: .split, effect: effect, baseline: baseline, traffic: 5_000),
      platform: nil
    ).plan()
    let size = try #require(plan.size)
    let arm = try #require(size.total) / 2
    var random = RandomSource(seed: 21)
    let a = BinomialSampler(rate: baseline, trials: arm)
    let b = BinomialSampler(rate: baseline * (1 + effect), trials: arm)
    var called = 0
    for _ in 0..<5_000 {
      let test = PrimaryProportionTest.pValue(
        a: ArmCounts(a.draw(&random), of: arm), b: ArmCounts(b.draw(&random), of: arm))
      if test.pValue <= 0.05 { called += 1 }
    }
    #expect(abs(Double(called) / 5_000 - size.power) <= 0.03)
    #expect(size.power >= 0.8)
  }

  @Test(arguments: [(0.1, 0.25, 3_000.0), (0.15, 0.3, 3_000.0), (0.1, 0.4, 3_000.0)])
  func `a switchback`(noise: Double, effect: Double, traffic: Double) throws {
    let plan = try Planner(
      Self.hypothesis(
        design: .switchback, effect: effect, baseline: 0.03, traffic: traffic, noise: noise),
      platform: nil
    ).plan()
    let size = try #require(plan.size)
    let pairs = try #require(size.pairs)
    var random = RandomSource(seed: 22)
    var called = 0
    let runs = 2_500
    for _ in 0..<runs {
      let rates = (0..<pairs).map { _ in
        func rate(_ lift: Double) -> Double {
          Double(
            noisyCount(
              rate: 0.03 * (1 + lift) * exp(noise * random.normal()), trials: Int(traffic),
              &random)) / traffic
        }
        return RatePair(a: rate(0), b: rate(effect))
      }
      let effects = try #require(PairEffects(rates))
      if SignFlip.pValue(effects.values) <= 0.05 { called += 1 }
    }
    #expect(abs(Double(called) / Double(runs) - size.power) <= 0.03)
  }

  @Test func `planned looks cost a little and keep the promise`() throws {
    var hypothesis = Self.hypothesis(
      design: .split, effect: 0.2, baseline: 0.02, traffic: 5_000)
    let once = try #require(try Planner(hypothesis, platform: nil).plan().size?.total)
    hypothesis.looks = .planned(4)
    let total = try #require(try Planner(hypothesis, platform: nil).plan().size?.total)
    #expect(total > once && Double(total) < 1.04 * Double(once))
    let design = try #require(GroupSequential(fractions: [0.25, 0.5, 0.75, 1], alpha: 0.05))
    let batch = total / 8
    let a = BinomialSampler(rate: 0.02, trials: batch)
    let b = BinomialSampler(rate: 0.024, trials: batch)
    var random = RandomSource(seed: 23)
    var called = 0
    for _ in 0..<3_000 {
      var x = 0
      var y = 0
      for (index, boundary) in design.boundaries.enumerated() {
        x += a.draw(&random)
        y += b.draw(&random)
        let n = batch * (index + 1)
        let table = TwoProportions(a: ArmCounts(x, of: n), b: ArmCounts(y, of: n))
        if abs(table.pooledZ) >= boundary {
          called += 1
          break
        }
      }
    }
    #expect(abs(Double(called) / 3_000 - 0.8) <= 0.03)
  }

  @Test func `a catalogue of forty items`() throws {
    let plan = try Planner(
      Self.hypothesis(
        design: .catalogueSwitchback, effect: 0.1, baseline: 0.03, traffic: 300, noise: 0.3,
        items: 40), platform: nil
    ).plan()
    let size = try #require(plan.size)
    let pairs = try #require(size.pairs)
    var random = RandomSource(seed: 24)
    var called = 0
    let runs = 300
    for run in 0..<runs {
      var cells: [CatalogueTest.Cell] = []
      for pair in 0..<pairs {
        var order = Array(0..<40)
        random.shuffle(&order)
        for (place, item) in order.enumerated() {
          func rate(_ lift: Double) -> Double {
            var orders = 0
            for _ in 0..<7 {
              orders += noisyCount(
                rate: min(0.5, 0.03 * (1 + lift) * exp(0.3 * random.normal())), trials: 300,
                &random)
            }
            return Double(orders) / 2_100
          }
          cells.append(
            CatalogueTest.Cell(
              item: item, pair: pair, rates: RatePair(a: rate(0), b: rate(0.1), aFirst: place < 20))
          )
        }
      }
      if let test = CatalogueTest(cells, seed: UInt64(run), work: 0), test.pValue <= 0.05 {
        called += 1
      }
    }
    // 300 runs are known to ± 5 points (99 %), on top of the three.
    #expect(abs(Double(called) / Double(runs) - size.power) <= 0.08)
  }
}
