// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// The page has one H1, and it says something.
///
/// Applies to whole pages only: a description gets its H1 from the marketplace's page.
public struct MainHeading: PageAudit {
  public let name = "h1"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    guard page.isWholePage, page.hasText else { return notApplicable }
    let document = page.document
    let tags = document.elements(named: .h1)
    // One heading may be divided into several blocks by line breaks; its first stands for it.
    var headings: [Int] = []
    var seen = Set<Int>()
    for index in document.blocks.indices where document.blocks[index].hidden == nil {
      guard document.blocks[index].role == .heading(level: 1),
        let tag = document.blocks[index].element.flatMap({ heading(of: $0, in: document) }),
        seen.insert(tag).inserted
      else { continue }
      headings.append(index)
    }
    // What stands around the listing has headings of its own.
    let own = headings.filter { document.blocks[$0].surrounding == nil }
    var findings: [Finding] = []
    if tags.isEmpty {
      findings.append(
        page.finding(
          "h1", .warning, at: .page, en: "no H1 on the page", zh: "页面没有 H1 标题",
          fix: Message(
            en: "Put the product's name, with brand and kind, into one H1.",
            zh: "用一个 H1 写出商品名称（品牌 + 品类）。")))
    } else if headings.isEmpty {
      findings += withoutText(tags, page: page)
    } else if let second = own.dropFirst().first, differ(own, in: document) {
      findings.append(
        page.finding(
          "h1-several", .info, at: .block(second),
          en: "\(own.count) H1 headings: which one names the product cannot be told",
          zh: "有 \(own.count) 个 H1 标题，无法判断哪个是商品名称",
          fix: Message(
            en: "Keep the product's name as H1 and make the others H2 or H3.",
            zh: "只把商品名称留作 H1，其余改为 H2 或 H3。")))
    }
    return result(findings)
  }

  /// An H1 that holds a picture with an alternative text is named by it.
  private func withoutText(_ tags: [Int], page: PageView) -> [Finding] {
    let document = page.document
    let named = document.blocks.contains { block in
      guard block.role == .alternative || block.hidden == nil, let element = block.element else {
        return false
      }
      return heading(of: element, in: document) != nil
    }
    guard !named, let first = tags.first else { return [] }
    return [
      page.finding(
        "h1-empty", .warning, at: .element(first), en: "the H1 has no visible text",
        zh: "H1 标题没有可见文字",
        fix: Message(
          en: "Write the product's name into it; for a picture, into its alternative text.",
          zh: "在其中写出商品名称；若是图片，写进替代文字。"))
    ]
  }

  /// The H1 an element is or stands in.
  private func heading(of element: Int, in document: Document) -> Int? {
    var current: Int? = element
    while let index = current, document.elements[index].name != "h1" {
      current = document.elements[index].parent
    }
    return current
  }

  private func differ(_ headings: [Int], in document: Document) -> Bool {
    Set(headings.map { document.string(of: document.blocks[$0]) }).count > 1
  }
}
