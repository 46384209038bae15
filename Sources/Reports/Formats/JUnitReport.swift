// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings

/// JUnit XML, one suite a listing, one case a rule that spoke; a clean listing still has a case, so that a
/// run is never empty.
public struct JUnitReport: ReportWriter {
  let options: ReportOptions
  private var suites: [String] = []

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure):
      let message = XML.escaped(options.language(for: failure).text(failure.message))
      suites.append(
        """
          <testsuite name="\(XML.escaped(failure.name))" tests="1" failures="0" errors="1" skipped="0">
            <testcase classname="\(XML.escaped(failure.name))" name="read">
              <error message="\(message)"/>
            </testcase>
          </testsuite>
        """)
    case .result(let result): suites.append(suite(for: result))
    }
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"listwright\">"
    return Array(([head] + suites + ["</testsuites>", ""]).joined(separator: "\n").utf8)
  }

  private func suite(for result: ListingResult) -> String {
    let name = XML.escaped(result.name)
    let language = options.language(for: result)
    var cases: [String] = []
    var failures = 0
    for rule in Set(result.findings.map(\.finding.rule)).sorted() {
      let found = result.findings.filter { $0.finding.rule == rule }
      let failing = found.filter { $0.finding.severity > .info }
      if failing.isEmpty { continue }
      failures += 1
      let details = failing.map { located in
        "\(located.name(in: result)) \(Printable.oneLine(located.finding.place?.text ?? ""))"
      }
      let first = failing[0].finding
      cases.append(
        """
            <testcase classname="\(name)" name="\(XML.escaped(rule))">
              <failure type="\(first.severity.rawValue)" message="\(XML.escaped(language.text(first.message)))">\(XML.escaped(details.joined(separator: "\n")))</failure>
            </testcase>
        """)
    }
    if cases.isEmpty { cases.append("    <testcase classname=\"\(name)\" name=\"audit\"/>") }
    for item in result.notChecked {
      cases.append(
        """
            <testcase classname="\(name)" name="\(XML.escaped(language.text(item.what)))">
              <skipped message="\(XML.escaped(language.text(item.why)))"/>
            </testcase>
        """)
    }
    return """
        <testsuite name="\(name)" tests="\(cases.count)" failures="\(failures)" errors="0" skipped="\(result.notChecked.count)">
      \(cases.joined(separator: "\n"))
        </testsuite>
      """
  }
}

/// Escaping for XML and HTML.
enum XML {
  /// The text with markup characters as references; characters XML cannot hold become U+FFFD.
  static func escaped(_ text: some StringProtocol) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case "\n", "\t": output.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
