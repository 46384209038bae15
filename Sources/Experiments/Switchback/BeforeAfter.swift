// SPDX-License-Identifier: Apache-2.0

/// Before against after, with a control series that was not changed: difference in differences of log
/// rates. Observational, whatever its p-value: whatever else happened to this item alone at that moment is
/// in it.
public struct BeforeAfter: Hashable, Sendable {
  /// One day: the changed item, and the series it is held against (nil without one).
  public struct Day: Hashable, Sendable {
    public var isAfter: Bool
    public var rate: Double
    public var controlRate: Double?

    public init(isAfter: Bool, rate: Double, controlRate: Double?) {
      self.isAfter = isAfter
      self.rate = rate
      self.controlRate = controlRate
    }
  }

  /// Fewest days of each period.
  public static let fewestDays = 28

  public let daysBefore: Int
  public let daysAfter: Int
  /// Whether a control series was taken off.
  public let hasControl: Bool
  /// Effect on the log rate, days as the unit.
  public let difference: MeanDifference

  /// Days without a success, or where the control has none, are left out.
  ///
  /// - Returns: nil for fewer than two days in a period.
  public init?(_ days: [Day]) {
    let hasControl = days.contains { $0.controlRate != nil }
    func values(after: Bool) -> [Double] {
      days.compactMap { day in
        guard day.isAfter == after, day.rate > 0 else { return nil }
        guard hasControl else { return log(day.rate) }
        guard let control = day.controlRate, control > 0 else { return nil }
        return log(day.rate / control)
      }
    }
    let before = values(after: false)
    let after = values(after: true)
    guard let difference = MeanDifference.welch(SampleSummary(before), SampleSummary(after)) else {
      return nil
    }
    daysBefore = before.count
    daysAfter = after.count
    self.hasControl = hasControl
    self.difference = difference
  }
}
