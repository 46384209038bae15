// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Experiments

@Suite("Paired blocks: the same seven pairs, six analyses")
struct SwitchbackGoldenTests {
  let golden: JSONValue
  let pairs: [BlockPair]

  init() throws {
    golden = try #require(try Golden.load("formulas.json")["switchback_paired"])
    let a = try Golden.rows(golden, "pairsA")
    let b = try Golden.rows(golden, "pairsB")
    pairs = zip(a, b).map {
      BlockPair(
        a: ArmCounts(Int($0[0]), of: Int($0[1])), b: ArmCounts(Int($1[0]), of: Int($1[1])))
    }
  }

  private func check(_ value: Double?, _ key: String) throws {
    expectClose(value, try Golden.number(golden, key), key)
  }

  @Test func `pooled z and Mantel–Haenszel trust every impression and call a difference`() throws {
    func total(_ arm: KeyPath<BlockPair, ArmCounts>) -> ArmCounts {
      ArmCounts(
        pairs.reduce(0) { $0 + $1[keyPath: arm].successes },
        of: pairs.reduce(0) { $0 + $1[keyPath: arm].trials })
    }
    let pooled = TwoProportions(a: total(\.a), b: total(\.b))
    try check(pooled.pooledZ, "pooled_z")
    try check(NormalDistribution.twoSided(pooled.pooledZ), "pooled_z_p")
    let mantelHaenszel = try #require(GroupedBinomial.mantelHaenszel(pairs))
    try check(mantelHaenszel.chiSquare, "cmh_chi2")
    try check(mantelHaenszel.pValue, "cmh_p")
    try check(mantelHaenszel.oddsRatio, "cmh_or")
  }

  @Test func `paired t and sign-flip ask the blocks and call none`() throws {
    let differences = pairs.map { $0.b.rate - $0.a.rate }
    let paired = try #require(MeanDifference.paired(differences))
    try check(paired.estimate, "mean_diff")
    try check(paired.statistic, "paired_t")
    try check(paired.pValue, "paired_p")
    expectClose(paired.interval(alpha: 0.05), try Golden.numbers(golden, "ci95"), "ci95")
    try check(SignFlip.pValue(differences), "sign_flip_exact_p")
    try check(SignFlip.smallestPValue(pairs: 7), "min_possible_p")
  }

  @Test func `the quasi-binomial model widens its error by the spread between blocks`() throws {
    let model = try #require(GroupedBinomial.quasiBinomial(pairs))
    try check(model.effect, "glm_logit")
    expectClose(model.binomialError, try Golden.number(golden, "glm_se"), "se", tolerance: 1e-6)
    try check(model.dispersion, "pearson_dispersion_df6")
    expectClose(
      model.difference.standardError, try Golden.number(golden, "quasi_se"), "quasi se",
      tolerance: 1e-6)
    expectClose(
      model.difference.statistic, try Golden.number(golden, "quasi_t"), "t", tolerance: 1e-6)
    expectClose(
      model.difference.pValue, try Golden.number(golden, "quasi_p_t6"), "p", tolerance: 1e-6)
  }

  @Test func `so few pairs can never be significant`() throws {
    let smallest = try #require(try Golden.load("formulas.json")["switchback_min_p"])
    for pairs in 3...14 {
      expectClose(
        SignFlip.smallestPValue(pairs: pairs), try Golden.number(smallest, String(pairs)),
        "\(pairs) pairs")
    }
    #expect(SignFlip.attainedLevel(pairs: 5, alpha: 0.05) == 0)
    #expect(SignFlip.attainedLevel(pairs: 6, alpha: 0.05) == 2.0 / 64)
    #expect(SignFlip.attainedLevel(pairs: 7, alpha: 0.05) == 6.0 / 128)
  }

  @Test func `the interval holds exactly what the test does not reject`() throws {
    let differences = try #require(PairEffects(pairs.map(\.rates))).values
    let interval = try #require(SignFlip.interval(differences, alpha: 0.05))
    func pValue(_ effect: Double) -> Double { SignFlip.pValue(differences.map { $0 - effect }) }
    let width = interval.upper - interval.lower
    #expect(pValue(interval.lower + 0.001 * width) > 0.05)
    #expect(pValue(interval.lower - 0.001 * width) <= 0.05)
    #expect(pValue(interval.upper - 0.001 * width) > 0.05)
    #expect(pValue(interval.upper + 0.001 * width) <= 0.05)
  }

  @Test(arguments: [1, 2, 3, 4])
  func `counting by halves is the same as counting every pattern`(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let differences = (0..<9).map { _ in random.normal() + 0.4 }
    let observed = abs(differences.reduce(0, +))
    var extreme = 0
    for pattern in 0..<512 {
      let sum = differences.enumerated().reduce(0) {
        $0 + (pattern >> $1.offset & 1 == 0 ? $1.element : -$1.element)
      }
      if abs(sum) >= observed - 1e-12 { extreme += 1 }
    }
    #expect(SignFlip.pValue(differences) == Double(extreme) / 512)
  }
}
