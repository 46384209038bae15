// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents

/// One JSON object a line, as results come in.
public struct JSONLinesReport: ReportWriter {
  public init() {}

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    ResultJSON.value(of: outcome).bytes() + [UInt8(ascii: "\n")]
  }
}

/// One JSON document for the whole run.
public struct JSONReport: ReportWriter {
  let options: ReportOptions
  private var listings: [JSONValue] = []

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    listings.append(ResultJSON.value(of: outcome))
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    let document = JSONValue.object([
      "listwright": .object(["version": .string(options.version), "format": 1]),
      "listings": .array(listings),
      "summary": .object([
        "listings": .integer(summary.listings), "failures": .integer(summary.failures),
        "errors": .integer(summary.errors), "warnings": .integer(summary.warnings),
        "infos": .integer(summary.infos), "notChecked": .integer(summary.notChecked),
      ]),
    ])
    return document.bytes(indented: true) + [UInt8(ascii: "\n")]
  }
}
