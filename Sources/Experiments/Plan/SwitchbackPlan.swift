// SPDX-License-Identifier: Apache-2.0

import Findings

/// The size of a switchback, of one item or of a catalogue.
struct SwitchbackPlan {
  let hypothesis: Hypothesis
  let baseline: Baseline
  let noise: Double
  let blocks: [Int]
  let washoutDays: Int

  /// Beyond this many cycles nobody waits for the result.
  private static let mostCycles = 2_000

  init(
    _ hypothesis: Hypothesis, _ baseline: Baseline, noise: Double, blockDays: Int,
    washoutDays: Int
  ) {
    self.hypothesis = hypothesis
    self.baseline = baseline
    self.noise = noise
    blocks = BlockPattern.halfCycle(blockDays: max(blockDays, washoutDays + 1))
    self.washoutDays = washoutDays
  }

  private var cycleDays: Int { 2 * blocks.reduce(0, +) }

  /// Standard deviation of a pair's difference of log rates, the mean over the blocks of a cycle.
  private var pairDeviation: Double {
    let variances = blocks.map { length in
      let deviation = SwitchbackPower.pairDeviation(
        dayNoise: noise, rate: min(0.999, baseline.rate), trialsPerDay: baseline.trafficPerDay,
        days: Double(BlockPattern.analysed(length, washout: washoutDays)))
      return deviation * deviation
    }
    return (variances.reduce(0, +) / Double(variances.count)).squareRoot()
  }

  func report() throws(ExperimentError) -> PlanReport {
    guard hypothesis.arms.count == 2 else {
      throw ExperimentError(
        en: "a switchback compares two arms; test further variants one after the other",
        zh: "轮换测试只比较两组；其他版本请依次测试")
    }
    let effect = log1p(hypothesis.minimumEffect) / pairDeviation
    let mostCycles = hypothesis.longestDays / cycleDays
    func power(_ cycles: Int) -> Double {
      SwitchbackPower.power(
        pairs: cycles * blocks.count, effect: effect, alpha: hypothesis.alpha)
    }
    let fewest = max(
      1, (SwitchbackPower.fewestPairs + blocks.count - 1) / blocks.count)
    var cycles = fewest
    while cycles < Self.mostCycles, power(cycles) < hypothesis.power {
      cycles += max(1, cycles / 50)
    }
    let promised = power(cycles)
    let isTestable = cycles <= mostCycles && promised >= hypothesis.power
    let pairs = cycles * blocks.count
    let days = cycles * cycleDays
    var report = PlanReport(
      hypothesis: hypothesis, design: .switchback, isTestable: isTestable, why: [],
      alternatives: [], cannotConclude: Self.limits(hypothesis.minimumEffect),
      size: PlannedSize(
        days: days, total: nil, pairs: pairs, blocks: blocks, washoutDays: washoutDays,
        power: promised),
      figures: [figures(units: pairs, days: days, power: promised, items: nil)])
    if isTestable {
      report.why.append(
        Message(
          en: "Testable: \(pairs) pairs of blocks (\(blocksText) days), \(days) days.",
          zh: "可以测试：\(pairs) 对区块（每块 \(blocksText) 天），共 \(days) 天。"))
    } else {
      report.why.append(
        Message(
          en: "Not testable with your traffic: \(pairs) pairs, \(days) days, for a lift of "
            + "\(NumberText.percent(hypothesis.minimumEffect)); \(hypothesis.longestDays) were allowed.",
          zh: "以您的流量无法测试：检出 \(NumberText.percent(hypothesis.minimumEffect)) 的提升需要 \(pairs) 对、"
            + "\(days) 天，而最长只允许 \(hypothesis.longestDays) 天。"))
      report.alternatives += alternatives(mostPairs: mostCycles * blocks.count)
    }
    return report
  }

  /// Many items, each changing its arm from one period to the next.
  func catalogueReport() -> PlanReport {
    let items = hypothesis.numberOfItems
    let periodDays = blocks.reduce(0, +)
    let mostPairs = max(1, hypothesis.longestDays / (2 * periodDays))
    // Noise that all items share falls out between the two halves; what is left averages over items.
    let deviation = SwitchbackPower.pairDeviation(
      dayNoise: noise, rate: min(0.999, baseline.rate), trialsPerDay: baseline.trafficPerDay,
      days: Double(BlockPattern.analysed(periodDays, washout: washoutDays)))
    func power(items: Int, pairs: Int) -> Double {
      guard items > 3 else { return 0 }
      let error = deviation / Double(items * pairs).squareRoot()
      return StudentT(degreesOfFreedom: Double(items - 1))
        .power(shift: log1p(hypothesis.minimumEffect) / error, alpha: hypothesis.alpha)
    }
    var pairs = 1
    while pairs < mostPairs, power(items: items, pairs: pairs) < hypothesis.power { pairs += 1 }
    let promised = power(items: items, pairs: pairs)
    let isTestable =
      promised >= hypothesis.power && 2 * periodDays * pairs <= hypothesis.longestDays
    let days = 2 * periodDays * pairs
    var report = PlanReport(
      hypothesis: hypothesis, design: .catalogueSwitchback, isTestable: isTestable, why: [],
      alternatives: [], cannotConclude: Self.limits(hypothesis.minimumEffect),
      size: PlannedSize(
        days: days, total: nil, pairs: pairs, blocks: [periodDays], washoutDays: washoutDays,
        power: promised),
      figures: [figures(units: pairs, days: days, power: promised, items: items)])
    report.cannotConclude.append(
      Message(
        en: "Which of the items gained: the effect is that of the pattern, over all of them.",
        zh: "哪个商品受益：得到的是这种写法在全部商品上的平均效果。"))
    if isTestable {
      report.why.append(
        Message(
          en:
            "Testable: \(items) items, \(pairs) pair(s) of periods of \(periodDays) days, \(days) days.",
          zh: "可以测试：\(items) 个商品，\(pairs) 对周期（每期 \(periodDays) 天），共 \(days) 天。"))
    } else {
      var needed = max(4, items)
      while needed < 100_000, power(items: needed, pairs: mostPairs) < hypothesis.power {
        needed += max(1, needed / 20)
      }
      report.why.append(
        Message(
          en: "Not testable with \(items) items in \(hypothesis.longestDays) days.",
          zh: "用 \(items) 个商品、\(hypothesis.longestDays) 天无法测试。"))
      report.alternatives.append(
        Message(
          en: "With about \(needed) such items it could be.", zh: "约 \(needed) 个同类商品即可测试。"))
    }
    return report
  }

  private var blocksText: String { blocks.map { String($0) }.joined(separator: "+") }

  private static func limits(_ effect: Double) -> [Message] {
    [
      Message(
        en: "Anything about effects smaller than \(NumberText.percent(effect)).",
        zh: "小于 \(NumberText.percent(effect)) 的效果。"),
      Message(
        en: "Effects that build up over weeks: each block sees only its own title's first days.",
        zh: "需要数周积累的效果：每个区块只看到该标题最初几天。"),
    ]
  }

  private func figures(units: Int, days: Int, power: Double, items: Int?) -> FigureGroup {
    var figures = [
      Figure("pairs", en: "pairs", zh: "对数", .count(units)),
      Figure("days", en: "days", zh: "天数", .count(days)),
      Figure("washoutDays", en: "washout days a block", zh: "每块剔除天数", .count(washoutDays)),
      Figure("dayNoise", en: "noise between days σ", zh: "日间波动 σ", .share(noise)),
      Figure("baseline", en: "baseline", zh: "现值", .number(baseline.rate)),
      Figure(
        "minimumEffect", en: "smallest effect to be seen", zh: "要检出的最小效果",
        .change(hypothesis.minimumEffect)),
      Figure("alpha", en: "false-positive level α", zh: "假阳性水平 α", .number(hypothesis.alpha)),
      Figure("power", en: "power promised", zh: "承诺的检出概率", .share(power)),
    ]
    if let items {
      figures.insert(Figure("items", en: "items", zh: "商品数", .count(items)), at: 0)
    } else {
      figures.append(
        Figure(
          "attainedAlpha", en: "false-positive rate the test reaches", zh: "检验实际达到的假阳性率",
          .share(SignFlip.attainedLevel(pairs: units, alpha: hypothesis.alpha))))
    }
    if let estimated = baseline.dayNoise, hypothesis.dayNoise == nil {
      figures.append(
        Figure(
          "dayNoiseRange", en: "σ from \(estimated.days) days of history, 80 % interval",
          zh: "由 \(estimated.days) 天历史估计的 σ，80 % 区间", .range(estimated.interval)))
    }
    return FigureGroup("size", en: "Size", zh: "规模", figures)
  }

  private func alternatives(mostPairs: Int) -> [Message] {
    var alternatives: [Message] = []
    if mostPairs < SwitchbackPower.fewestPairs {
      let days = (SwitchbackPower.fewestPairs + blocks.count - 1) / blocks.count * cycleDays
      alternatives.append(
        Message(
          en: "\(hypothesis.longestDays) days hold \(mostPairs) pairs; fewer than "
            + "\(SwitchbackPower.fewestPairs) can never be significant: allow at least \(days) days.",
          zh: "\(hypothesis.longestDays) 天只有 \(mostPairs) 对；少于 \(SwitchbackPower.fewestPairs) 对"
            + "永远不可能显著：请至少允许 \(days) 天。"))
    } else if let lift = SwitchbackPower.smallestLift(
      pairs: mostPairs, deviation: pairDeviation, alpha: hypothesis.alpha, power: hypothesis.power)
    {
      alternatives.append(
        Message(
          en:
            "In \(hypothesis.longestDays) days a lift of \(NumberText.percent(lift)) or more would be "
            + "seen: test something bolder.",
          zh: "在 \(hypothesis.longestDays) 天内能看到 \(NumberText.percent(lift)) 以上的提升：请测试更大胆的改动。"))
    }
    let deviation = pairDeviation
    let needed = log1p(hypothesis.minimumEffect)
    let z =
      NormalDistribution.critical(alpha: hypothesis.alpha)
      + NormalDistribution.quantile(hypothesis.power)
    let cells = (z * deviation / needed) * (z * deviation / needed)
    let items = Int(min(1e6, (cells / Double(max(1, mostPairs))).rounded(.up))) + 2
    alternatives.append(
      Message(
        en:
          "The same pattern over about \(max(4, items)) such items (catalogue-switchback) reaches it "
          + "within that time.",
        zh: "把同一写法放到约 \(max(4, items)) 个同类商品上（catalogue-switchback），在此时间内即可检出。"))
    if hypothesis.metric != .clickRate {
      alternatives.append(
        Message(
          en:
            "Clicks are more frequent than orders: decide by click_rate, with conversion_rate as a "
            + "guardrail.",
          zh: "点击比订单多得多：以 click_rate 为主指标，并以 conversion_rate 为护栏。"))
    }
    alternatives.append(
      Message(
        en: "Where ads rotate evenly, test the wording there first: impressions are split by the "
          + "platform.",
        zh: "若广告创意支持均匀轮播，可先在广告里测试文案：平台会随机分配展现。"))
    return alternatives
  }
}
