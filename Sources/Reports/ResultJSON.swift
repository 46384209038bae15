// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Documents
import Findings
import Listings
import Text
import Titles

/// The JSON of one result, as the contract describes it.
enum ResultJSON {
  static func value(of outcome: Outcome) -> JSONValue {
    switch outcome {
    case .result(let result): value(of: result)
    case .failure(let failure): value(of: failure)
    }
  }

  static func value(of failure: InputFailure) -> JSONValue {
    .object([
      "error": .members([
        "id": failure.id.map(JSONValue.string),
        "line": failure.line.map(JSONValue.integer),
        "message": .string(failure.message.en),
        "messages": value(of: failure.message),
        "source": failure.source.map(JSONValue.string),
      ])
    ])
  }

  static func value(of result: ListingResult) -> JSONValue {
    let listing = result.listing
    return .members([
      "id": .string(listing.id),
      "source": listing.source.map(JSONValue.string),
      "market": listing.market.map { .string($0.rawValue) },
      "platform": listing.platform.map(JSONValue.string),
      "category": listing.category.map(JSONValue.string),
      "language": .string(listing.language.rawValue),
      "assumed": listing.assumed.isEmpty ? nil : .strings(listing.assumed),
      "findings": .array(result.findings.map(value(of:))),
      "score": result.overall.value.map(JSONValue.number) ?? .null,
      "title": result.title.map(value(of:)),
      "structure": result.structure.map { value(of: $0, in: result) },
      "audits": .array(result.audits.map { value(of: $0, in: result) }),
      "keywords": result.keywords.map(value(of:)),
      "notChecked": .array(result.notChecked.map(value(of:))),
    ])
  }

  private static func value(of coverage: SearchCoverage) -> JSONValue {
    .object([
      "covered": .strings(coverage.covered), "missing": .strings(coverage.missing),
      "demandCovered": .number(coverage.demandCovered),
    ])
  }

  private static func value(of item: NotChecked) -> JSONValue {
    .object([
      "what": .string(item.what.en), "why": .string(item.why.en),
      "messages": .object(["what": value(of: item.what), "why": value(of: item.why)]),
    ])
  }

  static func value(of message: Message) -> JSONValue {
    .object(["en": .string(message.en), "zh": .string(message.zh)])
  }

  static func value(of range: ByteRange) -> JSONValue {
    .object(["start": .integer(range.start), "end": .integer(range.end)])
  }

  private static func value(of report: TitleReport) -> JSONValue {
    .object([
      "text": .string(report.text),
      "length": .members([
        "value": .integer(report.length.value),
        "limit": report.length.limit.map(JSONValue.integer),
        "unit": .string(report.length.unit.name),
      ]),
      "visible": .string(report.visible),
    ])
  }

  private static func value(of report: StructureReport, in result: ListingResult) -> JSONValue {
    .members([
      "score": report.score.map(JSONValue.number) ?? .null,
      "reason": report.reason.map(value(of:)),
      "profile": .string(report.profile),
      "order": .strings(report.order.map(\.rawValue)),
      "missing": .strings(report.missing.map(\.rawValue)),
      "stages": .array(
        report.stages.map { stage in
          .object([
            "stage": .string(stage.stage.rawValue),
            "present": .bool(stage.present),
            "score": .number(stage.score),
            "evidence": .array(stage.evidence.map(value(of:))),
          ])
        }),
      "parts": .object(
        Dictionary(
          report.parts.map { ($0.name, JSONValue.number($0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "findings": .strings(result.fingerprints(of: report.findings)),
    ])
  }

  private static func value(of evidence: StageEvidence) -> JSONValue {
    let place = evidence.place
    return .members([
      "text": .string(place.text),
      "field": .string(place.field),
      "range": place.range.map(value(of:)),
      "path": place.path.map(JSONValue.string),
      "strength": .integer(evidence.strength),
      "why": value(of: evidence.why),
    ])
  }

  private static func value(of audit: PageAuditResult, in result: ListingResult) -> JSONValue {
    .object([
      "audit": .string(audit.audit),
      "score": audit.score.map(JSONValue.number) ?? .null,
      "applicable": .bool(audit.isApplicable),
      "findings": .strings(result.fingerprints(of: audit.findings)),
    ])
  }
}
