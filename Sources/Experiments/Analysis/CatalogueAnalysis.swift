// SPDX-License-Identifier: Apache-2.0

import Findings

/// Results of a switchback over many items.
struct CatalogueAnalysis {
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

  private func test(_ metric: Metric, work: Int) -> CatalogueTest? {
    var pairPlaces: [Int: Int] = [:]
    for pair in Set(pairs.map(\.pair)).sorted() { pairPlaces[pair] = pairPlaces.count }
    let cells = pairs.compactMap { pair -> CatalogueTest.Cell? in
      guard let a = analyzer.value(pair.a, metric), let b = analyzer.value(pair.b, metric),
        let place = pairPlaces[pair.pair]
      else { return nil }
      return CatalogueTest.Cell(
        item: pair.item, pair: place,
        rates: RatePair(a: a, b: b, aFirst: pair.firstDayA < pair.firstDayB))
    }
    return CatalogueTest(cells, seed: analyzer.request.seed, work: work)
  }

  func analysis() throws(ExperimentError) -> Analysis {
    guard let test = test(metric, work: 20_000_000) else {
      throw ExperimentError(
        en:
          "a catalogue test needs at least four items with both arms, in pairs of periods where some "
          + "items show A first and others B first",
        zh: "多商品轮换测试至少需要四个两组齐全的商品，且每对周期中有的先 A、有的先 B")
    }
    let alpha = analyzer.request.level
    let names = analyzer.request.calendar?.arms ?? analyzer.results.armNames
    var sumA = Totals()
    var sumB = Totals()
    for pair in pairs {
      sumA.add(pair.a)
      sumB.add(pair.b)
    }
    let interval = test.difference.interval(alpha: alpha)
    let estimate = Estimate(
      arm: names[1], control: names[0], controlValue: analyzer.value(sumA, metric) ?? 0,
      value: analyzer.value(sumB, metric) ?? 0, lift: test.scale.lift(test.difference.estimate),
      interval: interval.map(test.scale.lift), differenceInterval: nil, confidence: 1 - alpha,
      pValue: test.pValue, adjustedPValue: test.pValue, isSignificant: test.pValue <= alpha,
      method: "item-permutation", falsePositiveRate: nil)
    let guardrails = (analyzer.request.hypothesis?.guardrails ?? []).map { guardrail in
      let interval = self.test(guardrail.metric, work: 0).map { test in
        test.difference.interval(alpha: GuardrailResult.alpha).map(test.scale.lift)
      }
      return GuardrailResult(guardrail, interval: interval)
    }
    let rule = VerdictRule(
      estimate: estimate, metric: metric, alpha: alpha,
      minimumEffect: analyzer.request.hypothesis?.minimumEffect, guardrails: guardrails,
      smallestArm: Int(min(sumA[analyzer.denominator], sumB[analyzer.denominator])))
    var analysis = Analysis(
      verdict: rule.verdict, design: .catalogueSwitchback, metric: metric,
      hypothesis: analyzer.request.hypothesis, why: rule.why,
      cannotConclude: rule.cannotConclude + [
        Message(
          en: "Which of the items gained: the effect is that of the pattern, over all of them.",
          zh: "哪个商品受益：得到的是这种写法在全部商品上的平均效果。")
      ], estimates: [estimate], figures: [figures(test)], problems: problems, posterior: nil)
    analysis.figures += GuardrailResult.group(guardrails).map { [$0] } ?? []
    if !test.unbalancedPairs.isEmpty {
      analysis.why.append(
        Message(
          en:
            "\(test.unbalancedPairs.count) pair(s) of periods had the same order for every item and "
            + "tell nothing; they are left out.",
          zh: "有 \(test.unbalancedPairs.count) 对周期的所有商品顺序相同，无法区分效果，未计入。"))
    }
    return analysis
  }

  private func figures(_ test: CatalogueTest) -> FigureGroup {
    FigureGroup(
      "catalogue", en: "Items and periods", zh: "商品与周期",
      [
        Figure("items", en: "items", zh: "商品数", .count(test.items)),
        Figure("cells", en: "items × pairs of periods", zh: "商品 × 周期对", .count(test.cells)),
        Figure("permutations", en: "permutations drawn", zh: "置换次数", .count(test.draws)),
        Figure(
          "clusteredTP", en: "p by the error clustered over items", zh: "按商品聚类标准误的 p",
          .probability(test.difference.pValue)),
        Figure("scale", en: "scale", zh: "尺度", .text(test.scale.rawValue)),
        Figure(
          "leftOut", en: "item pairs left out", zh: "剔除的商品对",
          .count(
            problems.count { [.incompletePair, .excludedPair, .wrongArm].contains($0.code) })),
      ])
  }
}
