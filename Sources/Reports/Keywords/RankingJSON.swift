// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Keywords
import Text

/// A ranking as the JSON of the contract, written line by line so that its size does not matter.
public struct RankingJSON {
  private let ranking: KeywordRanking
  private let limit: Int
  private let language: MessageLanguage

  /// - Parameter limit: keywords written at most.
  public init(_ ranking: KeywordRanking, limit: Int, language: MessageLanguage) {
    self.ranking = ranking
    self.limit = limit
    self.language = language
  }

  /// Hands the report over piece by piece.
  public func write<Failure: Error>(
    backend: BackendTerms?, _ put: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var head: [(key: String, value: JSONValue)] = [
      ("clusters", .array(ranking.clusters().prefix(200).map(Self.cluster))),
      (
        "curve",
        .array(
          ranking.curve.map {
            .object(["rank": .integer($0.rank), "share": .number($0.share)])
          })
      ),
    ]
    if let backend {
      head.insert(
        (
          "backend",
          .object([
            "text": .string(backend.text), "bytes": .integer(backend.bytes),
            "budget": .integer(backend.budget),
          ])
        ), at: 0)
    }
    var buffer = Array("{".utf8)
    for (key, value) in head {
      buffer += Array("\"\(key)\":".utf8) + value.bytes() + Array(",".utf8)
    }
    buffer += Array("\"keywords\":[".utf8)
    for place in 0..<min(limit, ranking.count) {
      if place > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(UInt8(ascii: "\n"))
      buffer += Self.keyword(ranking.keyword(at: place)).bytes()
      if buffer.count > 1 << 16 {
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    buffer += Array("],\n\"source\":".utf8) + source(ranking.reports[0]).bytes()
    if ranking.reports.count > 1 {
      buffer += Array(",\"sources\":".utf8) + JSONValue.array(ranking.reports.map(source)).bytes()
    }
    buffer += Array(",\"unit\":".utf8) + JSONValue.string(ranking.unit.rawValue).bytes()
    buffer += Array("}\n".utf8)
    try put(buffer)
  }

  private static func cluster(_ cluster: KeywordCluster) -> JSONValue {
    .object([
      "head": .string(cluster.head), "members": .array(cluster.members.map(JSONValue.string)),
      "share": .number(cluster.share),
    ])
  }

  static func keyword(_ keyword: RankedKeyword) -> JSONValue {
    var object: [String: JSONValue] = [
      "rank": .integer(keyword.rank),
      "term": .string(keyword.term),
      "tokens": .array(keyword.tokens.map(JSONValue.string)),
      "variants": .array(keyword.variants.map(JSONValue.string)),
      "tier": .string(keyword.tier.rawValue),
      "demand": demand(keyword),
      "share": .number(keyword.share),
      "factors": .object(
        keyword.factors.mapValues {
          .object(["value": .number($0.value), "basis": .string($0.basis)])
        }),
      "score": .number(keyword.score),
      "interval": .array([
        .number(keyword.interval.lowerBound), .number(keyword.interval.upperBound),
      ]),
      "trend": .object([
        "badge": keyword.trend.map(JSONValue.string) ?? .null,
        "growth": keyword.growth.map(JSONValue.number) ?? .null,
        "evidence": keyword.trendEvidence.map(JSONValue.string) ?? .null,
      ]),
      "bid": .object([
        "max": keyword.bid.map { .number($0.max) } ?? .null,
        "breakEven": keyword.bid.map { .number($0.breakEven) } ?? .null,
        "market": keyword.bid?.market.map(JSONValue.number) ?? .null,
        "advice": .string(keyword.bidAdvice),
      ]),
      "use": .array(keyword.uses.map { .string($0.rawValue) }),
      "formulas": .object(keyword.formulas.mapValues(JSONValue.number)),
      "rows": .array(keyword.rows.map(JSONValue.integer)),
    ]
    if let relevance = keyword.relevance {
      object["relevance"] = .object([
        "label": .string(relevance.label.rawValue),
        "fact": relevance.fact.map(JSONValue.string) ?? .null,
      ])
    } else {
      object["relevance"] = .null
    }
    return .object(object)
  }

  private static func demand(_ keyword: RankedKeyword) -> JSONValue {
    func number(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
    return .object([
      "kind": .string(keyword.demand.kind.rawValue), "unit": .string(keyword.demandUnit),
      "low": number(keyword.demand.low), "high": number(keyword.demand.high),
      "point": number(keyword.demand.point),
      "upperBound": .bool(keyword.demandIsUpperBound),
    ])
  }

  private func source(_ report: ExportReport) -> JSONValue {
    let dropped = report.dropped.map { row in
      JSONValue.object([
        "row": .integer(row.row), "why": .string(language.text(row.reason.message)),
      ])
    }
    let used = report.used.map { column in
      JSONValue.object([
        "header": .string(column.header), "metric": .string(column.metric.rawValue),
        "kind": .string(column.kind.rawValue), "unit": .string(column.unit),
        "meaning": column.meaning.map { .string(language.text($0)) } ?? .null,
      ])
    }
    return .object([
      "id": .string(report.source), "name": .string(language.text(report.name)),
      "table": .string(report.table), "certain": .bool(report.isCertain),
      "headerRow": .integer(report.headerRow),
      "columns": .object([
        "used": .array(used), "ignored": .array(report.ignored.map(JSONValue.string)),
      ]),
      "rows": .object([
        "read": .integer(report.rowsRead), "dropped": .array(dropped),
        "droppedCount": .integer(report.droppedCount),
        "blank": .integer(report.droppedCounts[.blank] ?? 0),
      ]),
      "period": report.period.map(Self.period) ?? .null,
      "note": report.note.map { .string(language.text($0)) } ?? .null,
      "problems": .array(report.problems.map(JSONValue.string)),
    ])
  }

  private static func period(_ period: ExportPeriod) -> JSONValue {
    .object([
      "start": period.start.map { .string($0.description) } ?? .null,
      "end": period.end.map { .string($0.description) } ?? .null,
      "days": period.days.map(JSONValue.integer) ?? .null,
    ])
  }
}
