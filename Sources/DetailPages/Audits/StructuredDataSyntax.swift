// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// JSON-LD is JSON (RFC 8259); what is not is passed over by every reader.
public struct StructuredDataSyntax: PageAudit {
  public let name = "json-ld"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let scripts = page.structuredData.scripts.filter { !isTemplate($0, in: page) }
    guard !scripts.isEmpty else { return notApplicable }
    var findings: [Finding] = []
    for script in scripts {
      switch script.content {
      case .failure(let mistake): findings.append(finding(mistake, script, page: page))
      case .success(let json):
        if !json.items.contains(where: { $0["@context"] != nil }) {
          findings.append(
            page.finding(
              "json-ld-context", .warning, at: .element(script.element),
              en: "the structured data names no vocabulary", zh: "结构化数据没有写明词汇表（@context）",
              fix: Message(
                en: "Add \"@context\": \"https://schema.org\".",
                zh: "加上 \"@context\": \"https://schema.org\"。")))
        }
      }
    }
    return result(findings)
  }

  /// A page still to be filled in holds template code where values will stand.
  private func isTemplate(_ script: StructuredData.Script, in page: PageView) -> Bool {
    guard case .failure = script.content else { return false }
    let bytes = page.document.source.bytes[script.range.range]
    return zip(bytes, bytes.dropFirst()).contains { first, second in
      Self.templateMarks.contains { $0.0 == first && $0.1 == second }
    }
  }

  /// `{{`, `{%`, `<%`, `<?`, `${`.
  private static let templateMarks: [(UInt8, UInt8)] = [
    (0x7B, 0x7B), (0x7B, 0x25), (0x3C, 0x25), (0x3C, 0x3F), (0x24, 0x7B),
  ]

  private func finding(
    _ mistake: JSONMistake, _ script: StructuredData.Script, page: PageView
  ) -> Finding {
    let bytes = page.document.source.bytes
    let spot: PageView.Spot
    if mistake.kind != .unfinished, mistake.offset < script.range.end {
      var end = mistake.offset + 1
      while end < script.range.end, bytes[end] & 0xC0 == 0x80 { end += 1 }
      spot = .source(ByteRange(mistake.offset, end), element: script.element)
    } else {
      spot = .element(script.element)
    }
    let what = Self.description(of: mistake.kind)
    return page.finding(
      "json-ld", .warning, at: spot, en: "the structured data is not JSON: \(what.en)",
      zh: "结构化数据不是合法的 JSON：\(what.zh)",
      fix: Message(
        en: "Mend it at this place; until then nothing of this block is read.",
        zh: "请在此处改正；在此之前整段结构化数据都不会被读取。"))
  }

  private static func description(of kind: JSONMistake.Kind) -> Message {
    switch kind {
    case .unexpected:
      Message(
        en: "a value, comma, colon or closing sign is expected here",
        zh: "此处应为值、逗号、冒号或结束符")
    case .trailingComma: Message(en: "a comma after the last item", zh: "最后一项后面多了逗号")
    case .controlCharacter:
      Message(
        en: "a line break or control character inside a text; write \\n",
        zh: "文字中有换行或控制字符，应写成 \\n")
    case .badEscape: Message(en: "an unknown escape after \\", zh: "反斜杠后的转义无效")
    case .unfinished: Message(en: "it ends inside a value", zh: "内容不完整，中途结束")
    case .tooDeep: Message(en: "nested more than 64 deep", zh: "嵌套超过 64 层")
    }
  }
}
