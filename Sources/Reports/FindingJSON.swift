// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings
import Text

extension ResultJSON {
  /// The JSON of one finding.
  static func value(of located: LocatedFinding) -> JSONValue {
    let finding = located.finding
    return .members([
      "rule": .string(finding.rule),
      "family": .string(finding.family.rawValue),
      "severity": .string(finding.severity.rawValue),
      "layer": .string(finding.layer.rawValue),
      "field": finding.field.map(JSONValue.string),
      "text": finding.place.flatMap { $0.range == nil ? nil : .string($0.text) },
      "range": finding.place?.range.map(value(of:)),
      "bytes": located.originalBytes.map(value(of:)),
      "cell": located.cell.map {
        .object(["row": .integer($0.row), "column": .integer($0.column)])
      },
      "line": located.start.map { .integer($0.line) },
      "column": located.start.map { .integer($0.column) },
      "endLine": located.end.map { .integer($0.line) },
      "endColumn": located.end.map { .integer($0.column) },
      "path": finding.place?.path.map(JSONValue.string),
      "message": value(of: finding.message),
      "citation": .array(finding.citations.map(value(of:))),
      "exemptionsTried": .strings(finding.exemptionsTried),
      "fixes": .array(finding.fixes.map(value(of:))),
      "confidence": .number(finding.confidence),
      "fingerprint": .string(located.fingerprint),
    ])
  }

  private static func value(of citation: Citation) -> JSONValue {
    .members([
      "title": .string(citation.title),
      "article": citation.article.map(JSONValue.string),
      "url": citation.url.map(JSONValue.string),
      "effective": citation.effective.map(JSONValue.string),
    ])
  }

  private static func value(of fix: Fix) -> JSONValue {
    .members([
      "applicability": .string(fix.applicability.rawValue),
      "edits": .array(
        fix.edits.map { .object(["range": value(of: $0.range), "text": .string($0.text)]) }),
      "message": fix.message.map(value(of:)),
    ])
  }
}

extension ListingResult {
  /// The fingerprints of these findings among the result's, in order.
  func fingerprints(of findings: [Finding]) -> [String] {
    let rules = Set(findings.map(\.rule))
    guard !rules.isEmpty else { return [] }
    // A flood of findings is told in the time it takes to read it: each is looked up, not searched for.
    var known: [Identity: [String]] = [:]
    for located in self.findings.reversed() where rules.contains(located.finding.rule) {
      known[Identity(located.finding), default: []].append(located.fingerprint)
    }
    return findings.compactMap { known[Identity($0)]?.popLast() }
  }

  /// What tells one finding of a listing from another.
  private struct Identity: Hashable {
    let rule: String
    let place: Place?
    let message: Message

    init(_ finding: Finding) {
      rule = finding.rule
      place = finding.place
      message = finding.message
    }
  }
}
