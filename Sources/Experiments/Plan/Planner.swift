// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Plans an experiment: design, size, duration, or what could be tested instead.
public struct Planner: Sendable {
  let hypothesis: Hypothesis
  let platform: PlatformRules?
  let baseline: Baseline

  /// - Parameters:
  ///   - platform: what the marketplace allows; nil where it is not known.
  ///   - history: results of the last weeks, from which what the hypothesis leaves open is estimated.
  /// - Throws: an `ExperimentError` that names the missing number.
  public init(
    _ hypothesis: Hypothesis, platform: PlatformRules?, history: ResultTable? = nil
  ) throws(ExperimentError) {
    self.hypothesis = hypothesis
    self.platform = platform
    baseline = try Self.baseline(hypothesis, history: history)
  }

  private static func baseline(
    _ hypothesis: Hypothesis, history: ResultTable?
  ) throws(ExperimentError) -> Baseline {
    let past = try history.map { table throws(ExperimentError) in
      try History(table, metric: hypothesis.metric)
    }
    guard let rate = hypothesis.baseline ?? past?.rate else {
      throw ExperimentError(
        en: "the metric's present value is not known; write 'baseline:' or give --history",
        zh: "不知道指标的现值；请填写 baseline: 或用 --history 提供历史数据")
    }
    guard !hypothesis.metric.isProportion || rate < 1 else {
      throw ExperimentError(
        en: "a rate lies below 1; 2 % is written 0.02", zh: "比率应小于 1；2 % 写作 0.02")
    }
    guard let traffic = hypothesis.trafficPerDay ?? past?.trafficPerDay else {
      throw ExperimentError(
        en: "the traffic is not known; write 'traffic_per_day:' or give --history",
        zh: "不知道流量；请填写 traffic_per_day: 或用 --history 提供历史数据")
    }
    return Baseline(rate: rate, trafficPerDay: traffic, dayNoise: past?.noise)
  }

  /// The plan.
  public func plan() throws(ExperimentError) -> PlanReport {
    let design = hypothesis.design ?? chosenDesign
    var report: PlanReport
    switch design {
    case .split: report = try SplitPlan(hypothesis, baseline).report()
    case .switchback, .catalogueSwitchback:
      guard let noise = hypothesis.dayNoise ?? baseline.dayNoise?.sigma else {
        throw ExperimentError(
          en: "the noise between days is not known; write 'day_noise:' (0.15 is common) or give "
            + "--history with at least 14 days",
          zh: "不知道日间波动；请填写 day_noise:（常见 0.15）或用 --history 提供至少 14 天数据")
      }
      let plan = SwitchbackPlan(
        hypothesis, baseline, noise: noise,
        blockDays: hypothesis.blockDays ?? platform?.blockDays ?? 3,
        washoutDays: hypothesis.washoutDays ?? platform?.washoutDays ?? 1)
      report = design == .switchback ? try plan.report() : plan.catalogueReport()
    case .beforeAfter: report = beforeAfterReport()
    }
    if let platform { addPlatform(platform, design: design, to: &report) }
    return report
  }

  /// The first of the platform's designs that fits; without a platform, a switchback.
  private var chosenDesign: Design {
    let isCatalogue = hypothesis.numberOfItems >= 8
    guard let platform else { return isCatalogue ? .catalogueSwitchback : .switchback }
    return platform.options.map(\.design).first { isCatalogue || $0 != .catalogueSwitchback }
      ?? .switchback
  }

  private func addPlatform(
    _ platform: PlatformRules, design: Design, to report: inout PlanReport
  ) {
    if let option = platform.options.first(where: { $0.design == design }) {
      report.why.append(
        Message(
          en: "On \(platform.platform): \(option.means.en). \(option.shows.en)",
          zh: "在 \(platform.platform)：\(option.means.zh)。\(option.shows.zh)"))
    } else {
      report.isTestable = false
      report.why.insert(
        Message(
          en: "\(platform.platform) does not allow this design (\(design.name.en)).",
          zh: "\(platform.platform) 不支持这种设计（\(design.name.zh)）。"), at: 0)
    }
    if design == .switchback || design == .catalogueSwitchback, let days = hypothesis.blockDays,
      days < platform.blockDays
    {
      report.why.append(
        Message(
          en:
            "Blocks of \(days) day(s) are shorter than the \(platform.blockDays) this platform's index "
            + "needs: part of each block still shows the title before.",
          zh: "区块 \(days) 天，短于该平台索引所需的 \(platform.blockDays) 天：每块中有一部分仍是上一个标题的效果。"))
    }
    for option in platform.options where option.design != design {
      report.alternatives.append(
        Message(
          en: "\(option.design.name.en): \(option.means.en). \(option.shows.en)",
          zh: "\(option.design.name.zh)：\(option.means.zh)。\(option.shows.zh)"))
    }
    report.cannotConclude += platform.notes
    report.figures.append(
      FigureGroup(
        "platform", en: "What the platform allows", zh: "平台允许什么",
        [
          Figure("name", en: "platform", zh: "平台", .text(platform.platform)),
          Figure(
            "blockDays", en: "shortest block, days", zh: "最短区块（天）", .count(platform.blockDays)),
          Figure(
            "washoutDays", en: "washout, days", zh: "剔除期（天）", .count(platform.washoutDays)),
          Figure("source", en: "source", zh: "来源", .text(platform.source)),
          Figure("checked", en: "looked at", zh: "查阅日期", .text(platform.checked.description)),
        ]))
  }

  private func beforeAfterReport() -> PlanReport {
    PlanReport(
      hypothesis: hypothesis, design: .beforeAfter, isTestable: false,
      why: [
        Message(
          en: "Before and after is no test: with a trend of 1 % a day, 85 % of comparisons of two "
            + "identical titles show a 'significant' difference. At least 28 days on each side, whole "
            + "weeks, and a control series of similar items make it an observation.",
          zh: "前后对比不是测试：若流量每天上升 1 %，两个完全相同的标题有 85 % 的概率显示“显著”差异。"
            + "两侧各至少 28 天、按整周、并有相似商品作对照序列，才算一次观察。")
      ],
      alternatives: [
        Message(
          en:
            "A switchback of the same length is a test: the coin decides which days get which title.",
          zh: "同样时长的轮换测试才是测试：由硬币决定哪天用哪个标题。")
      ],
      cannotConclude: [
        Message(
          en: "Whether the title caused what is seen.", zh: "所见变化是否由标题引起。")
      ],
      size: PlannedSize(
        days: 2 * BeforeAfter.fewestDays, total: nil, pairs: nil, blocks: [], washoutDays: 0,
        power: 0), figures: [])
  }
}
