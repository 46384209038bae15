// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The score of a page's structure and its parts, each 0…1.
///
/// - stages: the mean over the profile's stages of how well each is told (0 where it is missing).
/// - order: the share of pairs of stages whose text stands in the profile's order; a pair with a missing
///   stage counts as out of order, so taking a stage away never helps.
/// - balance: how near the stages' shares of the text come to the profile's, times the share of stages
///   present, less what clutter takes.
/// - evidence: the mean over the profile's stages of how concrete its blocks are.
struct StructureScore {
  let stages: Double
  let order: Double
  let balance: Double
  let evidence: Double
  /// How well each stage is told; nil for one that is not there.
  let byStage: StageValues
  /// Share of each stage of the profile in its stage text.
  let shares: StageValues

  /// 0…100.
  func total(_ weights: StructureProfile.Weights) -> Double {
    100
      * (weights.stages * stages + weights.order * order + weights.balance * balance
        + weights.evidence * evidence)
  }

  init(page: LabelledPage, profile: StructureProfile) {
    let wanted = profile.order
    var byStage = StageValues()
    var concreteness = StageValues()
    for stage in Stage.allCases {
      let parts = page.parts(of: stage)
      let sound = parts.lazy.filter { !$0.evidence.isClutter }
      let soundCount = sound.reduce(0) { count, _ in count + 1 }
      guard soundCount > 0 else { continue }
      let mean = parts.reduce(0) { $0 + $1.evidence.value } / Double(parts.count)
      let certainty = sound.reduce(0) { max($0, $1.probability) }
      concreteness[stage] = mean
      byStage[stage] =
        certainty * (0.65 + 0.25 * mean + 0.1 * (1 - exp(-Double(soundCount) / 1.5)))
    }
    self.byStage = byStage
    let count = Double(wanted.count)
    stages = wanted.reduce(0) { $0 + (byStage[$1] ?? 0) } / count
    evidence = wanted.reduce(0) { $0 + (concreteness[$1] ?? 0) } / count
    order = StructureScore.order(of: page, wanted: wanted)
    let mass = StructureScore.mass(of: page, wanted: wanted)
    let total = wanted.reduce(0) { $0 + (mass[$1] ?? 0) }
    let shares = total > 0 ? mass.divided(by: total) : StageValues()
    self.shares = shares
    let present = Double(wanted.count { byStage[$0] != nil })
    let divergence = StructureScore.divergence(shares, profile.stages)
    let blocks = max(1, page.reading.blocks.count)
    let clutter = Double(page.clutter.count) / Double(blocks)
    balance =
      present / count * (1 - max(0, divergence - 0.08)) * max(0, 1 - 3 * clutter)
  }

  /// Words of each stage; long blocks count by the root of their length, clutter not at all.
  private static func mass(of page: LabelledPage, wanted: [Stage]) -> StageValues {
    var mass = StageValues()
    for part in page.counted where wanted.contains(part.stage) {
      mass[part.stage] = (mass[part.stage] ?? 0) + Double(part.words).squareRoot()
    }
    return mass
  }

  /// Mean over the pairs of wanted stages of the share of their text in order.
  private static func order(of page: LabelledPage, wanted: [Stage]) -> Double {
    var sum = 0.0
    var pairs = 0.0
    for (index, first) in wanted.enumerated() {
      for second in wanted[(index + 1)...] {
        pairs += 1
        sum += inOrder(page, first, second)
      }
    }
    return pairs > 0 ? sum / pairs : 0
  }

  /// Share of the pairs of blocks of two stages that stand in order; a tie counts half.
  private static func inOrder(_ page: LabelledPage, _ first: Stage, _ second: Stage) -> Double {
    var before = 0.0
    var firsts = 0.0
    var seconds = 0.0
    var seen = 0.0
    for part in page.counted {
      if part.stage == first {
        firsts += 1
        seen += 1
      } else if part.stage == second {
        seconds += 1
        before += seen
      }
    }
    return firsts * seconds > 0 ? before / (firsts * seconds) : 0
  }

  /// Jensen–Shannon divergence of shares from the profile's, to base 2: 0…1.
  private static func divergence(
    _ shares: StageValues, _ target: [(stage: Stage, share: Double)]
  ) -> Double {
    var sum = 0.0
    for (stage, wanted) in target {
      let share = shares[stage] ?? 0
      let middle = (share + wanted) / 2
      if share > 0 { sum += share * log2(share / middle) / 2 }
      sum += wanted * log2(wanted / middle) / 2
    }
    return min(1, max(0, sum))
  }
}

/// A number for each stage that has one.
struct StageValues: Sendable {
  private var values = SIMD8<Double>.zero
  private var known = SIMD8<Double>.MaskStorage.zero

  subscript(stage: Stage) -> Double? {
    get { known[stage.position] != 0 ? values[stage.position] : nil }
    set {
      values[stage.position] = newValue ?? 0
      known[stage.position] = newValue == nil ? 0 : 1
    }
  }

  /// All of them divided by a number.
  func divided(by divisor: Double) -> StageValues {
    var result = self
    result.values /= divisor
    return result
  }
}
