// SPDX-License-Identifier: Apache-2.0

import Findings

/// Whether something that was to be guarded got worse by more than its margin.
struct GuardrailResult {
  enum State: String {
    /// Worse by less than the margin, or better: shown.
    case safe
    /// Worse by more than the margin: shown.
    case worse
    /// Neither is shown.
    case unclear
  }
  let metric: Metric
  let margin: Double
  /// 90 % interval of the relative change: one side at 5 %.
  let interval: Interval?
  let state: State

  /// α of the two-sided interval whose one end is held against the margin.
  static let alpha = 0.1

  init(_ guardrail: Hypothesis.Guardrail, interval: Interval?) {
    metric = guardrail.metric
    margin = guardrail.margin
    self.interval = interval
    guard let interval else {
      state = .unclear
      return
    }
    // As a worsening: positive is bad.
    let worst = metric.isHigherBetter ? -interval.lower : interval.upper
    let best = metric.isHigherBetter ? -interval.upper : interval.lower
    state = worst <= margin ? .safe : best > margin ? .worse : .unclear
  }

  /// The guardrails' numbers; nil without guardrails.
  static func group(_ results: [GuardrailResult]) -> FigureGroup? {
    guard !results.isEmpty else { return nil }
    return FigureGroup(
      "guardrails", en: "Guardrails", zh: "护栏指标",
      results.flatMap { result in
        let state: Message =
          switch result.state {
          case .safe: Message(en: "safe", zh: "安全")
          case .worse: Message(en: "worse", zh: "恶化")
          case .unclear: Message(en: "unclear", zh: "不清楚")
          }
        var figures = [
          Figure(
            result.metric.rawValue,
            en:
              "\(result.metric.name.en) (margin \(NumberText.percent(result.margin))): \(state.en)",
            zh: "\(result.metric.name.zh)（容许 \(NumberText.percent(result.margin))）：\(state.zh)",
            .text(result.state.rawValue))
        ]
        if let interval = result.interval {
          figures.append(
            Figure(
              result.metric.rawValue + "Interval", en: "90 % interval of its change",
              zh: "其变化的 90 % 区间", .changes(interval)))
        }
        return figures
      })
  }
}
