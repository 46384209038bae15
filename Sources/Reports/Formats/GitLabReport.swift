// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings
import Text

/// GitLab's Code Quality report: a JSON array of issues.
public struct GitLabReport: ReportWriter {
  let options: ReportOptions
  private var issues: [JSONValue] = []

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure):
      issues.append(
        issue(
          rule: "read", message: options.language(for: failure).text(failure.message),
          severity: "blocker", path: failure.source ?? "-", line: failure.line ?? 1,
          fingerprint: "read:\(failure.name)"))
    case .result(let result):
      let language = options.language(for: result)
      for located in result.findings {
        let finding = located.finding
        var message = language.text(finding.message)
        if let text = finding.place?.text, !text.isEmpty, !message.contains(text) {
          message = "“\(Printable.oneLine(text))” \(message)"
        }
        issues.append(
          issue(
            rule: finding.rule, message: message, severity: level(finding.severity),
            path: result.listing.source ?? "-", line: located.start?.line ?? 1,
            fingerprint: located.fingerprint))
      }
    }
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    JSONValue.array(issues).bytes(indented: true) + [UInt8(ascii: "\n")]
  }

  private func issue(
    rule: String, message: String, severity: String, path: String, line: Int, fingerprint: String
  ) -> JSONValue {
    .object([
      "check_name": .string(rule), "description": .string(message), "severity": .string(severity),
      "fingerprint": .string(fingerprint),
      "location": .object([
        "path": .string(path), "lines": .object(["begin": .integer(line)]),
      ]),
    ])
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .info: "info"
    }
  }
}
