// SPDX-License-Identifier: Apache-2.0

/// Told now and then how far the reading or ranking of a long export is.
public struct ProgressListener {
  public enum Step: Hashable, Sendable {
    /// Reading rows and numbers of a table.
    case reading
    /// Cutting the queries and finding those that ask for the same.
    case merging
    /// Working out what each is worth.
    case ranking
  }

  private let hear: (_ step: Step, _ share: Double) -> Void

  /// - Parameter hear: called about every 16,384 rows with the step and the part of it that is done, 0…1.
  public init(_ hear: @escaping (_ step: Step, _ share: Double) -> Void) { self.hear = hear }

  /// Hears nothing.
  public static var none: ProgressListener { ProgressListener { _, _ in } }

  /// Notes that so many rows are done; heard now and then.
  @inline(__always)
  func note(_ step: Step, _ done: Int, of total: Int) {
    if done & 0x3FFF == 0 { hear(step, Double(done) / Double(max(total, 1))) }
  }

  /// Notes that a part of the step is done; always heard.
  func note(_ step: Step, share: Double) { hear(step, share) }
}
