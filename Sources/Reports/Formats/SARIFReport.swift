// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Listings
import Text

/// SARIF 2.1.0 (OASIS), for code-scanning services and editors. Columns are Unicode code points, URIs are
/// relative, and the articles of law stand in a taxonomy that rules relate to.
public struct SARIFReport: ReportWriter {
  let options: ReportOptions
  private var rules: [String: JSONValue] = [:]
  private var results: [(rule: String, value: [String: JSONValue])] = []
  private var artifacts: [String: JSONValue] = [:]
  private var notifications: [JSONValue] = []

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure): notifications.append(notification(for: failure))
    case .result(let result):
      if let source = result.listing.source {
        artifacts[SARIFPath.uri(source)] = artifact(of: result)
      }
      for located in result.findings {
        let finding = located.finding
        rules[finding.rule] = rules[finding.rule] ?? rule(of: finding)
        results.append((finding.rule, value(of: located, in: result)))
      }
    }
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    let names = rules.keys.sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let run = JSONValue.object([
      "tool": .object([
        "driver": .object([
          "name": "listwright",
          "semanticVersion": .string(options.version),
          "rules": .array(names.compactMap { rules[$0] }),
        ])
      ]),
      "columnKind": "unicodeCodePoints",
      "originalUriBaseIds": .object([
        "%SRCROOT%": .object(["description": .object(["text": "the folder the command ran in"])])
      ]),
      "artifacts": .array(artifacts.sorted { $0.key < $1.key }.map(\.value)),
      "invocations": .array([
        .object([
          "executionSuccessful": .bool(summary.failures == 0),
          "toolExecutionNotifications": .array(notifications),
        ])
      ]),
      "results": .array(
        results.map { result in
          var value = result.value
          value["ruleIndex"] = index[result.rule].map(JSONValue.integer)
          return .object(value)
        }),
    ])
    let log = JSONValue.object([
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([run]),
    ])
    return log.bytes(indented: true) + [UInt8(ascii: "\n")]
  }

  private func rule(of finding: Finding) -> JSONValue {
    .members([
      "id": .string(finding.rule),
      "name": .string(finding.rule),
      "shortDescription": .object(["text": .string(finding.message.en)]),
      "fullDescription": .object(["text": .string(finding.message.zh)]),
      "helpUri": finding.citations.lazy.compactMap(\.url).first.map(JSONValue.string),
      "help": .object(["text": .string(help(for: finding))]),
      "defaultConfiguration": .object(["level": .string(level(finding.severity))]),
      "properties": .object([
        "tags": .strings([finding.family.rawValue, finding.layer.rawValue])
      ]),
    ])
  }

  private func help(for finding: Finding) -> String {
    let law = finding.citations.map { $0.title + ($0.article.map { " \($0)" } ?? "") }
    return ([finding.message.en, finding.message.zh] + law).joined(separator: "\n")
  }

  private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private func value(
    of located: LocatedFinding, in result: ListingResult
  ) -> [String: JSONValue] {
    let finding = located.finding
    var physical: [String: JSONValue] = [:]
    if let source = result.listing.source {
      physical["artifactLocation"] = .object([
        "uri": .string(SARIFPath.uri(source)), "uriBaseId": "%SRCROOT%",
      ])
      if result.listing.isFile, let region = region(of: located) { physical["region"] = region }
    }
    let logical = JSONValue.members([
      "name": .string(finding.field ?? "listing"),
      "fullyQualifiedName": .string(
        result.listing.id + (finding.place?.path.map { " \($0)" } ?? "")),
    ])
    var location: [String: JSONValue] = ["logicalLocations": .array([logical])]
    if !physical.isEmpty { location["physicalLocation"] = .object(physical) }
    let language = options.language(for: result)
    return [
      "ruleId": .string(finding.rule),
      "level": .string(level(finding.severity)),
      "message": .object(["text": .string(language.text(finding.message))]),
      "locations": .array([.object(location)]),
      "partialFingerprints": .object(["listwright/v1": .string(located.fingerprint)]),
      "rank": .number(finding.confidence * 100),
    ]
  }

  private func region(of located: LocatedFinding) -> JSONValue? {
    guard let start = located.start, let end = located.end, let place = located.finding.place
    else { return nil }
    return .members([
      "startLine": .integer(start.line), "startColumn": .integer(start.column),
      "endLine": .integer(end.line), "endColumn": .integer(end.column),
      "byteOffset": located.originalBytes.map { .integer($0.start) },
      "byteLength": located.originalBytes.map { .integer($0.count) },
      "snippet": .object(["text": .string(place.text)]),
    ])
  }

  private func artifact(of result: ListingResult) -> JSONValue {
    .members([
      "location": .object([
        "uri": .string(SARIFPath.uri(result.listing.source ?? "")), "uriBaseId": "%SRCROOT%",
      ]),
      "encoding": result.listing.isFile
        ? result.listing.fields.first.map { .string($0.document.source.charset) } : nil,
    ])
  }

  private func notification(for failure: InputFailure) -> JSONValue {
    .members([
      "level": "error",
      "message": .object(["text": .string(options.language(for: failure).text(failure.message))]),
      "locations": failure.source.map { source in
        .array([
          .object([
            "physicalLocation": .object([
              "artifactLocation": .object(["uri": .string(SARIFPath.uri(source))])
            ])
          ])
        ])
      },
    ])
  }
}

/// File paths as URI references.
enum SARIFPath {
  /// The path with what a URI may not hold percent-encoded; `./` at the start dropped.
  static func uri(_ path: String) -> String {
    let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return uri
  }
}
