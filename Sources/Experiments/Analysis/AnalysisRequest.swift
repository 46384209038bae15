// SPDX-License-Identifier: Apache-2.0

/// How results are to be read.
public struct AnalysisRequest: Sendable {
  /// Whose numbers are shown beside ours.
  public enum Engine: String, Sendable, CaseIterable {
    case listwright, growthbook
  }

  /// What was declared before; nil reads the results as a fixed test at α = 5 %.
  public var hypothesis: Hypothesis?
  public var calendar: BlockCalendar?
  public var design: Design?
  public var metric: Metric?
  public var alpha: Double?
  public var engine: Engine
  /// Intended shares of the arms, where there is no hypothesis; equal otherwise.
  public var weights: [Double]?
  /// Fingerprint kept when the hypothesis was registered.
  public var registeredFingerprint: String?

  public init(
    hypothesis: Hypothesis? = nil, calendar: BlockCalendar? = nil, design: Design? = nil,
    metric: Metric? = nil, alpha: Double? = nil, engine: Engine = .listwright,
    weights: [Double]? = nil, registeredFingerprint: String? = nil
  ) {
    self.hypothesis = hypothesis
    self.calendar = calendar
    self.design = design
    self.metric = metric
    self.alpha = alpha
    self.engine = engine
    self.weights = weights
    self.registeredFingerprint = registeredFingerprint
  }

  var level: Double { alpha ?? hypothesis?.alpha ?? 0.05 }
  var seed: UInt64 { hypothesis?.seed ?? 20_260_101 }
}
