// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// No text that gives orders to the machine that reads the page instead of telling its buyer something.
///
/// An order outright counts anywhere. Where a buyer does not see the text, a model addressed and told what
/// to do in one block counts too.
public struct HiddenInstructions: PageAudit {
  public let name = "hidden-instructions"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let document = page.document
    guard !document.blocks.isEmpty else { return notApplicable }
    let hits = page.instructionHits
    if hits.isEmpty { return result([]) }
    var findings: [Finding] = []
    var told = Set<Int>()
    for hit in hits where page.topic(of: hit) == "orders" && told.insert(hit.part).inserted {
      findings.append(finding(hit.range, document.blocks[hit.part], page: page))
    }
    let addressed = hits.filter { page.topic(of: $0) == "addressed" }
    let commanded = Set(hits.filter { page.topic(of: $0) == "told" }.map(\.part))
    for hit in addressed where commanded.contains(hit.part) {
      let block = document.blocks[hit.part]
      guard isUnseen(block), told.insert(hit.part).inserted else { continue }
      findings.append(finding(hit.range, block, page: page))
    }
    return result(findings)
  }

  private func isUnseen(_ block: Block) -> Bool {
    if block.hidden == .style { return true }
    switch block.role {
    case .alternative, .attribute, .meta: return true
    default: return false
    }
  }

  private func finding(_ range: ByteRange, _ block: Block, page: PageView) -> Finding {
    let isHidden = isUnseen(block)
    return page.finding(
      "hidden-instructions", .warning, at: .words(range, element: block.element),
      en: "\(isHidden ? "text a buyer does not see" : "text") that gives orders to an AI model",
      zh: "\(isHidden ? "买家看不到的文字" : "页面文字")在向 AI 模型下指令",
      fix: Message(
        en: "Remove it: shopping assistants treat it as an attack, and it says nothing to a buyer.",
        zh: "请删除：导购助手会视为攻击，对买家也没有意义。"),
      confidence: 0.9)
  }
}
