// SPDX-License-Identifier: Apache-2.0

import Findings

/// One variant of a split against the control.
struct ArmComparison {
  let analyzer: Analyzer
  let totals: [Totals]
  /// Index of the variant.
  let arm: Int
  private var results: ResultTable { analyzer.results }
  private var metric: Metric { analyzer.metric }

  private var table: TwoProportions? {
    guard let a = analyzer.counts(totals[0], metric), let b = analyzer.counts(totals[arm], metric)
    else { return nil }
    return TwoProportions(a: a, b: b)
  }

  /// The estimate a verdict rests on; nil where the results do not hold what the metric needs.
  func estimate(alpha: Double, comparisons: Int, looks: Looks, planned: Int?) -> Estimate? {
    guard let controlValue = analyzer.value(totals[0], metric),
      let value = analyzer.value(totals[arm], metric)
    else { return nil }
    var estimate = Estimate(
      arm: results.armNames[arm], control: results.armNames[0], controlValue: controlValue,
      value: value, lift: controlValue > 0 ? value / controlValue - 1 : nil, interval: nil,
      differenceInterval: nil, confidence: 1 - alpha, pValue: 1, adjustedPValue: 1,
      isSignificant: false, method: "", falsePositiveRate: nil)
    if let table {
      let level = alpha / Double(comparisons)
      switch looks {
      case .once: fixed(&estimate, table, alpha: alpha)
      case .planned(let count):
        atPlannedLook(&estimate, table, alpha: level, looks: count, planned: planned)
      case .always: alwaysValid(&estimate, table, alpha: level, planned: planned)
      }
    } else if let difference = meanDifference(metric) {
      estimate.pValue = difference.pValue
      estimate.method = metric == .orderValue ? "delta-method" : "welch"
      estimate.differenceInterval = difference.interval(alpha: alpha)
      estimate.interval = liftInterval(metric, alpha: alpha)
      estimate.isSignificant = difference.pValue <= alpha
    } else if let effects = dailyEffects(metric) {
      estimate.pValue = SignFlip.pValue(effects.values, seed: analyzer.request.seed)
      estimate.method = "sign-flip-by-day"
      estimate.lift = effects.scale.lift(effects.mean)
      estimate.interval = liftInterval(metric, alpha: alpha)
      estimate.isSignificant = estimate.pValue <= alpha
    } else {
      return nil
    }
    estimate.adjustedPValue = estimate.pValue
    return estimate
  }

  private func fixed(_ estimate: inout Estimate, _ table: TwoProportions, alpha: Double) {
    let test = PrimaryProportionTest.pValue(a: table.a, b: table.b)
    estimate.pValue = test.pValue
    estimate.method = test.method.rawValue
    estimate.interval = table.ratioInterval(alpha: alpha)?.map { $0 - 1 }
    estimate.differenceInterval = table.newcombeInterval(alpha: alpha)
    estimate.isSignificant = test.pValue <= alpha
    let pooled =
      Double(table.a.successes + table.b.successes) / Double(table.a.trials + table.b.trials)
    if table.smallestExpected < SplitPlan.smallCount,
      Double(max(table.a.trials, table.b.trials)) * pooled < 5 * SplitPlan.smallCount
    {
      estimate.falsePositiveRate = PrimaryProportionTest.rejectionRate(
        rateA: pooled, trialsA: table.a.trials, rateB: pooled, trialsB: table.b.trials,
        alpha: alpha)
    }
  }

  private func atPlannedLook(
    _ estimate: inout Estimate, _ table: TwoProportions, alpha: Double, looks: Int, planned: Int?
  ) {
    let trials = Double(totals.reduce(0) { $0 + $1[analyzer.denominator] })
    let fraction = planned.map { min(1, trials / Double($0)) } ?? 1
    let equal = (1...looks).map { Double($0) / Double(looks) }
    // A look that comes within 2 % of the plan is the planned look.
    let now = equal.first { abs($0 - fraction) < 0.02 } ?? fraction
    let times = equal.filter { $0 < now } + [now]
    estimate.method = "group-sequential"
    guard let design = GroupSequential(fractions: times, alpha: alpha),
      let boundary = design.boundaries.last
    else { return }
    estimate.pValue = NormalDistribution.twoSided(table.pooledZ)
    // At small counts the normal boundary is not trusted beside Fisher's test.
    let level = NormalDistribution.twoSided(boundary)
    if table.smallestExpected < PrimaryProportionTest.smallestExpectedForZ {
      estimate.pValue = FisherExact.pValue(table.a, table.b)
    }
    estimate.isSignificant = estimate.pValue <= level
    estimate.confidence = 1 - level
    estimate.interval = table.ratioInterval(alpha: level)?.map { $0 - 1 }
    estimate.differenceInterval = table.newcombeInterval(alpha: level)
  }

  private func alwaysValid(
    _ estimate: inout Estimate, _ table: TwoProportions, alpha: Double, planned: Int?
  ) {
    estimate.method = "confidence-sequence"
    let pooledError =
      table.pooledZ != 0 ? abs(table.difference / table.pooledZ) : table.standardError
    let error = max(pooledError, table.standardError)
    guard error > 0 else { return }
    let total = table.a.trials + table.b.trials
    let sequence = ConfidenceSequence(
      estimate: table.difference, standardError: error, total: total, alpha: alpha,
      tuning: planned ?? 5000)
    estimate.pValue = sequence.pValue
    estimate.differenceInterval = sequence.interval
    if table.a.rate > 0 {
      estimate.interval = sequence.interval.map { $0 / table.a.rate }
    }
    estimate.isSignificant = sequence.pValue <= alpha
  }

  /// Interval of the relative change of any metric; nil where the results do not hold what it needs.
  func liftInterval(_ metric: Metric, alpha: Double) -> Interval? {
    if let a = analyzer.counts(totals[0], metric), let b = analyzer.counts(totals[arm], metric) {
      return TwoProportions(a: a, b: b).ratioInterval(alpha: alpha)?.map { $0 - 1 }
    }
    if let difference = meanDifference(metric), let a = analyzer.value(totals[0], metric), a > 0,
      let b = analyzer.value(totals[arm], metric), b > 0,
      let errors = errorVariances(metric)
    {
      let half =
        StudentT(degreesOfFreedom: difference.degreesOfFreedom).critical(alpha: alpha)
        * (errors.a / (a * a) + errors.b / (b * b)).squareRoot()
      return Interval(b / a * exp(-half) - 1, b / a * exp(half) - 1)
    }
    guard let effects = dailyEffects(metric), let difference = MeanDifference.paired(effects.values)
    else { return nil }
    return difference.interval(alpha: alpha).map(effects.scale.lift)
  }

  /// Rows of one arm, excluded ones left out.
  private func rows(of arm: Int) -> [Int] {
    results.rows.indices.filter { results.arms[$0] == arm && !results.isExcluded[$0] }
  }

  private func column(_ field: ResultField, _ rows: [Int]) -> [Double]? {
    guard let slot = field.slot, !results.numbers[slot].isEmpty else { return nil }
    return rows.map { results.numbers[slot][$0] }
  }

  private func summary(_ metric: Metric, arm: Int) -> SampleSummary? {
    guard metric == .revenuePerVisitor else { return nil }
    if results.isByVisitor {
      return column(.revenue, rows(of: arm)).map { SampleSummary($0) }
    }
    guard results.fields.contains(.revenueSquares), results.fields.contains(.visitors) else {
      return nil
    }
    return SampleSummary(
      count: Int(totals[arm][.visitors]), sum: totals[arm][.revenue],
      sumOfSquares: totals[arm][.revenueSquares])
  }

  private func ratio(_ metric: Metric, arm: Int) -> RatioMetric? {
    guard metric == .orderValue, results.isByVisitor else { return nil }
    let rows = rows(of: arm)
    guard let revenue = column(.revenue, rows), let orders = column(.orders, rows) else {
      return nil
    }
    return RatioMetric(numerators: revenue, denominators: orders)
  }

  private func meanDifference(_ metric: Metric) -> MeanDifference? {
    if let a = summary(metric, arm: 0), let b = summary(metric, arm: arm) {
      return MeanDifference.welch(a, b)
    }
    if let a = ratio(metric, arm: 0), let b = ratio(metric, arm: arm) {
      return RatioMetric.difference(a, b)
    }
    return nil
  }

  private func errorVariances(_ metric: Metric) -> (a: Double, b: Double)? {
    if let a = summary(metric, arm: 0), let b = summary(metric, arm: arm) {
      return (a.errorVariance, b.errorVariance)
    }
    if let a = ratio(metric, arm: 0)?.errorVariance, let b = ratio(metric, arm: arm)?.errorVariance
    {
      return (a, b)
    }
    return nil
  }

  /// Days as pairs: both arms saw the same day, so its noise falls out and, with no difference, either arm
  /// could as well have had the other's numbers.
  private func dailyEffects(_ metric: Metric) -> PairEffects? {
    guard !results.isByVisitor, !results.days.isEmpty else { return nil }
    var byDay: [Int: (a: Totals, b: Totals)] = [:]
    for index in results.rows.indices where !results.isExcluded[index] {
      let day = results.days[index]
      if results.arms[index] == 0 {
        results.add(row: index, to: &byDay[day, default: (Totals(), Totals())].a)
      } else if results.arms[index] == arm {
        results.add(row: index, to: &byDay[day, default: (Totals(), Totals())].b)
      }
    }
    let pairs = byDay.sorted { $0.key < $1.key }.compactMap { _, day -> RatePair? in
      guard let a = analyzer.value(day.a, metric), let b = analyzer.value(day.b, metric) else {
        return nil
      }
      return RatePair(a: a, b: b)
    }
    return pairs.count >= 7 ? PairEffects(pairs) : nil
  }

  /// What is believed of the two rates, for the plot.
  var posterior: BetaBinomialPlot? {
    table.map {
      BetaBinomialPlot(
        a: $0.a, b: $0.b, nameA: results.armNames[0], nameB: results.armNames[arm])
    }
  }

  /// The same comparison seen otherwise.
  var figures: [FigureGroup] {
    guard let table else { return [] }
    let alpha = analyzer.request.level
    let bayes = BetaBinomial(a: table.a, b: table.b)
    let name = results.armNames[arm]
    var groups = [
      FigureGroup(
        "frequentist", en: "The same counts, other tests", zh: "同样的计数，其他检验",
        [
          Figure("pooledZ", en: "z, pooled", zh: "z（合并方差）", .number(table.pooledZ)),
          Figure(
            "pooledZP", en: "p of z", zh: "z 的 p",
            .probability(NormalDistribution.twoSided(table.pooledZ))),
          Figure(
            "fisherP", en: "p of Fisher's exact test", zh: "Fisher 精确检验 p",
            .probability(FisherExact.pValue(table.a, table.b))),
          Figure(
            "newcombe", en: "difference of rates (Newcombe)", zh: "比率之差（Newcombe）",
            .range(table.newcombeInterval(alpha: alpha))),
        ]),
      FigureGroup(
        "bayesian", en: "Bayesian view (Beta(1,1) prior)", zh: "贝叶斯视角（Beta(1,1) 先验）",
        [
          Figure(
            "probabilityBetter", en: "probability that \(name) is better", zh: "\(name) 更好的概率",
            .share(bayes.probabilityBIsBetter)),
          Figure(
            "expectedLossOfVariant", en: "expected loss if \(name) is chosen",
            zh: "选 \(name) 的期望损失",
            .number(bayes.expectedLossOfB)),
          Figure(
            "expectedLossOfControl", en: "expected loss if the control is kept", zh: "保留对照的期望损失",
            .number(bayes.expectedLossOfA)),
        ]),
    ]
    if analyzer.request.engine == .growthbook { groups += growthBookFigures(table, alpha: alpha) }
    return groups
  }

  private func growthBookFigures(_ table: TwoProportions, alpha: Double) -> [FigureGroup] {
    GrowthBookEngine.Scale.allCases.compactMap { scale in
      guard let engine = GrowthBookEngine(a: table.a, b: table.b, scale: scale) else { return nil }
      let sequence = engine.sequential(alpha: alpha)
      return FigureGroup(
        "growthbook" + (scale == .relative ? "Relative" : "Absolute"),
        en: "GrowthBook, \(scale.rawValue)", zh: "GrowthBook（\(scale == .relative ? "相对" : "绝对")）",
        [
          Figure("effect", en: "effect", zh: "效果", .number(engine.difference.estimate)),
          Figure(
            "standardError", en: "standard error", zh: "标准误",
            .number(engine.difference.standardError)),
          Figure("pValue", en: "p", zh: "p", .probability(engine.difference.pValue)),
          Figure(
            "interval", en: "interval", zh: "区间", .range(engine.difference.interval(alpha: alpha))),
          Figure(
            "sequentialPValue", en: "sequential p", zh: "序贯 p", .probability(sequence.pValue)),
          Figure(
            "sequentialInterval", en: "sequential interval", zh: "序贯区间", .range(sequence.interval)),
          Figure(
            "chanceToWin", en: "chance to win", zh: "胜率",
            .share(engine.chanceToWin(priorVariance: nil))),
          Figure(
            "chanceToWinPrior", en: "chance to win, prior N(0, 0.3²)", zh: "胜率（先验 N(0, 0.3²)）",
            .share(engine.chanceToWin(priorVariance: 0.09))),
        ],
        note: Message(
          en: "For comparing tools; the verdict does not rest on it. At few orders this test says "
            + "\"B worse\" too often.",
          zh: "仅供与其他工具对照，结论不依据它。订单少时它会过多地判“B 更差”。"))
    }
  }
}
