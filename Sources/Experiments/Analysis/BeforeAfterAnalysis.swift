// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Results of before and after: an observation, never a test.
struct BeforeAfterAnalysis {
  let analyzer: Analyzer

  init(_ analyzer: Analyzer) throws(ExperimentError) {
    self.analyzer = analyzer
    guard !analyzer.results.days.isEmpty else {
      throw ExperimentError(en: "before and after needs dates", zh: "前后对比需要日期列")
    }
    guard !analyzer.results.arms.isEmpty || analyzer.request.hypothesis?.start != nil else {
      throw ExperimentError(
        en:
          "say when the change was made: 'start:' in the hypothesis, or a column of arms (before, "
          + "after)",
        zh: "请说明改动日期：假设文件的 start:，或组别列（前、后）")
    }
  }

  /// Whether a row belongs to the time after the change.
  private func isAfter(_ index: Int) -> Bool {
    if let start = analyzer.request.hypothesis?.start {
      return analyzer.results.days[index] >= start.daysSinceEpoch
    }
    return analyzer.results.arms[index] > 0
  }

  func analysis() throws(ExperimentError) -> Analysis {
    let results = analyzer.results
    var days: [Int: (treated: Totals, control: Totals, isAfter: Bool, hasControl: Bool)] = [:]
    for index in results.rows.indices where !results.isExcluded[index] {
      var day =
        days[results.days[index]] ?? (Totals(), Totals(), isAfter(index), false)
      if results.isControlSeries[index] {
        results.add(row: index, to: &day.control)
        day.hasControl = true
      } else {
        results.add(row: index, to: &day.treated)
      }
      days[results.days[index]] = day
    }
    let series = days.sorted { $0.key < $1.key }.compactMap { _, day -> BeforeAfter.Day? in
      guard let rate = analyzer.value(day.treated, analyzer.metric) else { return nil }
      return BeforeAfter.Day(
        isAfter: day.isAfter, rate: rate,
        controlRate: day.hasControl ? analyzer.value(day.control, analyzer.metric) : nil)
    }
    guard let comparison = BeforeAfter(series) else {
      throw ExperimentError(
        en:
          "at least two days with \(analyzer.metric.numerator.rawValue) are needed before and after",
        zh: "改动前后各至少需要两天有 \(analyzer.metric.numerator.rawValue) 的数据")
    }
    return analysis(comparison, series)
  }

  private func analysis(_ comparison: BeforeAfter, _ series: [BeforeAfter.Day]) -> Analysis {
    let alpha = analyzer.request.level
    let difference = comparison.difference
    func mean(after: Bool) -> Double {
      SampleSummary(series.filter { $0.isAfter == after }.map(\.rate)).mean
    }
    let lift = expm1(difference.estimate)
    let interval = difference.interval(alpha: alpha).map(expm1)
    let estimate = Estimate(
      arm: "after", control: "before", controlValue: mean(after: false), value: mean(after: true),
      lift: lift, interval: interval, differenceInterval: nil, confidence: 1 - alpha,
      pValue: difference.pValue, adjustedPValue: difference.pValue, isSignificant: false,
      method: comparison.hasControl ? "difference-in-differences" : "welch-by-day",
      falsePositiveRate: nil)
    var why = [
      Message(
        en: "Observed, not tested: \(analyzer.metric.name.en) changed by "
          + "\(NumberText.signedPercent(lift)) (\(NumberText.signedPercent(interval.lower)) … "
          + "\(NumberText.signedPercent(interval.upper))). Do not decide on this alone.",
        zh: "只是观察，不是测试：\(analyzer.metric.name.zh)变化 \(NumberText.signedPercent(lift))"
          + "（\(NumberText.signedPercent(interval.lower)) … \(NumberText.signedPercent(interval.upper))）。"
          + "不要只凭这一点做决定。")
    ]
    if !comparison.hasControl {
      why.append(
        Message(
          en: "There is no control series: a rising or falling market looks just like this.",
          zh: "没有对照序列：大盘的涨跌看上去完全一样。"))
    }
    if min(comparison.daysBefore, comparison.daysAfter) < BeforeAfter.fewestDays {
      why.append(
        Message(
          en: "Fewer than \(BeforeAfter.fewestDays) days on a side (\(comparison.daysBefore) and "
            + "\(comparison.daysAfter)).",
          zh:
            "有一侧不足 \(BeforeAfter.fewestDays) 天（\(comparison.daysBefore) 与 \(comparison.daysAfter)）。"
        ))
    }
    return Analysis(
      verdict: .observational, design: .beforeAfter, metric: analyzer.metric,
      hypothesis: analyzer.request.hypothesis, why: why,
      cannotConclude: [
        Message(
          en:
            "That the change of title caused it: season, rank, price, reviews and rivals changed too.",
          zh: "变化由标题引起：季节、排名、价格、评价和对手也都变了。")
      ], estimates: [estimate],
      figures: [
        FigureGroup(
          "beforeAfter", en: "Days", zh: "天数",
          [
            Figure("daysBefore", en: "days before", zh: "改动前天数", .count(comparison.daysBefore)),
            Figure("daysAfter", en: "days after", zh: "改动后天数", .count(comparison.daysAfter)),
            Figure("control", en: "control series", zh: "对照序列", .truth(comparison.hasControl)),
          ])
      ], problems: [], posterior: nil)
  }
}
