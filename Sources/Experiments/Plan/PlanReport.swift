// SPDX-License-Identifier: Apache-2.0

import Findings

/// Whether and how a hypothesis can be tested.
public struct PlanReport: Hashable, Sendable {
  public var hypothesis: Hypothesis
  public var design: Design
  /// Whether the declared effect can be seen within the longest time allowed.
  public var isTestable: Bool
  /// What to do and why, in words.
  public var why: [Message]
  /// What could be tested instead.
  public var alternatives: [Message]
  /// What this design cannot show.
  public var cannotConclude: [Message]
  public var size: PlannedSize?
  public var figures: [FigureGroup]

  /// `testable`, `not-testable` or `observational`.
  public var verdict: String {
    design == .beforeAfter ? "observational" : isTestable ? "testable" : "not-testable"
  }
}

/// How large an experiment is.
public struct PlannedSize: Hashable, Sendable {
  /// Whole days, from the first to the last.
  public var days: Int
  /// Visitors (or exposures) of all arms, for a split.
  public var total: Int?
  /// Pairs of blocks, for a switchback.
  public var pairs: Int?
  /// Blocks of half a cycle in days, for a switchback: 3 and 4, twice in two weeks.
  public var blocks: [Int]
  public var washoutDays: Int
  /// Probability that the declared effect is seen.
  public var power: Double
}

/// What is known before the experiment.
struct Baseline {
  var rate: Double
  var trafficPerDay: Double
  var dayNoise: DayNoise?
}
