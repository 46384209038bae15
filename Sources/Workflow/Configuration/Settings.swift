// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings

/// What a configuration file, or one of its `overrides`, says. Nil and empty mean: nothing said.
public struct Settings: Sendable, Equatable {
  public var market: Market?
  public var platform: String?
  public var category: String?
  public var language: Language?
  public var messages: MessageLanguage?
  /// Paths as written, relative to the file they stand in.
  public var facts: String?
  public var keywords: [String] = []
  public var failOn: String?
  public var maxWarnings: Int?
  /// Globs of paths not to read.
  public var exclude: [String] = []
  /// Rules, packs (`cn-adlaw/*`) or families not wanted.
  public var disabledRules: [String] = []
  /// Severity by rule.
  public var severities: [String: Severity] = [:]

  public init() {}

  /// These settings with those of `other` on top, where it says something.
  public func overridden(by other: Settings) -> Settings {
    var merged = self
    merged.market = other.market ?? market
    merged.platform = other.platform ?? platform
    merged.category = other.category ?? category
    merged.language = other.language ?? language
    merged.messages = other.messages ?? messages
    merged.facts = other.facts ?? facts
    if !other.keywords.isEmpty { merged.keywords = other.keywords }
    merged.failOn = other.failOn ?? failOn
    merged.maxWarnings = other.maxWarnings ?? maxWarnings
    merged.exclude += other.exclude
    merged.disabledRules += other.disabledRules
    merged.severities.merge(other.severities) { _, new in new }
    return merged
  }

  /// The findings as these settings want them: without disabled rules, severities replaced.
  public func applied(to findings: [Finding]) -> [Finding] {
    guard !disabledRules.isEmpty || !severities.isEmpty else { return findings }
    return findings.compactMap { finding in
      if disabledRules.contains(where: { Self.matches($0, finding) }) { return nil }
      guard let severity = severities[finding.rule] else { return finding }
      var changed = finding
      changed.severity = severity
      return changed
    }
  }

  private static func matches(_ name: String, _ finding: Finding) -> Bool {
    if name.hasSuffix("/*") { return finding.rule.hasPrefix(name.dropLast()) }
    return name == finding.rule || name == finding.family.rawValue
  }
}
