// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Audit
import Lexicons
import Text

/// Findings a person has decided on, each with a reason and a day on which to look again:
/// `listwright-suppressions.yaml`, kept beside the pages and never published.
public struct SuppressionFile: Sendable {
  /// One decision.
  public struct Entry: Hashable, Sendable {
    public var fingerprint: String
    public var rule: String?
    /// Why the finding may stand.
    public var reason: String
    /// What proves it: a certificate number, an address.
    public var evidence: String?
    /// The last day it holds; nil for as long as it stands here.
    public var until: CalendarDate?

    public init(
      fingerprint: String, rule: String? = nil, reason: String, evidence: String? = nil,
      until: CalendarDate? = nil
    ) {
      self.fingerprint = fingerprint
      self.rule = rule
      self.reason = reason
      self.evidence = evidence
      self.until = until
    }
  }

  public static let name = "listwright-suppressions.yaml"

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// Reads a file; one that is not there holds nothing.
  public static func read(_ path: String) throws(LexiconError) -> SuppressionFile {
    guard FileManager.default.fileExists(atPath: path) else { return SuppressionFile(entries: []) }
    var entries: [Entry] = []
    for item in try DataFiles.yaml(of: path).required("suppressions").items() {
      _ = try item.entries(allowed: ["fingerprint", "rule", "reason", "evidence", "until"])
      entries.append(
        Entry(
          fingerprint: try item.required("fingerprint").string(),
          rule: try item.optional("rule")?.string(),
          reason: try item.required("reason").string(),
          evidence: try item.optional("evidence")?.string(),
          until: try item.optional("until")?.date()))
    }
    return SuppressionFile(entries: entries)
  }

  /// The file's text, entries in order of rule and fingerprint.
  public var text: String {
    let sorted = entries.sorted {
      ($0.rule ?? "", $0.fingerprint) < ($1.rule ?? "", $1.fingerprint)
    }
    return "suppressions:\n"
      + sorted.map { entry in
        var lines = ["  - fingerprint: \"\(entry.fingerprint)\""]
        if let rule = entry.rule { lines.append("    rule: \(Self.quoted(rule))") }
        lines.append("    reason: \(Self.quoted(entry.reason))")
        if let evidence = entry.evidence { lines.append("    evidence: \(Self.quoted(evidence))") }
        if let until = entry.until { lines.append("    until: \(until)") }
        return lines.joined(separator: "\n") + "\n"
      }.joined()
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: " ")
    return "\"\(escaped)\""
  }
}

/// Takes decided findings out of results, and keeps track of which decisions were of use.
public struct Suppressions: Sendable {
  private let entries: [String: SuppressionFile.Entry]
  private let today: CalendarDate
  private var used: Set<String> = []

  public init(_ file: SuppressionFile, today: CalendarDate) {
    entries = Dictionary(
      file.entries.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    self.today = today
  }

  /// Whether nothing is suppressed.
  public var isEmpty: Bool { entries.isEmpty }

  /// The result without findings that are suppressed today.
  public mutating func applied(to result: ListingResult) -> ListingResult {
    guard !entries.isEmpty else { return result }
    var changed = result
    changed.findings = result.findings.filter { located in
      guard let entry = entries[located.fingerprint] else { return true }
      used.insert(located.fingerprint)
      return entry.until.map { $0 < today } ?? false
    }
    return changed
  }

  /// Decisions whose day has passed.
  public var expired: [SuppressionFile.Entry] {
    entries.values.filter { entry in entry.until.map { $0 < today } ?? false }
      .sorted { $0.fingerprint < $1.fingerprint }
  }

  /// Decisions about findings that were not there.
  public var unused: [SuppressionFile.Entry] {
    entries.values.filter { !used.contains($0.fingerprint) }
      .sorted { $0.fingerprint < $1.fingerprint }
  }
}
