// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// The page fits a phone: nothing wider than a screen by a fixed width, letters big enough, paragraphs that
/// are no walls, and a viewport where the page has a head of its own.
public struct MobileLayout: PageAudit {
  public let name = "mobile"
  private let limits: PageLimits

  init(limits: PageLimits) { self.limits = limits }

  public func result(for page: PageView) -> PageAuditResult {
    guard page.isMarkup else { return notApplicable }
    return result(viewport(page) + fixed(page) + walls(page))
  }

  private func viewport(_ page: PageView) -> [Finding] {
    guard page.isWholePage else { return [] }
    let elements = page.document.elements
    let hasViewport = page.document.elements(named: .meta).contains {
      elements[$0].value(of: "name")?.lowercased() == "viewport"
    }
    if hasViewport { return [] }
    return [
      page.finding(
        "mobile-viewport", .info, at: .page,
        en: "no viewport: phones show the page as a small desktop page",
        zh: "没有设置 viewport，手机上会按桌面宽度缩小显示",
        fix: Message(
          en: "Add <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">.",
          zh: "加上 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">。"))
    ]
  }

  /// Widths and letters in the description itself: a shop's software hides what is wider on purpose (tracks
  /// of carousels).
  private func fixed(_ page: PageView) -> [Finding] {
    guard !page.isShopPage else { return [] }
    // By element; a table or cell may state its width in two ways.
    var widths: [Int: Int] = [:]
    var small: [Int] = []
    let document = page.document
    document.forEachValue(of: "style") { element, value in
      let style = StyleLengths(value)
      if let width = style.fixedWidth { widths[element] = width }
      // A size of nothing removes gaps between pictures; it is no text.
      if let size = style.fontSize, size > 2, size < Double(limits.fontSize) {
        small.append(element)
      }
    }
    let (table, cell) = (ElementName("table"), ElementName("td"))
    for element in document.elements.indices
    where document.elements[element].tag == table || document.elements[element].tag == cell {
      guard
        let width = document.elements[element].value(of: "width").flatMap(StyleLengths.attribute)
      else { continue }
      widths[element] = max(width, widths[element] ?? 0)
    }
    let wide = widths.filter { $0.value > limits.fixedWidth }
      .map { (element: $0.key, width: $0.value) }.sorted { $0.element < $1.element }
    return findings(wide: wide, page) + findings(small: small, page)
  }

  private func findings(wide: [(element: Int, width: Int)], _ page: PageView) -> [Finding] {
    guard let first = wide.first else { return [] }
    return [
      page.finding(
        "mobile-width", .info, at: .element(first.element),
        en:
          "\(Wording.count(wide.count, "element")) wider than \(limits.fixedWidth) pixels by a fixed width, "
          + "the first \(first.width)",
        zh: "\(wide.count) 个元素固定宽度超过 \(limits.fixedWidth) 像素，第一个为 \(first.width)",
        fix: Message(en: "Use max-width: 100% instead.", zh: "改用 max-width: 100%。"))
    ]
  }

  private func findings(small: [Int], _ page: PageView) -> [Finding] {
    guard let first = small.first else { return [] }
    return [
      page.finding(
        "mobile-font", .info, at: .element(first),
        en: "\(Wording.count(small.count, "element")) with letters under \(limits.fontSize) pixels",
        zh: "\(small.count) 个元素的字号小于 \(limits.fontSize) 像素",
        fix: Message(
          en: "Use \(limits.fontSize) pixels or more.", zh: "字号不小于 \(limits.fontSize) 像素。"))
    ]
  }

  private func walls(_ page: PageView) -> [Finding] {
    let document = page.document
    let isChinese = page.listing.language.isChinese
    let limit = limits.paragraph.value(isChinese: isChinese)
    var walls: [(block: Int, length: Int)] = []
    for index in page.ownBlocks where document.blocks[index].role == .paragraph {
      let length =
        isChinese
        ? page.letters(of: index)
        : LetterCount.words(in: document.text.bytes[document.blocks[index].range.range])
      if length > limit { walls.append((index, length)) }
    }
    guard let longest = walls.max(by: { $0.length < $1.length }) else { return [] }
    return [
      page.finding(
        "mobile-paragraph", .info, at: .block(longest.block),
        en:
          "\(Wording.count(walls.count, "paragraph")) over \(limit) words; the longest has \(longest.length)",
        zh: "\(walls.count) 个段落超过 \(limit) 字，最长 \(longest.length) 字",
        fix: Message(en: "Break it up, or make a list of it.", zh: "拆成短段或列表。"))
    ]
  }
}
