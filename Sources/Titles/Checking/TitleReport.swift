// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// What there is to say of one title.
public struct TitleReport: Sendable {
  /// A length beside its limit.
  public struct Length: Hashable, Sendable {
    public var value: Int
    /// Nil where the platform has none, or is not known.
    public var limit: Int?
    public var unit: LengthUnit

    public init(value: Int, limit: Int?, unit: LengthUnit) {
      self.value = value
      self.limit = limit
      self.unit = unit
    }

    /// Whether it is within the limit.
    public var fits: Bool { limit.map { value <= $0 } ?? true }
  }

  public var text: String
  /// In the platform's unit; in code points where there is no platform.
  public var length: Length
  /// The same text in the other units.
  public var otherLengths: [Length]
  /// What a phone shows of it.
  public var visible: String
  /// Ordered by place.
  public var findings: [Finding]
  /// Nil where no keywords were given.
  public var coverage: KeywordCoverage?

  public init(
    text: String, length: Length, otherLengths: [Length], visible: String, findings: [Finding],
    coverage: KeywordCoverage?
  ) {
    self.text = text
    self.length = length
    self.otherLengths = otherLengths
    self.visible = visible
    self.findings = findings
    self.coverage = coverage
  }
}
