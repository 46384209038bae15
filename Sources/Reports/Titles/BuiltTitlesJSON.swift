// SPDX-License-Identifier: Apache-2.0

import Audit
import Documents
import Findings
import Text
import Titles

/// The JSON of built titles, as the contract describes it.
public enum BuiltTitlesJSON {
  public static func value(of built: BuiltTitles) -> JSONValue {
    let first = built.titles.first?.length
    return .members([
      "platform": .string(built.platform),
      "limit": first?.limit.map(JSONValue.integer),
      "unit": first.map { .string($0.unit.name) },
      "titles": .array(built.titles.map { value(of: $0, in: built) }),
      "plan": built.plan.map { plan in
        .object([
          "value": .number(plan.value), "bound": .number(plan.bound), "gap": .number(plan.gap),
        ])
      },
      "tags": built.tags.map { .array($0.map(value(of:))) },
    ])
  }

  private static func value(of title: BuiltTitle, in built: BuiltTitles) -> JSONValue {
    .members([
      "field": .string(title.field),
      "title": .string(title.text),
      "length": .integer(title.length.value),
      "limit": title.length.limit.map(JSONValue.integer),
      "unit": .string(title.length.unit.name),
      "visible": .string(title.visible),
      "value": .number(title.value),
      "bound": .number(title.bound),
      "proved": .bool(title.proved),
      "gap": .number(title.gap),
      "share": .number(title.share),
      "covered": .array(title.covered.map(value(of:))),
      "dropped": .array(title.dropped.map(value(of:))),
      "gained": title.gained.map { .array($0.map(value(of:))) },
      "tokens": .array(title.tokens.map(value(of:))),
      "distances": title.distances.map { .array($0.map(JSONValue.number)) },
      "variable": title.variation.map { .string($0.variable.rawValue) },
      "diff": title.variation.map(value(of:)),
      "findings": .array(title.findings.map(value(of:))),
      "structured_title": built.platform == "merchant-center" && built.isWrittenByAI
        ? .object([
          "content": .string(title.text),
          "digital_source_type": "trained_algorithmic_media",
        ]) : nil,
    ])
  }

  private static func value(of covered: BuiltTitle.Covered) -> JSONValue {
    .object([
      "term": .string(covered.term), "value": .number(covered.value),
      "contiguous": .bool(covered.isContiguous),
    ])
  }

  private static func value(of dropped: BuiltTitle.Dropped) -> JSONValue {
    .object([
      "term": .string(dropped.term), "value": .number(dropped.value),
      "why": .string(DropReasonSlug.slug(dropped.why)),
      "message": .object([
        "en": .string(DropReasonSlug.message(dropped.why).en),
        "zh": .string(DropReasonSlug.message(dropped.why).zh),
      ]),
    ])
  }

  private static func value(of token: BuiltTitle.Token) -> JSONValue {
    .object([
      "token": .string(token.text), "slot": .string(token.slot.rawValue),
      "from": .array(token.from.map(value(of:))),
    ])
  }

  private static func value(of origin: BuiltTitle.Origin) -> JSONValue {
    switch origin {
    case .fact(let name, let value):
      .object(["kind": "fact", "name": .string(name), "value": .string(value)])
    case .query(let term): .object(["kind": "query", "value": .string(term)])
    case .seed(let text): .object(["kind": "seed", "value": .string(text)])
    case .grammar: .object(["kind": "grammar"])
    case .wish(let words): .object(["kind": "wish", "value": .string(words)])
    }
  }

  private static func value(of variation: TitleVariation) -> JSONValue {
    .object([
      "removed": .strings(variation.removed), "added": .strings(variation.added),
      "moved": .strings(variation.moved), "explained": .bool(variation.isExplained),
      "lengthChange": .number(variation.lengthChange),
      "demandChange": .number(variation.demandChange),
    ])
  }

  private static func value(of finding: Finding) -> JSONValue {
    .members([
      "rule": .string(finding.rule), "family": .string(finding.family.rawValue),
      "severity": .string(finding.severity.rawValue),
      "text": finding.place.map { .string($0.text) },
      "range": finding.place?.range.map(ResultJSON.value(of:)),
      "message": ResultJSON.value(of: finding.message),
    ])
  }
}

/// Why a search is not covered, in words.
enum DropReasonSlug {
  static func slug(_ reason: BuiltTitle.Dropped.Reason) -> String {
    switch reason {
    case .noRoom: "no-room"
    case .contradicts: "contradicts"
    case .rivalBrand: "rival-brand"
    case .irrelevant: "irrelevant"
    case .unsupported: "unsupported"
    case .forbidden: "forbidden"
    }
  }

  static func message(_ reason: BuiltTitle.Dropped.Reason) -> Message {
    switch reason {
    case .noRoom: Message(en: "no room for all its words", zh: "放不下")
    case .contradicts: Message(en: "contradicts the facts", zh: "与事实不符")
    case .rivalBrand: Message(en: "another brand", zh: "他人品牌")
    case .irrelevant: Message(en: "about something else", zh: "与商品无关")
    case .unsupported(let word): Message(en: "no fact says '\(word)'", zh: "事实中没有“\(word)”")
    case .forbidden(let word): Message(en: "'\(word)' must not be in", zh: "不得出现“\(word)”")
    }
  }
}
