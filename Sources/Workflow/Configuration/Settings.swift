// SPDX-License-Identifier: Apache-2.0

import Audit
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
  /// Folders with packs of the user's own.
  public var rules: [String] = []
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
    merged.rules += other.rules
    merged.failOn = other.failOn ?? failOn
    merged.maxWarnings = other.maxWarnings ?? maxWarnings
    merged.exclude += other.exclude
    merged.disabledRules += other.disabledRules
    merged.severities.merge(other.severities) { _, new in new }
    return merged
  }

  /// The result as these settings want it: without disabled rules, severities replaced.
  public func applied(to result: ListingResult) -> ListingResult {
    guard !disabledRules.isEmpty || !severities.isEmpty else { return result }
    var changed = result
    changed.findings = result.findings.compactMap { located in
      if disabledRules.contains(where: { Self.matches($0, located.finding) }) { return nil }
      guard let severity = severities[located.finding.rule] else { return located }
      var located = located
      located.finding.severity = severity
      return located
    }
    return changed
  }

  private static func matches(_ name: String, _ finding: Finding) -> Bool {
    if name.hasSuffix("/*") { return finding.rule.hasPrefix(name.dropLast()) }
    return name == finding.rule || name == finding.family.rawValue
  }
}

extension Settings {
  /// What is set, as key and value, in the order of the documentation.
  public var lines: [(key: String, value: String)] {
    func list(_ items: [String]) -> String? {
      items.isEmpty ? nil : "[\(items.joined(separator: ", "))]"
    }
    let severities = severities.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rawValue)" }
    let values: [(String, String?)] = [
      ("market", market?.rawValue), ("platform", platform), ("category", category),
      ("language", language?.rawValue), ("messages", messages?.rawValue), ("facts", facts),
      ("keywords", list(keywords)), ("rules", list(rules)), ("fail-on", failOn),
      ("max-warnings", maxWarnings.map(String.init)),
      ("exclude", list(exclude)), ("disable", list(disabledRules)),
      ("severity", severities.isEmpty ? nil : "{\(severities.joined(separator: ", "))}"),
    ]
    return values.compactMap { key, value in value.map { (key, $0) } }
  }
}
