// SPDX-License-Identifier: Apache-2.0

/// How much the rate of an item differs from day to day beyond chance, weekday and trend: what decides how
/// long a switchback must run.
public struct DayNoise: Hashable, Sendable {
  /// Standard deviation between days on the log scale: 0.1 is about 10 %.
  public let sigma: Double
  /// 80 % interval of `sigma`.
  public let interval: Interval
  /// Days it rests on.
  public let days: Int
  /// Trials a day.
  public let trialsPerDay: Double
  /// Successes ÷ trials over all days.
  public let rate: Double

  /// One day of an item's history.
  public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    public var day: Int
    public var counts: ArmCounts

    public init(day: Int, counts: ArmCounts) {
      self.day = day
      self.counts = counts
    }
  }

  /// The residual variance of log rates after weekdays and a linear trend are taken out, less what chance
  /// alone gives, (1 − p) ÷ (n p).
  ///
  /// - Returns: nil for fewer than 14 days with trials, or no success at all.
  public init?(_ history: [Day]) {
    let days = history.filter { $0.counts.trials > 0 }
    let trials = days.reduce(0) { $0 + $1.counts.trials }
    let successes = days.reduce(0) { $0 + $1.counts.successes }
    guard days.count >= 14, successes > 0, successes < trials else { return nil }
    let rate = Double(successes) / Double(trials)
    // Half a success more keeps a day without orders on the scale.
    let logRates = days.map {
      log((Double($0.counts.successes) + 0.5) / (Double($0.counts.trials) + 1))
    }
    var weekdays = [(count: Int, sumY: Double, sumX: Double)](repeating: (0, 0, 0), count: 7)
    for (day, y) in zip(days, logRates) {
      let weekday = ((day.day % 7) + 7) % 7
      weekdays[weekday].count += 1
      weekdays[weekday].sumY += y
      weekdays[weekday].sumX += Double(day.day)
    }
    var centred: [(x: Double, y: Double)] = []
    for (day, y) in zip(days, logRates) {
      let group = weekdays[((day.day % 7) + 7) % 7]
      centred.append(
        (Double(day.day) - group.sumX / Double(group.count), y - group.sumY / Double(group.count)))
    }
    let squaresX = centred.reduce(0) { $0 + $1.x * $1.x }
    let slope = squaresX > 0 ? centred.reduce(0) { $0 + $1.x * $1.y } / squaresX : 0
    let residuals = centred.reduce(0) { sum, point in
      let residual = point.y - slope * point.x
      return sum + residual * residual
    }
    let degrees = Double(days.count - weekdays.count { $0.count > 0 } - 1)
    let chance =
      days.reduce(0) { $0 + (1 - rate) / (Double($1.counts.trials) * rate) }
      / Double(days.count)
    func beyondChance(_ variance: Double) -> Double { max(0, variance - chance).squareRoot() }
    sigma = beyondChance(residuals / degrees)
    interval = Interval(
      beyondChance(residuals / ChiSquare.upperQuantile(0.1, degreesOfFreedom: degrees)),
      beyondChance(residuals / ChiSquare.upperQuantile(0.9, degreesOfFreedom: degrees)))
    self.days = days.count
    trialsPerDay = Double(trials) / Double(days.count)
    self.rate = rate
  }
}
