// SPDX-License-Identifier: Apache-2.0

import Findings

/// Results of a visitor split.
struct SplitAnalysis {
  let analyzer: Analyzer
  let totals: [Totals]
  private var results: ResultTable { analyzer.results }
  private var metric: Metric { analyzer.metric }
  private var request: AnalysisRequest { analyzer.request }

  init(_ analyzer: Analyzer) throws(ExperimentError) {
    self.analyzer = analyzer
    let results = analyzer.results
    guard results.armNames.count > 1 else {
      throw ExperimentError(
        en: "a split needs a column of arms with at least two of them",
        zh: "分流测试需要组别列，且至少有两组")
    }
    var totals = [Totals](repeating: Totals(), count: results.armNames.count)
    for index in results.rows.indices where !results.isExcluded[index] {
      results.add(row: index, to: &totals[results.arms[index]])
    }
    self.totals = totals
    for (name, total) in zip(results.armNames, totals)
    where total[analyzer.denominator] <= 0 {
      throw ExperimentError(
        en: "arm '\(name)' has no \(analyzer.denominator.rawValue)",
        zh: "“\(name)”组没有 \(analyzer.denominator.rawValue)")
    }
  }

  /// α of one comparison.
  private var comparisons: Int { totals.count - 1 }

  func analysis() throws(ExperimentError) -> Analysis {
    var figures: [FigureGroup] = [armFigures]
    let ratio = sampleRatio
    if let ratio { figures.append(ratioFigures(ratio)) }
    let planned = plannedTotal
    var estimates: [Estimate] = []
    for arm in 1..<totals.count { estimates.append(try estimate(arm: arm, planned: planned)) }
    correct(&estimates)
    estimates.sort {
      let left = (metric.isHigherBetter ? -1 : 1) * ($0.lift ?? 0)
      let right = (metric.isHigherBetter ? -1 : 1) * ($1.lift ?? 0)
      return ($0.isSignificant ? 0 : 1, left, $0.arm) < ($1.isSignificant ? 0 : 1, right, $1.arm)
    }
    guard let best = estimates.first, let arm = results.armNames.firstIndex(of: best.arm) else {
      throw ExperimentError(en: "there is nothing to compare", zh: "没有可比较的组")
    }
    let comparison = ArmComparison(analyzer: analyzer, totals: totals, arm: arm)
    let guardrails = (request.hypothesis?.guardrails ?? []).map {
      GuardrailResult(
        $0, interval: comparison.liftInterval($0.metric, alpha: GuardrailResult.alpha))
    }
    figures += comparison.figures
    figures += GuardrailResult.group(guardrails).map { [$0] } ?? []
    figures += OverTime(analyzer: analyzer, arm: arm).group.map { [$0] } ?? []
    if estimates.count > 1 { figures.append(adjustmentFigures(estimates)) }

    let rule = VerdictRule(
      estimate: best, metric: metric, alpha: request.level,
      minimumEffect: request.hypothesis?.minimumEffect, guardrails: guardrails,
      smallestArm: Int(totals.map { $0[analyzer.denominator] }.min() ?? 0))
    var analysis = Analysis(
      verdict: rule.verdict, design: .split, metric: metric, hypothesis: request.hypothesis,
      why: rule.why, cannotConclude: rule.cannotConclude, estimates: estimates, figures: figures,
      problems: [], posterior: comparison.posterior)
    analysis.cannotConclude.append(
      Message(
        en: "Search ranking: visitors were split, the index was not.",
        zh: "搜索排名：分流的是访客，不是索引。"))
    holdBack(&analysis, planned: planned)
    if let ratio, ratio.isAlarm { distrust(&analysis, ratio) }
    return analysis
  }

  /// Before its planned size a test that is read once is not read.
  private func holdBack(_ analysis: inout Analysis, planned: Int?) {
    guard let hypothesis = request.hypothesis, hypothesis.looks == .once, let planned else {
      return
    }
    let seen = totalTrials
    guard Double(seen) < 0.95 * Double(planned) else { return }
    analysis.verdict = .goOn
    analysis.why.insert(
      Message(
        en:
          "Go on: \(seen) of \(planned) planned visitors. A test planned for one look, read at every "
          + "chance, calls a difference in one of four tests without any.",
        zh: "继续：计划 \(planned) 位访客，目前 \(seen) 位。计划只看一次的测试若随时查看，"
          + "没有差异时四次里会误报一次。"), at: 0)
  }

  private func distrust(_ analysis: inout Analysis, _ ratio: SampleRatio) {
    analysis.verdict = .invalid
    analysis.why = [
      Message(
        en: "Do not trust this test: visitors did not arrive in the intended shares (χ² "
          + "\(NumberText.fixed(ratio.chiSquare, 2)), p = \(NumberText.probability(ratio.pValue)), "
          + "off by up to \(NumberText.percent(ratio.largestDeviation))). Find out why first.",
        zh: "不要相信这次测试：各组访客比例与设定不符（χ² \(NumberText.fixed(ratio.chiSquare, 2))，"
          + "p = \(NumberText.probability(ratio.pValue))，最多偏离 "
          + "\(NumberText.percent(ratio.largestDeviation))）。请先查明原因。")
    ]
    analysis.cannotConclude = [
      Message(en: "Anything about the titles.", zh: "关于标题的任何结论。")
    ]
  }

  private var totalTrials: Int { Int(totals.reduce(0) { $0 + $1[analyzer.denominator] }) }

  /// Size the hypothesis asks for, from its baseline or, where it names none, the control's.
  private var plannedTotal: Int? {
    guard let hypothesis = request.hypothesis else { return nil }
    let control = analyzer.value(totals[0], metric)
    guard let rate = hypothesis.baseline ?? control, rate > 0 else { return nil }
    let baseline = Baseline(rate: rate, trafficPerDay: 1, dayNoise: nil)
    // A money metric without a declared spread has no planned size.
    return try? SplitPlan(hypothesis, baseline).total(effect: hypothesis.minimumEffect)
  }

  private func estimate(arm: Int, planned: Int?) throws(ExperimentError) -> Estimate {
    let comparison = ArmComparison(analyzer: analyzer, totals: totals, arm: arm)
    guard
      let estimate = comparison.estimate(
        alpha: request.level, comparisons: comparisons,
        looks: request.hypothesis?.looks ?? .once, planned: planned)
    else {
      throw ExperimentError(
        en:
          "\(metric.rawValue) needs one row a visitor, a revenue_squares column, or at least seven "
          + "days by arm",
        zh: "\(metric.rawValue) 需要每位访客一行、revenue_squares 列，或按组别至少七天的数据")
    }
    return estimate
  }

  /// Holm over the variants.
  private func correct(_ estimates: inout [Estimate]) {
    guard estimates.count > 1 else { return }
    let adjusted = MultipleComparisons.holm(estimates.map(\.pValue))
    for (index, p) in adjusted.enumerated() {
      estimates[index].adjustedPValue = p
      // Planned looks already stand at α ÷ comparisons; the others are judged by Holm.
      if request.hypothesis.map({ $0.looks == .once }) ?? true {
        estimates[index].isSignificant = p <= request.level
      }
    }
  }

  private var sampleRatio: SampleRatio? {
    let weights = request.hypothesis?.arms.map(\.weight) ?? request.weights
    // Only visitors were split; impressions and clicks may differ by what the titles do.
    let units =
      results.fields.contains(.visitors) || results.isByVisitor
      ? ResultField.visitors : analyzer.denominator
    guard units == .visitors || units == .exposures else { return nil }
    let observed = totals.map { Int($0[units]) }
    return SampleRatio(
      observed: observed, weights: weights ?? observed.map { _ in 1 })
  }

  private func ratioFigures(_ ratio: SampleRatio) -> FigureGroup {
    FigureGroup(
      "sampleRatio", en: "Sample ratio", zh: "样本比例",
      [
        Figure("chiSquare", en: "χ²", zh: "χ²", .number(ratio.chiSquare)),
        Figure("pValue", en: "p", zh: "p", .probability(ratio.pValue)),
        Figure(
          "largestDeviation", en: "largest deviation", zh: "最大偏离",
          .share(ratio.largestDeviation)),
        Figure("alarm", en: "alarm", zh: "警报", .truth(ratio.isAlarm)),
      ])
  }

  private var armFigures: FigureGroup {
    FigureGroup(
      "arms", en: "Arms", zh: "各组",
      zip(results.armNames, totals).map { name, total in
        let value = analyzer.value(total, metric) ?? 0
        let top = NumberText.short(total[metric.numerator])
        let bottom = NumberText.short(total[analyzer.denominator])
        return Figure(
          name, en: "\(name): \(metric.name.en) (\(top) ÷ \(bottom))",
          zh: "\(name)：\(metric.name.zh)（\(top) ÷ \(bottom)）",
          metric.isProportion ? .share(value) : .number(value))
      })
  }

  private func adjustmentFigures(_ estimates: [Estimate]) -> FigureGroup {
    let exploratory = MultipleComparisons.benjaminiHochberg(estimates.map(\.pValue))
    return FigureGroup(
      "comparisons", en: "Several variants", zh: "多个版本",
      zip(estimates, exploratory).flatMap { estimate, q in
        [
          Figure(
            estimate.arm + "Holm", en: "\(estimate.arm): p by Holm", zh: "\(estimate.arm)：Holm p",
            .probability(estimate.adjustedPValue)),
          Figure(
            estimate.arm + "BH", en: "\(estimate.arm): q by Benjamini–Hochberg",
            zh: "\(estimate.arm)：Benjamini–Hochberg q", .probability(q)),
        ]
      },
      note: Message(
        en: "The verdict uses Holm; Benjamini–Hochberg is for exploring.",
        zh: "结论使用 Holm；Benjamini–Hochberg 仅供探索。"))
  }
}
