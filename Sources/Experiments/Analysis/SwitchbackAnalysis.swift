// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Results of a switchback of one item.
struct SwitchbackAnalysis {
  let analyzer: Analyzer
  let builder: PairBuilder
  let pairs: [PairBuilder.Pair]
  let problems: [DataProblem]
  private var metric: Metric { analyzer.metric }

  init(_ analyzer: Analyzer) throws(ExperimentError) {
    self.analyzer = analyzer
    builder = PairBuilder(analyzer.results, calendar: analyzer.request.calendar)
    (pairs, problems) = try builder.pairs()
  }

  private var armNames: [String] {
    analyzer.request.calendar?.arms ?? analyzer.results.armNames
  }

  private func effects(_ pairs: [PairBuilder.Pair], _ metric: Metric) -> PairEffects? {
    let rates = pairs.compactMap { pair -> RatePair? in
      guard let a = analyzer.value(pair.a, metric), let b = analyzer.value(pair.b, metric) else {
        return nil
      }
      return RatePair(a: a, b: b, aFirst: pair.firstDayA < pair.firstDayB)
    }
    return rates.count == pairs.count ? PairEffects(rates) : nil
  }

  func analysis() throws(ExperimentError) -> Analysis {
    guard let effects = effects(pairs, metric) else {
      throw ExperimentError(
        en: "no pair of blocks has both arms and any \(metric.numerator.rawValue)",
        zh: "没有一对区块两组齐全并有 \(metric.numerator.rawValue)")
    }
    let alpha = analyzer.request.level
    let estimate = estimate(effects, alpha: alpha)
    let guardrails = (analyzer.request.hypothesis?.guardrails ?? []).map { guardrail in
      let interval = self.effects(pairs, guardrail.metric).flatMap { effects in
        MeanDifference.paired(effects.values)?.interval(alpha: GuardrailResult.alpha)
          .map(effects.scale.lift)
      }
      return GuardrailResult(guardrail, interval: interval)
    }
    let rule = VerdictRule(
      estimate: estimate, metric: metric, alpha: alpha,
      minimumEffect: analyzer.request.hypothesis?.minimumEffect, guardrails: guardrails,
      smallestArm: Int(
        min(total(\.a)[analyzer.denominator], total(\.b)[analyzer.denominator])))
    var analysis = Analysis(
      verdict: rule.verdict, design: .switchback, metric: metric,
      hypothesis: analyzer.request.hypothesis, why: rule.why, cannotConclude: rule.cannotConclude,
      estimates: [estimate], figures: [primaryFigures(effects, estimate)], problems: problems,
      posterior: nil)
    analysis.figures += try checks(effects, alpha: alpha)
    analysis.figures += GuardrailResult.group(guardrails).map { [$0] } ?? []
    analysis.figures += trap.map { [$0] } ?? []
    if SignFlip.smallestPValue(pairs: pairs.count) > alpha { sayTooFew(&analysis) }
    holdBack(&analysis)
    if builder.isCoarse {
      analysis.cannotConclude.append(
        Message(
          en: "What the first days after a change do: rows of whole weeks leave no washout to cut.",
          zh: "切换后最初几天的影响：按周的数据无法剔除。"))
    }
    return analysis
  }

  private func total(_ arm: KeyPath<PairBuilder.Pair, Totals>) -> Totals {
    var sum = Totals()
    for pair in pairs { sum.add(pair[keyPath: arm]) }
    return sum
  }

  private func estimate(_ effects: PairEffects, alpha: Double) -> Estimate {
    let pValue = SignFlip.pValue(effects.values, seed: analyzer.request.seed)
    // Inverting the exact test takes long for many pairs, where Student's interval is as good.
    let inverted =
      effects.values.count <= 20 ? SignFlip.interval(effects.values, alpha: alpha) : nil
    let interval =
      inverted
      ?? (SignFlip.smallestPValue(pairs: effects.values.count) <= alpha
        ? MeanDifference.paired(effects.values)?.interval(alpha: alpha) : nil)
    return Estimate(
      arm: armNames[1], control: armNames[0],
      controlValue: analyzer.value(total(\.a), metric) ?? 0,
      value: analyzer.value(total(\.b), metric) ?? 0, lift: effects.scale.lift(effects.mean),
      interval: interval?.map(effects.scale.lift), differenceInterval: nil, confidence: 1 - alpha,
      pValue: pValue, adjustedPValue: pValue, isSignificant: pValue <= alpha, method: "sign-flip",
      falsePositiveRate: SignFlip.attainedLevel(pairs: effects.values.count, alpha: alpha))
  }

  private func sayTooFew(_ analysis: inout Analysis) {
    let smallest = NumberText.probability(SignFlip.smallestPValue(pairs: pairs.count))
    analysis.verdict = .undecided
    analysis.why.insert(
      Message(
        en: "Too few pairs: \(pairs.count) pair(s) can never give p below \(smallest). At least "
          + "\(SwitchbackPower.fewestPairs) are needed, ten are better.",
        zh: "对数太少：\(pairs.count) 对永远不会得到小于 \(smallest) 的 p 值。至少需要 "
          + "\(SwitchbackPower.fewestPairs) 对，最好十对。"), at: 0)
  }

  /// Before the calendar is through, the coin flips that are left are not read.
  private func holdBack(_ analysis: inout Analysis) {
    guard let calendar = analyzer.request.calendar,
      let last = calendar.blocks.map(\.last).max(), let seen = analyzer.results.days.max(),
      seen + (builder.isCoarse ? 7 : 1) < last.daysSinceEpoch
    else { return }
    analysis.verdict = .goOn
    analysis.why.insert(
      Message(
        en: "Go on: the calendar runs until \(last.description).",
        zh: "继续：日历要到 \(last.description) 才结束。"), at: 0)
  }

  private func primaryFigures(_ effects: PairEffects, _ estimate: Estimate) -> FigureGroup {
    FigureGroup(
      "blocks", en: "Blocks", zh: "区块",
      [
        Figure("pairs", en: "pairs analysed", zh: "计入分析的对数", .count(pairs.count)),
        Figure("pairsLeftOut", en: "pairs left out", zh: "剔除的对数", .count(leftOut)),
        Figure(
          "attainedAlpha", en: "false-positive rate the test reaches", zh: "检验实际达到的假阳性率",
          .share(estimate.falsePositiveRate ?? 0)),
        Figure("scale", en: "scale", zh: "尺度", .text(effects.scale.rawValue)),
        Figure(
          "pairLifts", en: "lift of each pair", zh: "各对的提升",
          .text(
            effects.values.prefix(60).map {
              NumberText.signedPercent(effects.scale.lift($0))
            }.joined(separator: ", "))),
      ])
  }

  private var leftOut: Int {
    problems.count {
      [.incompletePair, .excludedPair, .wrongArm].contains($0.code)
    }
  }

  /// The same pairs seen otherwise, and what might spoil them.
  private func checks(_ effects: PairEffects, alpha: Double) throws(ExperimentError)
    -> [FigureGroup]
  {
    var figures: [Figure] = []
    if let paired = MeanDifference.paired(effects.values) {
      figures.append(
        Figure(
          "pairedTP", en: "p of the paired t test", zh: "配对 t 检验 p", .probability(paired.pValue)))
      figures.append(
        Figure(
          "pairedTInterval", en: "interval of the paired t test", zh: "配对 t 区间",
          .changes(paired.interval(alpha: alpha).map(effects.scale.lift))))
    }
    if let model = blockPairs.flatMap(GroupedBinomial.quasiBinomial), model.dispersion > 0 {
      figures.append(
        Figure(
          "quasiBinomialP", en: "p of the quasi-binomial model", zh: "拟二项模型 p",
          .probability(model.difference.pValue)))
      figures.append(
        Figure(
          "dispersion", en: "spread between blocks, times chance", zh: "区块间离散（相对纯随机的倍数）",
          .number(model.dispersion)))
    }
    if let range = effects.leaveOneOut {
      figures.append(
        Figure(
          "leaveOnePairOut", en: "lift with one pair left out", zh: "每次去掉一对后的提升",
          .changes(range.map(effects.scale.lift))))
    }
    if let carried = effects.carryOver(before: armsBefore) {
      figures.append(
        Figure(
          "carryOver", en: "carried over from the block before", zh: "上一块的残留影响",
          .change(effects.scale.lift(carried.estimate))))
      figures.append(
        Figure("carryOverP", en: "p of the carry-over", zh: "残留影响 p", .probability(carried.pValue)))
    }
    if let trend = effects.trend {
      figures.append(
        Figure(
          "trendP", en: "p of a change over time (novelty)", zh: "随时间变化（新鲜感）p",
          .probability(trend.pValue)))
    }
    let all = try builder.pairs(withWashout: true).pairs
    if all.count == pairs.count, let whole = self.effects(all, metric),
      whole.values != effects.values
    {
      figures.append(
        Figure(
          "withWashout", en: "lift with the washout days", zh: "计入剔除期的提升",
          .change(whole.scale.lift(whole.mean))))
    }
    return [FigureGroup("checks", en: "Checks", zh: "核对", figures)]
  }

  private var blockPairs: [BlockPair]? {
    let counted = pairs.compactMap { pair -> BlockPair? in
      guard let a = analyzer.counts(pair.a, metric), let b = analyzer.counts(pair.b, metric) else {
        return nil
      }
      return BlockPair(a: a, b: b, aFirst: pair.firstDayA < pair.firstDayB)
    }
    return counted.count == pairs.count ? counted : nil
  }

  /// Of each pair, (arm before the B block) − (arm before the A block).
  private var armsBefore: [Double?] {
    var blocks: [(day: Int, arm: Double, pair: Int)] = []
    for (index, pair) in pairs.enumerated() {
      blocks.append((pair.firstDayA, 0, index))
      blocks.append((pair.firstDayB, 1, index))
    }
    blocks.sort { ($0.day, $0.pair) < ($1.day, $1.pair) }
    var before = [[Double?]](repeating: [nil, nil], count: pairs.count)
    for (previous, block) in zip(blocks, blocks.dropFirst()) {
      before[block.pair][Int(block.arm)] = previous.arm
    }
    return before.map { arms in
      guard let beforeA = arms[0], let beforeB = arms[1] else { return nil }
      return beforeB - beforeA
    }
  }

  /// The test that most tools would show, and why not to believe it.
  private var trap: FigureGroup? {
    guard let a = analyzer.counts(total(\.a), metric), let b = analyzer.counts(total(\.b), metric)
    else { return nil }
    let table = TwoProportions(a: a, b: b)
    var figures = [
      Figure("pooledZ", en: "z of all impressions pooled", zh: "合并全部展现的 z", .number(table.pooledZ)),
      Figure(
        "pooledZP", en: "its p", zh: "其 p",
        .probability(NormalDistribution.twoSided(table.pooledZ))),
    ]
    if let test = blockPairs.flatMap(GroupedBinomial.mantelHaenszel) {
      figures.append(
        Figure(
          "mantelHaenszelP", en: "p of Mantel–Haenszel", zh: "Mantel–Haenszel p",
          .probability(test.pValue)))
    }
    return FigureGroup(
      "trap", en: "The trap: impressions counted as if they were independent",
      zh: "陷阱：把每次展现当作相互独立", figures,
      note: Message(
        en:
          "Do not use: what was randomised are blocks, not impressions. With a noise of 15 % between "
          + "days this test calls a difference in 28–30 % of tests of two identical titles.",
        zh: "不要使用：随机化的是区块而不是展现。日间波动 15 % 时，对两个完全相同的标题，它有 28–30 % 的概率判为有差异。"))
  }
}
