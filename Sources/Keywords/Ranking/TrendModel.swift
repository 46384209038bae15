// SPDX-License-Identifier: Apache-2.0

/// Where demand is going, told with restraint: one step up is mostly noise.
struct TrendModel {
  /// A word for people.
  enum Badge: String {
    case rising, fading, seasonal, steady
  }

  struct Trend {
    /// Factor on the value, within 0.8 and 1.25.
    var factor: Double
    /// Factor of the season ahead, within 0.7 and 1.4; 1 where two cycles are not known.
    var season: Double
    var badge: Badge?
    /// Change against the period before, as a fraction; nil where unknown.
    var growth: Double?
    /// What the badge rests on.
    var evidence: String?
  }

  /// - Parameter minimum: demand below which no badge is given.
  static func trend(of facts: ConceptFacts, minimum: Double) -> Trend {
    var trend = Trend(factor: 1, season: 1, badge: nil, growth: nil, evidence: nil)
    let history = facts.history
    if history.count >= 2 {
      readSteps(history, facts, minimum, &trend)
    } else if let growth = facts.stated[.growth] {
      trend.growth = growth
      trend.factor = damped(growth, strength: 0.2)
      trend.evidence = "growth stated by the source"
      if facts.weight >= minimum {
        trend.badge = growth > 0.3 ? .rising : (growth < -0.3 ? .fading : .steady)
      }
    } else if let growth = facts.stated[.yearGrowth] {
      trend.growth = growth
      trend.factor = damped(growth, strength: 0.2)
      trend.evidence = "growth against last year stated by the source"
    }
    if facts.isGone {
      trend.badge = .fading
      trend.factor = min(trend.factor, 0.8)
      trend.evidence = "not in the latest period"
    }
    return trend
  }

  /// Two steps in the same direction count; one counts half.
  private static func readSteps(
    _ history: [Double], _ facts: ConceptFacts, _ minimum: Double, _ trend: inout Trend
  ) {
    let last = history[history.count - 1]
    let before = history[history.count - 2]
    guard before > 0 else { return }
    trend.growth = last / before - 1
    let steps = zip(history.dropFirst(), history).suffix(2).map { $0 - $1 }
    let isTwice = steps.count == 2 && (steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 })
    trend.factor = damped(last / before - 1, strength: isTwice ? 0.4 : 0.2)
    trend.evidence = isTwice ? "two steps in one direction" : "one step"
    if facts.weight >= minimum {
      trend.badge = isTwice ? (steps[0] > 0 ? .rising : .fading) : .steady
    }
    readSeason(history, &trend)
  }

  /// The same month a year before the next one, against the mean of a year.
  private static func readSeason(_ history: [Double], _ trend: inout Trend) {
    guard history.count >= 12 else { return }
    let year = history.suffix(12)
    let mean = year.reduce(0, +) / 12
    guard mean > 0, let peak = year.max() else { return }
    if peak > 2 * mean {
      trend.badge = .seasonal
      trend.evidence = "the best month has more than twice the mean"
    }
    guard history.count >= 24, let next = year.first else { return }
    trend.season = min(max((next / mean).squareRoot(), 0.7), 1.4)
  }

  /// (1 + growth) to a small power, kept within a quarter.
  private static func damped(_ growth: Double, strength: Double) -> Double {
    let factor = KeywordMath.power(1 + max(growth, -0.9), strength)
    return min(max(factor, 0.8), 1.25)
  }
}
