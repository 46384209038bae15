// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Listings
import Text

/// Annotations of GitHub Actions. At most ten a level, the limit of one step; the rest is counted in a
/// closing notice.
public struct GitHubReport: ReportWriter {
  let options: ReportOptions
  private var lines: [(severity: Severity, text: String)] = []

  public init(_ options: ReportOptions) { self.options = options }

  /// Annotations GitHub shows of each level in one step.
  static let limit = 10

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure):
      let message = options.language(for: failure).text(failure.message)
      lines.append(
        (
          .error,
          "::error title=listwright,file=\(property(failure.source ?? "-"))::\(data(message))"
        ))
    case .result(let result):
      for located in result.findings { lines.append(annotation(located, in: result)) }
    }
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    var output: [String] = []
    var dropped = 0
    for severity in Severity.allCases.reversed() {
      let level = lines.filter { $0.severity == severity }
      output += level.prefix(Self.limit).map(\.text)
      dropped += max(0, level.count - Self.limit)
    }
    if dropped > 0 { output.append("::notice title=listwright::\(dropped) more findings") }
    return Array(output.map { $0 + "\n" }.joined().utf8)
  }

  private func annotation(
    _ located: LocatedFinding, in result: ListingResult
  ) -> (Severity, String) {
    let finding = located.finding
    let level =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .info: "notice"
      }
    var properties = ["title=\(property("listwright (\(finding.rule))"))"]
    if let source = result.listing.source { properties.append("file=\(property(source))") }
    if result.listing.isFile, let start = located.start, let end = located.end {
      properties += ["line=\(start.line)", "endLine=\(end.line)"]
      // GitHub takes columns only where a finding stays on its line.
      if start.line == end.line {
        properties += ["col=\(start.column)", "endColumn=\(end.column)"]
      }
    }
    var message = options.language(for: result).text(finding.message)
    if let text = finding.place?.text, !text.isEmpty, !message.contains(text) {
      message = "“\(text)” \(message)"
    }
    return (finding.severity, "::\(level) \(properties.joined(separator: ","))::\(data(message))")
  }

  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
