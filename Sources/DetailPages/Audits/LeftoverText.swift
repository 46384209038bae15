// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// Nothing stayed behind from a template or from broken code: lorem ipsum, 待补充, `undefined`.
public struct LeftoverText: PageAudit {
  public let name = "leftover-text"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.visibleBlocks.isEmpty else { return notApplicable }
    let document = page.document
    let left = page.leftoverHits.filter { hit in
      guard page.topic(of: hit) == "whole" else { return true }
      return hit.range == document.blocks[hit.part].range
    }
    guard let first = left.first else { return result([]) }
    let block = document.blocks[first.part]
    return result([
      page.finding(
        "leftover-text", .warning, at: .words(first.range, element: block.element),
        en:
          "'\(Wording.quoted(document.text.string(in: first.range)))' looks like a filler that stayed behind"
          + (left.count > 1 ? ", and \(left.count - 1) more" : ""),
        zh: "“\(Wording.quoted(document.text.string(in: first.range)))”像是没有替换的占位文字"
          + (left.count > 1 ? "，另有 \(left.count - 1) 处" : ""),
        fix: Message(en: "Write what belongs there, or remove it.", zh: "换成正式内容，或删去。"),
        confidence: 0.9)
    ])
  }
}
