// SPDX-License-Identifier: Apache-2.0

import Findings

/// What the last weeks say about a metric: its value, an item's traffic a day, and the noise between days.
struct History {
  let rate: Double
  /// Of one item.
  let trafficPerDay: Double
  /// Nil for fewer than 14 days, or a metric of money.
  let noise: DayNoise?

  /// - Throws: an `ExperimentError` where the metric's columns are missing or the data are faulty.
  init(_ table: ResultTable, metric: Metric) throws(ExperimentError) {
    if let problem = table.problems.first(where: \.isError) {
      throw ExperimentError(en: "history: " + problem.message.en, zh: "历史数据：" + problem.message.zh)
    }
    guard let denominator = table.denominator(of: metric), !table.days.isEmpty else {
      throw ExperimentError(
        en: "the history lacks a date or the columns of \(metric.rawValue)",
        zh: "历史数据缺少日期列或 \(metric.rawValue) 所需的列")
    }
    var days = [[Int: Totals]](repeating: [:], count: table.itemNames.count)
    for index in table.rows.indices where !table.isExcluded[index] {
      table.add(
        row: index, to: &days[table.items[index]][table.days[index], default: Totals()])
    }
    var top = 0.0
    var bottom = 0.0
    var itemDays = 0
    var noises: [DayNoise] = []
    for item in days {
      var series: [DayNoise.Day] = []
      for (day, totals) in item.sorted(by: { $0.key < $1.key }) {
        top += totals[metric.numerator]
        bottom += totals[denominator]
        itemDays += 1
        let successes = Int(totals[metric.numerator])
        let trials = Int(totals[denominator])
        if metric.isProportion, successes <= trials {
          series.append(DayNoise.Day(day: day, counts: ArmCounts(successes, of: trials)))
        }
      }
      if let noise = DayNoise(series) { noises.append(noise) }
    }
    guard top > 0, bottom > 0 else {
      throw ExperimentError(
        en: "the history holds no \(metric.numerator.rawValue)",
        zh: "历史数据中没有任何 \(metric.numerator.rawValue)")
    }
    rate = top / bottom
    trafficPerDay = bottom / Double(itemDays)
    // The typical item: the median, which one odd item does not move.
    noise =
      noises.sorted { ($0.sigma, $0.rate) < ($1.sigma, $1.rate) }
      .dropFirst((noises.count - 1) / 2).first
  }
}
