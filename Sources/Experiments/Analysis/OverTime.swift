// SPDX-License-Identifier: Apache-2.0

import Findings

/// Whether the effect of a split fades or grows: novelty wears off, learning takes time.
struct OverTime {
  let analyzer: Analyzer
  let arm: Int

  /// Effects of the first and the second half of the days; nil without dates, under 14 days, or for money.
  var group: FigureGroup? {
    let results = analyzer.results
    guard let first = results.days.min(), let last = results.days.max(), last - first >= 13,
      analyzer.metric.isProportion
    else { return nil }
    let middle = first + (last - first + 1) / 2
    var halves = [[Totals]](repeating: [Totals(), Totals()], count: 2)
    for index in results.rows.indices where !results.isExcluded[index] {
      let side = results.arms[index]
      guard side == 0 || side == arm else { continue }
      results.add(
        row: index, to: &halves[results.days[index] < middle ? 0 : 1][side == 0 ? 0 : 1])
    }
    var ratios: [(log: Double, variance: Double)] = []
    for half in halves {
      guard let a = analyzer.counts(half[0], analyzer.metric),
        let b = analyzer.counts(half[1], analyzer.metric), a.successes > 0, b.successes > 0
      else { return nil }
      let variance =
        1 / Double(a.successes) - 1 / Double(a.trials)
        + 1 / Double(b.successes) - 1 / Double(b.trials)
      ratios.append((log(b.rate / a.rate), variance))
    }
    let spread = (ratios[0].variance + ratios[1].variance).squareRoot()
    guard spread > 0 else { return nil }
    let z = (ratios[1].log - ratios[0].log) / spread
    let p = NormalDistribution.twoSided(z)
    return FigureGroup(
      "overTime", en: "Over time", zh: "随时间变化",
      [
        Figure(
          "firstHalf", en: "lift in the first half", zh: "前半段提升", .change(expm1(ratios[0].log))),
        Figure(
          "secondHalf", en: "lift in the second half", zh: "后半段提升", .change(expm1(ratios[1].log))),
        Figure("pValue", en: "p of the change", zh: "变化的 p", .probability(p)),
      ],
      note: p < 0.05
        ? Message(
          en:
            "The effect is not steady: newness may wear off, or be learned. Trust the later half more.",
          zh: "效果不稳定：可能是新鲜感消退或用户适应。应更相信后半段。") : nil)
  }
}
