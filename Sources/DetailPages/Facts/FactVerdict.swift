// SPDX-License-Identifier: Apache-2.0

import Findings

/// What the facts say about one statement of a listing.
public struct FactVerdict: Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// A fact says the same, within conversion and rounding.
    case supported
    /// A fact says otherwise.
    case contradicted
    /// No fact speaks of it; it needs one.
    case unsupported
    /// Praise no fact could bear out.
    case unverifiable
    /// The facts say the product is not or does not have this.
    case forbidden
  }

  public var verdict: Verdict
  public var place: Place
  /// What is stated: `quantity`, `material`, `certification`, ….
  public var kind: String
  /// The fact that decides, as it stands in the facts file.
  public var fact: String?
  public var why: Message

  /// The verdict as a finding: contradicted and forbidden are errors, unsupported is a warning, unverifiable
  /// advice; nil for supported.
  public var finding: Finding? {
    let severity: Severity
    switch verdict {
    case .supported: return nil
    case .contradicted, .forbidden: severity = .error
    case .unsupported: severity = .warning
    case .unverifiable: severity = .info
    }
    return Finding(
      rule: "facts/\(verdict.rawValue)", family: .statistic, severity: severity, layer: .style,
      place: place, message: why)
  }
}
