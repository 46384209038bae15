// SPDX-License-Identifier: Apache-2.0

import Findings

/// What results say about a hypothesis.
public struct Analysis: Hashable, Sendable {
  /// What to do.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Put the new arm in place.
    case adopt
    /// Stay with the control.
    case keep
    /// Neither is shown to be better, and a difference that matters is not ruled out.
    case undecided
    /// No difference as large as the declared one.
    case noDifference = "no-difference-that-matters"
    /// The planned size is not reached: reading the result now would spoil it.
    case goOn = "continue"
    /// A winner on paper that must be looked into before it is believed.
    case checkFirst = "check-first"
    /// The data cannot be trusted.
    case invalid
    /// Seen, not tested.
    case observational
  }

  public var verdict: Verdict
  public var design: Design
  public var metric: Metric
  public var hypothesis: Hypothesis?
  /// In words: what to do, how sure, first.
  public var why: [Message]
  public var cannotConclude: [Message]
  /// One a variant, against the control; the one the verdict is about first.
  public var estimates: [Estimate]
  public var figures: [FigureGroup]
  public var problems: [DataProblem]
  /// Counts of control and variant, for the plot of what is believed of their rates.
  public var posterior: BetaBinomialPlot?
}

/// A variant against the control.
public struct Estimate: Hashable, Sendable {
  public var arm: String
  public var control: String
  /// The metric's value in the control, and in the variant.
  public var controlValue: Double
  public var value: Double
  /// Relative: 0.1 for 10 % more; nil where the control has nothing to compare with.
  public var lift: Double?
  /// Of the lift.
  public var interval: Interval?
  /// Of the absolute difference, where the method gives one.
  public var differenceInterval: Interval?
  /// Of the intervals: 0.95.
  public var confidence: Double
  public var pValue: Double
  /// After the correction for several variants.
  public var adjustedPValue: Double
  /// Whether a difference is called.
  public var isSignificant: Bool
  /// `pooled-z`, `fisher`, `welch`, `sign-flip`, ….
  public var method: String
  /// How often this method calls a difference at these counts when there is none; nil where it is α.
  public var falsePositiveRate: Double?
}

/// Counts of two arms, for a plot.
public struct BetaBinomialPlot: Hashable, Sendable {
  public var a: ArmCounts
  public var b: ArmCounts
  public var nameA: String
  public var nameB: String
}
