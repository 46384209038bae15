// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Experiments

@Suite("Formulas agree with scipy, statsmodels and gbstats")
struct FormulaGoldenTests {
  let golden: JSONValue

  init() throws { golden = try Golden.load("formulas.json") }

  private func cases(_ key: String) throws -> [JSONValue] { try #require(golden[key]?.array) }

  private func table(_ item: JSONValue) throws -> TwoProportions {
    func whole(_ key: String) throws -> Int { try #require(item[key]?.int, "\(key)") }
    return TwoProportions(
      a: ArmCounts(try whole("xa"), of: try whole("na")),
      b: ArmCounts(try whole("xb"), of: try whole("nb")))
  }

  @Test func `two rates: z, χ², Fisher, Wilson, Newcombe, Wald, log ratio`() throws {
    for item in try cases("two_proportions") {
      let table = try table(item)
      let label =
        "\(table.a.successes)/\(table.a.trials) and \(table.b.successes)/\(table.b.trials)"
      func check(_ value: Double?, _ key: String, tolerance: Double = 1e-9) throws {
        expectClose(
          value, try Golden.number(item, key), "\(label) \(key)", tolerance: tolerance)
      }
      func check(_ interval: Interval?, _ key: String) throws {
        expectClose(interval, try Golden.numbers(item, key), "\(label) \(key)")
      }
      try check(table.pooledZ, "z_pooled")
      try check(NormalDistribution.twoSided(table.pooledZ), "p_pooled")
      try check(table.unpooledZ, "z_unpooled")
      try check(NormalDistribution.twoSided(table.unpooledZ), "p_unpooled")
      try check(table.pooledZ * table.pooledZ, "chi2")
      try check(table.yatesChiSquare, "chi2_yates")
      try check(ChiSquare.upperTail(table.yatesChiSquare, degreesOfFreedom: 1), "chi2_yates_p")
      try check(FisherExact.pValue(table.a, table.b), "fisher_p")
      try check(TwoProportions.wilson(table.a, alpha: 0.05), "wilson_a")
      try check(TwoProportions.wilson(table.b, alpha: 0.05), "wilson_b")
      try check(table.newcombeInterval(alpha: 0.05), "newcombe_diff")
      try check(table.waldInterval(alpha: 0.05), "wald_diff")
      let bayes = BetaBinomial(a: table.a, b: table.b)
      try check(bayes.probabilityBIsBetter, "beta_p_b_gt_a")
      // The reference lost digits here to ln Γ of large numbers: see the 50-digit values below.
      try check(bayes.expectedLossOfB, "exp_loss_choose_b", tolerance: 1e-6)
      try check(bayes.expectedLossOfA, "exp_loss_choose_a", tolerance: 1e-6)
      if item["rr"] != nil {
        try check(table.ratio, "rr")
        try check(table.ratioInterval(alpha: 0.05), "log_rr_ci")
      } else {
        #expect(table.ratio == nil && table.ratioInterval(alpha: 0.05) == nil)
      }
    }
  }

  @Test func `the expected loss keeps its digits where two nearly equal terms cancel`() throws {
    for row in try Golden.rows(try Golden.load("distributions.json"), "beta_binomial") {
      let counts = row[..<4].map { Int($0) }
      let bayes = BetaBinomial(
        a: ArmCounts(counts[0], of: counts[1]), b: ArmCounts(counts[2], of: counts[3]))
      expectClose(bayes.probabilityBIsBetter, row[4], "P(B > A) \(counts)", tolerance: 1e-11)
      expectClose(bayes.expectedLossOfB, row[5], "loss of B \(counts)", tolerance: 1e-10)
      expectClose(bayes.expectedLossOfA, row[6], "loss of A \(counts)", tolerance: 1e-10)
    }
  }

  @Test func `the GrowthBook view shows GrowthBook's numbers`() throws {
    for item in try cases("two_proportions") {
      let table = try table(item)
      let engine = GrowthBookEngine(a: table.a, b: table.b, scale: .relative)
      guard item["gb_lift"] != nil else {
        #expect(engine == nil)
        continue
      }
      let gb = try #require(engine)
      func check(_ value: Double, _ key: String) throws {
        expectClose(value, try Golden.number(item, key), "\(table.a.trials) \(key)")
      }
      try check(gb.difference.estimate, "gb_lift")
      try check(gb.difference.standardError, "gb_se")
      try check(gb.difference.degreesOfFreedom, "gb_dof")
      try check(gb.difference.pValue, "gb_p")
      expectClose(
        gb.difference.interval(alpha: 0.05), try Golden.numbers(item, "gb_ci"), "gb_ci")
      let sequence = gb.sequential(alpha: 0.05)
      try check(sequence.rho, "seq_rho")
      try check(sequence.pValue, "seq_p")
      expectClose(sequence.interval, try Golden.numbers(item, "seq_ci"), "seq_ci")
      try check(gb.chanceToWin(priorVariance: nil), "gb_ctw")
      try check(gb.chanceToWin(priorVariance: 0.09), "gb_ctw_prior")
      try check(gb.posterior(priorVariance: 0.09).mean, "gb_post_mean")
      try check(gb.posterior(priorVariance: 0.09).standardDeviation, "gb_post_sd")
    }
  }

  @Test func `GrowthBook on the absolute scale`() throws {
    let gb = try #require(
      GrowthBookEngine(
        a: ArmCounts(200, of: 10_000), b: ArmCounts(240, of: 10_000), scale: .absolute))
    let sequence = gb.sequential(alpha: 0.05)
    expectClose(gb.difference.pValue, 0.0538155, "p", tolerance: 1e-6)
    expectClose(gb.chanceToWin(priorVariance: nil), 0.9730994, "chance", tolerance: 1e-7)
    expectClose(sequence.pValue, 0.943393, "sequential p", tolerance: 1e-6)
    expectClose(sequence.interval, [-0.002486, 0.010486], "sequential interval", tolerance: 1e-3)
  }

  @Test func `sample sizes, three ways, and the power they promise`() throws {
    for item in try cases("sample_size_per_arm") {
      let p0 = try Golden.number(item, "p0")
      let p1 = p0 * (1 + (try Golden.number(item, "rel")))
      let alpha = try Golden.number(item, "alpha")
      let power = try Golden.number(item, "power")
      let n = SampleSize.perArm(baseline: p0, target: p1, alpha: alpha, power: power)
      #expect(n == item["n_unpooled"]?.int)
      #expect(
        SampleSize.perArmPooled(baseline: p0, target: p1, alpha: alpha, power: power)
          == item["n_pooled_var"]?.int)
      // The reference rounds to the nearest, a plan rounds up.
      let arcsine = try #require(
        SampleSize.perArmArcsine(baseline: p0, target: p1, alpha: alpha, power: power))
      let reference = try #require(item["n_arcsine_statsmodels"]?.int)
      #expect((reference...reference + 1).contains(arcsine))
    }
  }

  @Test func `sample ratio: χ² against the intended shares`() throws {
    for item in try cases("srm") {
      let observed = try Golden.numbers(item, "obs").map { Int($0) }
      let ratio = try #require(
        SampleRatio(observed: observed, weights: try Golden.numbers(item, "w")))
      if try Golden.number(item, "chi2") > 0 {
        expectClose(ratio.chiSquare, try Golden.number(item, "chi2"), "χ² \(observed)")
      } else {
        #expect(ratio.chiSquare == 0)
      }
      expectClose(ratio.pValue, try Golden.number(item, "p"), "p \(observed)")
      #expect(ratio.isAlarm == (ratio.pValue < 0.001))
    }
  }

  @Test func `several comparisons: Holm, Hochberg, Benjamini–Hochberg, Bonferroni`() throws {
    let item = try #require(golden["multitest"])
    let p = try Golden.numbers(item, "p")
    for (adjusted, key) in [
      (MultipleComparisons.holm(p), "holm"), (MultipleComparisons.hochberg(p), "simes-hochberg"),
      (MultipleComparisons.benjaminiHochberg(p), "fdr_bh"),
      (MultipleComparisons.bonferroni(p), "bonferroni"),
    ] {
      for (value, reference) in zip(adjusted, try Golden.numbers(item, key)) {
        expectClose(value, reference, key)
      }
    }
    #expect(MultipleComparisons.holm(p.reversed()) == MultipleComparisons.holm(p).reversed())
  }

  @Test func `means: Welch and paired t`() throws {
    let item = try #require(golden["welch"])
    let a = try Golden.numbers(item, "a")
    let b = try Golden.numbers(item, "b")
    let welch = try #require(MeanDifference.welch(SampleSummary(a), SampleSummary(b)))
    expectClose(welch.statistic, try Golden.number(item, "t"), "t")
    expectClose(welch.degreesOfFreedom, try Golden.number(item, "df"), "df")
    expectClose(welch.pValue, try Golden.number(item, "p"), "p")
    let paired = try #require(MeanDifference.paired(zip(a, b).map { $1 - $0 }))
    expectClose(paired.statistic, try Golden.number(item, "paired_t"), "paired t")
    expectClose(paired.pValue, try Golden.number(item, "paired_p"), "paired p")
  }

  @Test func `the mixture ratio test`() throws {
    for item in try cases("msprt") {
      let table = try table(item)
      let test = MixtureRatioTest(
        difference: table.difference, variance: table.standardError * table.standardError,
        tau: try Golden.number(item, "tau"))
      expectClose(test.likelihoodRatio, try Golden.number(item, "lam"), "Λ")
      expectClose(test.pValue, try Golden.number(item, "p_always"), "p")
    }
  }

  @Test func `buckets are those of GrowthBook's hash version 2`() throws {
    for item in try cases("hash") {
      let seed = item["seed"]?.string ?? ""
      let value = item["value"]?.string ?? ""
      #expect(Int(BucketHash.fnv1a32(seed + value)) == item["fnv1a32"]?.int)
      #expect(BucketHash.position(seed: seed, id: value) == item["v2"]?.double)
      let split = try #require(Split(arms: ["A", "B"], weights: [1, 1], seed: seed))
      #expect(split.arm(of: value) == item["arm"]?.string)
    }
  }
}
