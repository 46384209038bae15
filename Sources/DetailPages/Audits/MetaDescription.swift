// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// The description for search results is there, of a length that is shown, and says more than the title.
public struct MetaDescription: PageAudit {
  public let name = "meta-description"
  private let limits: PageLimits

  public init(limits: PageLimits) { self.limits = limits }

  public func result(for page: PageView) -> PageAuditResult {
    guard page.isWholePage else { return notApplicable }
    let document = page.document
    let index = document.blocks.firstIndex { $0.role == .meta(name: "description") }
    guard let index else {
      return result([
        page.finding(
          "meta-description", .info, at: .page, en: "no description for search results",
          zh: "缺少 meta description（搜索结果摘要）",
          fix: Message(
            en: "Say in one or two sentences what it is, for whom, and what it does best.",
            zh: "用一两句话说明是什么、给谁用、最突出的一点。"))
      ])
    }
    let text = document.string(of: document.blocks[index])
    let isChinese = page.listing.language.isChinese
    let limit = limits.metaDescription.value(isChinese: isChinese)
    let length =
      isChinese ? (DisplayWidth.columns(of: text) + 1) / 2 : text.unicodeScalars.count
    var findings: [Finding] = []
    if !limit.contains(length) {
      findings.append(
        page.finding(
          "meta-description-length", .info, at: .block(index),
          en:
            "the description has \(length) characters; \(limit.lowerBound) to \(limit.upperBound) are shown",
          zh: "摘要长 \(length) 字，搜索结果一般展示 \(limit.lowerBound)–\(limit.upperBound) 字",
          fix: length > limit.upperBound
            ? Message(en: "Put what matters first.", zh: "把最重要的内容放在前面。")
            : Message(en: "Add what a buyer compares by.", zh: "补充买家比较时看的信息。")))
    }
    if let title = document.blocks.first(where: { $0.role == .pageTitle }),
      document.string(of: title) == text
    {
      findings.append(
        page.finding(
          "meta-description-title", .info, at: .block(index),
          en: "the description repeats the title",
          zh: "摘要与标题完全相同",
          fix: Message(en: "Say what the title leaves out.", zh: "写标题里没有的信息。")))
    }
    return result(findings)
  }
}
