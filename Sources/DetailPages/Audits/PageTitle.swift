// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// `<title>` is there, once, and of a length that search results show.
public struct PageTitle: PageAudit {
  public let name = "page-title"
  private let limits: PageLimits

  public init(limits: PageLimits) { self.limits = limits }

  public func result(for page: PageView) -> PageAuditResult {
    guard page.isWholePage else { return notApplicable }
    let document = page.document
    let titles = document.blocks.indices.filter { document.blocks[$0].role == .pageTitle }
    guard let first = titles.first else {
      return result([
        page.finding(
          "page-title", .warning, at: .page, en: "the page has no title", zh: "页面没有 <title>",
          fix: Message(
            en: "Name brand, product and what sets it apart.", zh: "写明品牌、品类和最主要的特点。"))
      ])
    }
    var findings: [Finding] = []
    if titles.count > 1 {
      findings.append(
        page.finding(
          "page-title-several", .info, at: .block(titles[1]),
          en: "\(titles.count) titles; only the first counts",
          zh: "有 \(titles.count) 个 <title>，只有第一个有效",
          fix: Message(en: "Keep one.", zh: "只保留一个。")))
    }
    findings += length(first, page: page)
    return result(findings)
  }

  private func length(_ block: Int, page: PageView) -> [Finding] {
    let isChinese = page.listing.language.isChinese
    let limit = limits.pageTitle.value(isChinese: isChinese)
    let text = page.document.string(of: page.document.blocks[block])
    // Chinese letters are twice as wide as Latin ones; a search result cuts by width.
    let columns = DisplayWidth.columns(of: text)
    let length = isChinese ? (columns + 1) / 2 : text.unicodeScalars.count
    guard !limit.contains(length) else { return [] }
    let isLong = length > limit.upperBound
    return [
      page.finding(
        "page-title-length", .info, at: .block(block),
        en: "the title has \(length) characters\(isChinese ? " of full width" : ""); "
          + (isLong
            ? "search results cut it after about \(limit.upperBound)"
            : "\(limit.lowerBound) to \(limit.upperBound) are used best"),
        zh: "<title> 长 \(length) 字，"
          + (isLong
            ? "搜索结果约在 \(limit.upperBound) 字处截断" : "建议 \(limit.lowerBound)–\(limit.upperBound) 字"),
        fix: isLong
          ? Message(en: "Put what matters first.", zh: "把最重要的词放在前面。")
          : Message(en: "Add the kind of product and what sets it apart.", zh: "补充品类词和主要特点。"))
    ]
  }
}
