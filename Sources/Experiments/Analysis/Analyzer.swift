// SPDX-License-Identifier: Apache-2.0

import Findings

/// Reads results against a plan.
public struct Analyzer: Sendable {
  let results: ResultTable
  let request: AnalysisRequest
  let design: Design
  let metric: Metric
  let denominator: ResultField

  /// - Throws: an `ExperimentError` where the results lack what the metric or the design needs.
  public init(_ results: ResultTable, _ request: AnalysisRequest) throws(ExperimentError) {
    self.results = results
    self.request = request
    let wanted = request.metric ?? request.hypothesis?.metric
    let candidates =
      wanted.map { [$0] } ?? [
        .ordersPerExposure, .conversionRate, .clickRate,
        .revenuePerVisitor, .revenuePerExposure,
      ]
    guard let metric = candidates.first(where: { results.denominator(of: $0) != nil }),
      let denominator = results.denominator(of: metric)
    else {
      let names = candidates.map(\.rawValue).joined(separator: ", ")
      throw ExperimentError(
        en: "the results lack the columns of \(names)", zh: "结果缺少 \(names) 所需的列")
    }
    self.metric = metric
    self.denominator = denominator
    design = request.design ?? request.hypothesis?.design ?? Self.design(results, request)
  }

  /// What the shape of the results says, where nobody declared it: visitors or several arms a day are a
  /// split; one arm a day and item is a switchback.
  private static func design(_ results: ResultTable, _ request: AnalysisRequest) -> Design {
    let severalItems = results.itemNames.count > 3
    if request.calendar != nil { return severalItems ? .catalogueSwitchback : .switchback }
    if results.isByVisitor || results.days.isEmpty && results.pairs.isEmpty { return .split }
    if !results.pairs.isEmpty { return severalItems ? .catalogueSwitchback : .switchback }
    struct Cell: Hashable {
      var day: Int
      var item: Int
    }
    var armOf: [Cell: Int] = [:]
    for index in results.rows.indices where !results.arms.isEmpty {
      let cell = Cell(day: results.days[index], item: results.items[index])
      if let arm = armOf[cell], arm != results.arms[index] { return .split }
      armOf[cell] = results.arms[index]
    }
    if results.isControlSeries.contains(true) { return .beforeAfter }
    return severalItems ? .catalogueSwitchback : .switchback
  }

  /// The analysis; faults in the data make it `invalid` rather than an error.
  public func analyze() throws(ExperimentError) -> Analysis {
    guard !results.hasErrors else { return invalid() }
    var analysis: Analysis
    switch design {
    case .split: analysis = try SplitAnalysis(self).analysis()
    case .switchback: analysis = try SwitchbackAnalysis(self).analysis()
    case .catalogueSwitchback: analysis = try CatalogueAnalysis(self).analysis()
    case .beforeAfter: analysis = try BeforeAfterAnalysis(self).analysis()
    }
    analysis.problems = results.problems + analysis.problems
    addRegistration(to: &analysis)
    return analysis
  }

  private func invalid() -> Analysis {
    let errors = results.problems.filter(\.isError)
    let first = errors.first?.message ?? Message(en: "", zh: "")
    return Analysis(
      verdict: .invalid, design: design, metric: metric, hypothesis: request.hypothesis,
      why: [
        Message(
          en:
            "No result: \(errors.count) row(s) cannot be right. First: \(first.en). Mend the file "
            + "and run again.",
          zh: "不给出结论：有 \(errors.count) 处数据不可能正确。第一处：\(first.zh)。请改正后重新运行。")
      ],
      cannotConclude: [
        Message(en: "Anything, until the data are mended.", zh: "在数据改正之前，什么结论都不能下。")
      ], estimates: [], figures: [], problems: results.problems, posterior: nil)
  }

  /// Says whether the hypothesis is the one that was registered.
  private func addRegistration(to analysis: inout Analysis) {
    guard let hypothesis = request.hypothesis else {
      analysis.cannotConclude.append(
        Message(
          en:
            "Whether metric, size and exclusions were chosen before the data were seen: there is no "
            + "hypothesis file.",
          zh: "指标、规模和剔除规则是否在看到数据之前选定：没有假设文件。"))
      return
    }
    let kept = request.registeredFingerprint ?? request.calendar?.fingerprint
    guard let kept, !kept.isEmpty, kept != hypothesis.fingerprint else { return }
    analysis.why.append(
      Message(
        en: "The hypothesis was changed after it was registered (\(kept), now "
          + "\(hypothesis.fingerprint)): read the result as exploration.",
        zh: "假设在登记之后被改动（登记时 \(kept)，现在 \(hypothesis.fingerprint)）：结果只能作为探索。"))
    if analysis.verdict == .adopt { analysis.verdict = .checkFirst }
  }

  /// Value of a metric in some totals; nil where nothing stands below the line.
  func value(_ totals: Totals, _ metric: Metric) -> Double? {
    guard let denominator = results.denominator(of: metric), totals[denominator] > 0 else {
      return nil
    }
    return numerator(totals, metric) / totals[denominator]
  }

  private func numerator(_ totals: Totals, _ metric: Metric) -> Double {
    metric == .conversionRate && results.isByVisitor ? totals.buyers : totals[metric.numerator]
  }

  /// Counts of the metric in some totals; nil for money.
  func counts(_ totals: Totals, _ metric: Metric) -> ArmCounts? {
    guard metric.isProportion, let denominator = results.denominator(of: metric) else { return nil }
    let successes = Int(numerator(totals, metric).rounded())
    let trials = Int(totals[denominator].rounded())
    guard successes >= 0, successes <= trials, trials > 0 else { return nil }
    return ArmCounts(successes, of: trials)
  }
}
