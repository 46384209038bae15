// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Findings about the input itself: undecodable bytes, limits, JSON-LD that does not parse.
enum InputFindings {
  static func findings(for listing: Listing) -> [Finding] {
    listing.fields.flatMap { field in
      field.document.problems.map { finding(for: $0, in: field) }
    }
  }

  private static func finding(for problem: InputProblem, in field: Field) -> Finding {
    let place = problem.range.map { range in
      // What cannot be read has no text; it is shown by its place only.
      Place(field: field.name, range: nil, text: "", path: "byte \(range.start)")
    }
    return Finding(
      rule: "input/\(slug(problem.kind))", family: .pageAudit, severity: severity(problem.kind),
      layer: .style, place: place, message: message(problem), field: field.name)
  }

  private static func slug(_ kind: InputProblem.Kind) -> String {
    switch kind {
    case .undecodableBytes: "undecodable-bytes"
    case .conflictingCharsets: "conflicting-charsets"
    case .nullCharacters: "null-characters"
    case .truncated: "truncated"
    case .tooDeep: "too-deep"
    case .tooManyAttributes: "too-many-attributes"
    case .tooLarge: "too-large"
    case .invalidJSONLD: "invalid-json-ld"
    case .invalidMarkup: "invalid-markup"
    case .empty: "empty"
    }
  }

  private static func severity(_ kind: InputProblem.Kind) -> Severity {
    switch kind {
    case .conflictingCharsets, .invalidMarkup: .info
    default: .warning
    }
  }

  private static func message(_ problem: InputProblem) -> Message {
    let detail = problem.detail
    switch problem.kind {
    case .undecodableBytes:
      return Message(en: "bytes that are not text: \(detail)", zh: "含有无法解码的字节：\(detail)")
    case .conflictingCharsets:
      return Message(en: "the page names several encodings: \(detail)", zh: "页面声明了多种编码：\(detail)")
    case .nullCharacters:
      return Message(en: "null characters in the text: \(detail)", zh: "文字中含有空字符：\(detail)")
    case .truncated:
      return Message(en: "the input ends in the middle: \(detail)", zh: "输入在中途结束：\(detail)")
    case .tooDeep:
      return Message(en: "elements nested too deep: \(detail)", zh: "元素嵌套过深：\(detail)")
    case .tooManyAttributes:
      return Message(en: "too many attributes on a tag: \(detail)", zh: "标签的属性过多：\(detail)")
    case .tooLarge:
      return Message(en: "larger than can be read: \(detail)", zh: "超过可读取的大小：\(detail)")
    case .invalidJSONLD:
      return Message(en: "JSON-LD that does not parse: \(detail)", zh: "JSON-LD 无法解析：\(detail)")
    case .invalidMarkup:
      return Message(en: "broken markup: \(detail)", zh: "标记有误：\(detail)")
    case .empty:
      return Message(en: "there is no text here", zh: "没有可读的文字")
    }
  }
}
