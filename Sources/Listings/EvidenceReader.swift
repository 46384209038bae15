// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons
import Text

/// Reads what a seller can prove: entries of `claims` in a facts file and of `evidence` in a record.
public enum EvidenceReader {
  /// Reads one entry of a facts file.
  public static func evidence(from node: YAMLNode) throws(LexiconError) -> Evidence {
    var values: [EvidenceKey: String] = [:]
    var kind: Evidence.Kind?
    for entry in try node.entries() {
      guard let key = EvidenceKey(name: entry.name) else {
        throw entry.key.error(
          "unknown key '\(entry.name)'",
          suggestion: EditDistance.nearest(to: entry.name, in: EvidenceKey.names))
      }
      if entry.value.isNull { continue }
      let text = try entry.value.string()
      if key == .kind {
        guard let found = Evidence.Kind(name: text) else {
          throw entry.value.error(
            "'\(text)' is no kind of evidence; known: \(Evidence.Kind.names.joined(separator: ", "))",
            suggestion: EditDistance.nearest(to: text, in: Evidence.Kind.names))
        }
        kind = found
      } else {
        values[key] = text
      }
    }
    guard let kind else { throw node.error("the key 'kind' is missing") }
    return Evidence(kind: kind, values: values)
  }

  /// Reads one entry of a record.
  ///
  /// - Throws: a sentence naming what is wrong.
  static func evidence(from value: JSONValue) throws(RecordError) -> Evidence {
    guard case .object(let members) = value else {
      throw RecordError("an entry of 'evidence' is not an object")
    }
    var values: [EvidenceKey: String] = [:]
    for (name, member) in members.sorted(by: { $0.key < $1.key }) where member != .null {
      guard let key = EvidenceKey(name: name) else { continue }
      switch member {
      case .string(let text): values[key] = text
      case .integer(let number): values[key] = String(number)
      case .number(let number): values[key] = String(number)
      default: throw RecordError("'evidence.\(name)' must be text or a number")
      }
    }
    guard let name = values[.kind] else {
      throw RecordError("an entry of 'evidence' has no 'kind'")
    }
    guard let kind = Evidence.Kind(name: name) else {
      throw RecordError(
        "'\(name)' is no kind of evidence; known: \(Evidence.Kind.names.joined(separator: ", "))")
    }
    return Evidence(kind: kind, values: values)
  }
}

/// The keys of one piece of evidence, in English or Chinese.
enum EvidenceKey: String, CaseIterable {
  case kind, about, value, unit, number, body, date
  case validUntil = "valid_until"
  case url, terms

  var aliases: [String] {
    switch self {
    case .kind: ["类型"]
    case .about: ["关于", "内容"]
    case .value: ["数值", "值"]
    case .unit: ["单位"]
    case .number: ["编号", "证书号", "专利号"]
    case .body: ["机构", "发证机构"]
    case .date: ["日期"]
    case .validUntil: ["有效期至", "有效期"]
    case .url: ["链接", "网址"]
    case .terms: ["条款", "条件"]
    }
  }

  init?(name: String) {
    guard let key = Self.allCases.first(where: { $0.rawValue == name || $0.aliases.contains(name) })
    else { return nil }
    self = key
  }

  static var names: [String] { allCases.flatMap { [$0.rawValue] + $0.aliases } }
}

extension Evidence.Kind {
  /// How a Chinese operator writes the kind.
  var chineseName: String {
    switch self {
    case .certificate: "证书"
    case .patent: "专利"
    case .test: "检测"
    case .sales: "销量"
    case .rank: "排名"
    case .award: "奖项"
    case .guarantee: "保证"
    case .price: "价格"
    case .origin: "产地"
    case .licence: "许可"
    case .reviewScore: "评分"
    }
  }

  /// The kind of this English or Chinese name.
  init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.rawValue == name || $0.chineseName == name })
    else { return nil }
    self = kind
  }

  static var names: [String] { allCases.flatMap { [$0.rawValue, $0.chineseName] } }
}

extension Evidence {
  init(kind: Kind, values: [EvidenceKey: String]) {
    self.init(
      kind: kind, about: values[.about], value: values[.value], unit: values[.unit],
      number: values[.number], body: values[.body], date: values[.date],
      validUntil: values[.validUntil], url: values[.url], terms: values[.terms])
  }
}
