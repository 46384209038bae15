// SPDX-License-Identifier: Apache-2.0

import Findings

/// The size of a visitor split.
struct SplitPlan {
  let hypothesis: Hypothesis
  let baseline: Baseline

  /// Visitors are split over whole weeks and at least two of them, so that every weekday counts alike.
  static let fewestDays = 14
  /// Expected successes an arm below which the power is counted outcome by outcome.
  static let smallCount = 60.0

  init(_ hypothesis: Hypothesis, _ baseline: Baseline) {
    self.hypothesis = hypothesis
    self.baseline = baseline
  }

  /// α of one comparison with the control (Bonferroni, which Holm never does worse than).
  var comparisonAlpha: Double { hypothesis.alpha / Double(hypothesis.arms.count - 1) }

  private var weights: [Double] {
    let total = hypothesis.arms.reduce(0) { $0 + $1.weight }
    return hypothesis.arms.map { $0.weight / total }
  }

  /// How many times the sample of a single look is needed.
  private var inflation: Double {
    switch hypothesis.looks {
    case .once: return 1
    case .planned(let count):
      let fractions = (1...count).map { Double($0) / Double(count) }
      return GroupSequential(fractions: fractions, alpha: comparisonAlpha)?
        .inflation(power: hypothesis.power) ?? 1
    case .always:
      // Half-width of the confidence sequence at its tuning size, in standard errors.
      let spent = -2 * log(comparisonAlpha)
      let c = spent + log(1 + spent)
      let half = (2 * (c + 1) / c * log((c + 1).squareRoot() / comparisonAlpha)).squareRoot()
      let z = NormalDistribution.quantile(hypothesis.power)
      let ratio = (half + z) / (NormalDistribution.critical(alpha: comparisonAlpha) + z)
      return ratio * ratio
    }
  }

  /// Visitors of all arms that see a relative effect; nil where none do.
  func total(effect: Double) throws(ExperimentError) -> Int? {
    let shares = weights
    let z =
      NormalDistribution.critical(alpha: comparisonAlpha)
      + NormalDistribution.quantile(hypothesis.power)
    let p0 = baseline.rate
    let p1 = p0 * (1 + effect)
    let varianceA: Double
    let varianceB: Double
    if hypothesis.metric.isProportion {
      guard p1 < 1 else { return nil }
      varianceA = p0 * (1 - p0)
      varianceB = p1 * (1 - p1)
    } else {
      guard let deviation = hypothesis.visitorDeviation else {
        throw ExperimentError(
          en: "for money the spread between visitors is needed: write 'visitor_deviation:'",
          zh: "金额类指标需要访客之间的标准差：请填写 visitor_deviation:")
      }
      varianceA = deviation * deviation
      varianceB = varianceA
    }
    var largest = 0.0
    for share in shares.dropFirst() {
      let size =
        z * z * (varianceA / shares[0] + varianceB / share) / ((p1 - p0) * (p1 - p0))
      largest = max(largest, size)
    }
    largest *= inflation
    guard largest < 1e14 else { return nil }
    var total = Int(largest.rounded(.up))
    if hypothesis.metric.isProportion, hypothesis.looks == .once {
      while smallCountPower(total: total, effect: effect).map({ $0 < hypothesis.power }) ?? false {
        total += max(2, total / 33)
      }
    }
    return total
  }

  /// Power of the test a verdict rests on, outcome by outcome, where counts are small; nil where they are
  /// not.
  func smallCountPower(total: Int, effect: Double) -> Double? {
    let shares = weights
    let p0 = baseline.rate
    let p1 = p0 * (1 + effect)
    let trialsA = Int(Double(total) * shares[0])
    let trialsB = Int(Double(total) * (shares.dropFirst().min() ?? 0.5))
    guard trialsA > 0, trialsB > 0,
      min(Double(trialsA) * p0, Double(trialsB) * p1) < Self.smallCount,
      max(Double(trialsA) * p0, Double(trialsB) * p1) < 5 * Self.smallCount
    else { return nil }
    return PrimaryProportionTest.rejectionRate(
      rateA: p0, trialsA: trialsA, rateB: p1, trialsB: trialsB, alpha: comparisonAlpha)
  }

  func report() throws(ExperimentError) -> PlanReport {
    let effect = hypothesis.minimumEffect
    let total = try total(effect: effect)
    let traffic = baseline.trafficPerDay
    let days = total.map { total in
      let raw = Int(min(1e9, (Double(total) / traffic).rounded(.up)))
      return max(Self.fewestDays, (raw + 6) / 7 * 7)
    }
    let isTestable = days.map { $0 <= hypothesis.longestDays } ?? false
    var report = PlanReport(
      hypothesis: hypothesis, design: .split, isTestable: isTestable, why: [], alternatives: [],
      cannotConclude: [
        Message(
          en: "Anything about effects smaller than \(NumberText.percent(effect)).",
          zh: "小于 \(NumberText.percent(effect)) 的效果。"),
        Message(
          en: "Search ranking: a split of visitors leaves the index as it is.",
          zh: "搜索排名：访客分流不改变索引。"),
      ], size: nil, figures: [])
    guard let total, let days else {
      report.why = [
        Message(en: "No sample is large enough for this effect.", zh: "没有足够大的样本能检出这个效果。")
      ]
      return report
    }
    let power =
      smallCountPower(total: total, effect: effect) ?? hypothesis.power
    report.size = PlannedSize(
      days: days, total: total, pairs: nil, blocks: [], washoutDays: 0, power: power)
    report.figures = [figures(total: total, days: days, power: power)]
    if isTestable {
      report.why = [
        Message(
          en:
            "Testable: split \(total) visitors over \(hypothesis.arms.count) arms, about \(days) days, "
            + "then decide \(looksText.en).",
          zh: "可以测试：把 \(total) 位访客分到 \(hypothesis.arms.count) 组，约 \(days) 天，\(looksText.zh)再下结论。")
      ]
    } else {
      report.why = [
        Message(
          en: "Not testable with your traffic: \(total) visitors are needed, \(days) days at "
            + "\(NumberText.short(traffic)) a day; \(hypothesis.longestDays) days were allowed.",
          zh: "以您的流量无法测试：需要 \(total) 位访客，按每天 \(NumberText.short(traffic)) 位要 \(days) 天，"
            + "而最长只允许 \(hypothesis.longestDays) 天。")
      ]
      report.alternatives = try alternatives()
    }
    return report
  }

  private var looksText: Message {
    switch hypothesis.looks {
    case .once: Message(en: "once, at the end", zh: "只在结束时看一次")
    case .planned(let count): Message(en: "at \(count) planned looks", zh: "按计划查看 \(count) 次")
    case .always: Message(en: "at any look", zh: "可随时查看")
    }
  }

  private func figures(total: Int, days: Int, power: Double) -> FigureGroup {
    var figures = [
      Figure("total", en: "visitors in all", zh: "总访客数", .count(total)),
      Figure(
        "perArm", en: "visitors of the smallest arm", zh: "最小组访客数",
        .count(Int((Double(total) * (weights.min() ?? 0)).rounded(.up)))),
      Figure("days", en: "days", zh: "天数", .count(days)),
      Figure("baseline", en: "baseline", zh: "现值", .number(baseline.rate)),
      Figure(
        "minimumEffect", en: "smallest effect to be seen", zh: "要检出的最小效果",
        .change(hypothesis.minimumEffect)),
      Figure("alpha", en: "false-positive level α", zh: "假阳性水平 α", .number(hypothesis.alpha)),
      Figure("power", en: "power promised", zh: "承诺的检出概率", .share(power)),
    ]
    if inflation > 1 {
      figures.append(
        Figure("inflation", en: "price of the looks", zh: "多次查看的代价", .number(inflation)))
    }
    return FigureGroup("size", en: "Size", zh: "规模", figures)
  }

  private func alternatives() throws(ExperimentError) -> [Message] {
    var alternatives: [Message] = []
    let most = Int(baseline.trafficPerDay * Double(hypothesis.longestDays))
    var low = hypothesis.minimumEffect
    var high = 8.0
    while high * baseline.rate + baseline.rate >= 1, hypothesis.metric.isProportion { high /= 2 }
    if high > low, let size = try total(effect: high), size <= most {
      for _ in 0..<20 {
        let middle = 0.5 * (low + high)
        if let size = try total(effect: middle), size <= most {
          high = middle
        } else {
          low = middle
        }
      }
      alternatives.append(
        Message(
          en:
            "In \(hypothesis.longestDays) days an effect of \(NumberText.percent(high)) or more would "
            + "be seen: test something bolder.",
          zh: "在 \(hypothesis.longestDays) 天内能看到 \(NumberText.percent(high)) 以上的效果：请测试更大胆的改动。"))
    }
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
        en: "Test the pattern over many items at once (catalogue-switchback).",
        zh: "把同一写法放到多个商品上一起测试（catalogue-switchback）。"))
    return alternatives
  }
}
