// SPDX-License-Identifier: Apache-2.0

/// What one arm of a split showed: how many were exposed and how many of those did what counts.
public struct ArmCounts: Hashable, Sendable {
  /// Orders, clicks, …: 0…`trials`.
  public var successes: Int
  /// Visitors, impressions, …
  public var trials: Int

  /// - Precondition: 0 ≤ successes ≤ trials.
  public init(_ successes: Int, of trials: Int) {
    precondition(successes >= 0 && successes <= trials, "successes are some of the trials")
    self.successes = successes
    self.trials = trials
  }

  /// Successes ÷ trials; 0 where there were none.
  public var rate: Double { trials > 0 ? Double(successes) / Double(trials) : 0 }

  /// p(1 − p), the variance of one trial.
  public var variance: Double { rate * (1 - rate) }
}
