// SPDX-License-Identifier: Apache-2.0

import Findings

/// From an estimate to what to do, in words.
struct VerdictRule {
  let estimate: Estimate
  let metric: Metric
  let alpha: Double
  /// Relative effect that was declared to matter; nil without a hypothesis.
  let minimumEffect: Double?
  let guardrails: [GuardrailResult]
  /// Units of the smallest arm: visitors, impressions.
  let smallestArm: Int

  /// A lift beyond which a mistake is likelier than a miracle (Twyman's law).
  static let implausibleLift = 0.5
  /// Fewest units an arm must have before a winner is shown.
  static let fewestUnits = 150

  private var isBetter: Bool {
    let change = estimate.lift ?? (estimate.value - estimate.controlValue)
    return metric.isHigherBetter ? change > 0 : change < 0
  }

  var verdict: Analysis.Verdict {
    if estimate.isSignificant {
      guard isBetter else { return .keep }
      if guardrails.contains(where: { $0.state == .worse }) { return .keep }
      let isImplausible = (estimate.lift.map { abs($0) } ?? .infinity) > Self.implausibleLift
      if isImplausible || smallestArm < Self.fewestUnits
        || guardrails.contains(where: { $0.state == .unclear })
      {
        return .checkFirst
      }
      return .adopt
    }
    if let minimumEffect, let interval = estimate.interval, interval.lower > -minimumEffect,
      interval.upper < minimumEffect
    {
      return .noDifference
    }
    return .undecided
  }

  /// What to do and how sure, in sentences.
  var why: [Message] {
    let arm = estimate.arm
    let control = estimate.control
    let size = sizeText
    var sentences: [Message]
    switch verdict {
    case .adopt:
      sentences = [
        Message(
          en: "Use \(arm): \(metric.name.en) is \(size.en) than with \(control).",
          zh: "采用 \(arm)：\(metric.name.zh)比 \(control) \(size.zh)。")
      ]
    case .keep where isBetter:
      sentences = [
        Message(
          en:
            "Keep \(control): \(arm) gains in \(metric.name.en) but harms what was to be guarded.",
          zh: "保留 \(control)：\(arm) 的\(metric.name.zh)虽有提升，但损害了护栏指标。")
      ]
    case .keep:
      sentences = [
        Message(
          en: "Keep \(control): with \(arm), \(metric.name.en) is \(size.en).",
          zh: "保留 \(control)：\(arm) 的\(metric.name.zh)\(size.zh)。")
      ]
    case .checkFirst:
      sentences = [
        Message(
          en: "\(arm) looks better (\(size.en)), but do not act on it yet.",
          zh: "\(arm) 看上去更好（\(size.zh)），但先不要据此行动。")
      ]
      sentences += doubts
    case .noDifference:
      sentences = [
        Message(
          en: "No difference that matters: take whichever you like better.",
          zh: "没有值得在意的差异：选哪个都可以。")
      ]
    default:
      sentences = [
        Message(
          en:
            "Undecided: this data neither shows a difference between \(control) and \(arm) nor rules "
            + "one out. Keep \(control).",
          zh: "未分胜负：这些数据既没有显示 \(control) 与 \(arm) 有差异，也没有排除差异。暂时保留 \(control)。")
      ]
    }
    sentences.append(certainty)
    return sentences
  }

  private var doubts: [Message] {
    var doubts: [Message] = []
    if (estimate.lift.map { abs($0) } ?? .infinity) > Self.implausibleLift {
      doubts.append(
        Message(
          en:
            "A lift above 50 % is a mistake more often than a miracle: check tracking, stock, price.",
          zh: "超过 50 % 的提升多半是出错而不是奇迹：请检查埋点、库存和价格。"))
    }
    if smallestArm < Self.fewestUnits {
      doubts.append(
        Message(
          en: "Fewer than \(Self.fewestUnits) units in an arm.",
          zh: "有一组的样本不足 \(Self.fewestUnits)。"))
    }
    for guardrail in guardrails where guardrail.state == .unclear {
      doubts.append(
        Message(
          en: "Whether \(guardrail.metric.name.en) got worse by more than "
            + "\(NumberText.percent(guardrail.margin)) is open.",
          zh: "\(guardrail.metric.name.zh)是否恶化超过 \(NumberText.percent(guardrail.margin)) 还不清楚。"))
    }
    return doubts
  }

  private var sizeText: Message {
    guard let lift = estimate.lift else {
      return Message(
        en: estimate.value > estimate.controlValue ? "higher" : "lower",
        zh: estimate.value > estimate.controlValue ? "更高" : "更低")
    }
    let share = NumberText.percent(abs(lift))
    return Message(
      en: share + (lift >= 0 ? " higher" : " lower"), zh: (lift >= 0 ? "高 " : "低 ") + share)
  }

  private var certainty: Message {
    let p = NumberText.probability(estimate.adjustedPValue)
    let percent = NumberText.short((estimate.confidence * 100).rounded())
    let range = estimate.interval.map { interval in
      NumberText.signedPercent(interval.lower) + " … " + NumberText.signedPercent(interval.upper)
    }
    let called = estimate.isSignificant
    let en =
      range.map { "\(percent) % interval of the lift: \($0). " } ?? "No interval can be given. "
    let zh = range.map { "提升幅度的 \(percent) % 区间：\($0)。" } ?? "无法给出区间。"
    return Message(
      en: en + "p = \(p) (\(estimate.method)), \(called ? "at most" : "above") α = "
        + NumberText.short(alpha) + ".",
      zh: zh + "p = \(p)（\(estimate.method)），\(called ? "不高于" : "高于") α = "
        + NumberText.short(alpha) + "。")
  }

  /// What the result leaves open.
  var cannotConclude: [Message] {
    var open: [Message] = []
    if !estimate.isSignificant {
      open.append(
        Message(
          en: "That both are the same: no difference shown is not the same as no difference.",
          zh: "两者相同：没有显示差异不等于没有差异。"))
      if let interval = estimate.interval {
        open.append(
          Message(
            en: "A lift of up to \(NumberText.signedPercent(interval.upper)) or a loss of "
              + "\(NumberText.signedPercent(interval.lower)) is still possible.",
            zh: "仍可能提升至 \(NumberText.signedPercent(interval.upper))，"
              + "或变化 \(NumberText.signedPercent(interval.lower))。"))
      }
    } else {
      open.append(
        Message(
          en: "That the whole lift will last: winners of tests tend to be overestimated.",
          zh: "提升会全部保持：测试中的胜者往往被高估。"))
    }
    if let rate = estimate.falsePositiveRate, rate < 0.8 * alpha {
      open.append(
        Message(
          en: "Small effects: at these counts the test is careful and calls a difference in "
            + "\(NumberText.percent(rate)) of tests without one (allowed: \(NumberText.percent(alpha))).",
          zh: "小的效果：在这样的数量下检验偏保守，没有差异时只有 \(NumberText.percent(rate)) 会误报"
            + "（允许 \(NumberText.percent(alpha))）。"))
    }
    return open
  }
}
