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
    var prints: [String] = []
    for finding in findings {
      let match = self.findings.first {
        $0.finding.rule == finding.rule && $0.finding.place == finding.place
          && $0.finding.message == finding.message && !prints.contains($0.fingerprint)
      }
      if let match { prints.append(match.fingerprint) }
    }
    return prints
  }
}
