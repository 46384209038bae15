// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Headings go down one level at a time, and long text is divided by them.
public struct HeadingOrder: PageAudit {
  public let name = "heading-order"
  /// Words of English, or letters of Chinese, under one heading before a reader wants another.
  static let longestSection = 300
  static let longestSectionChinese = 600

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let document = page.document
    let around = elementsAround(page)
    let headings = document.elements.indices.filter {
      level(of: document.elements[$0]) != nil && !around.contains($0)
    }
    guard !headings.isEmpty else { return notApplicable }
    return result(jumps(headings, page: page) + longSections(page: page))
  }

  /// Headings of what stands around the listing: menus, other products, reviews.
  private func elementsAround(_ page: PageView) -> Set<Int> {
    guard page.isShopPage else { return [] }
    let document = page.document
    var around = Set<Int>()
    for block in document.blocks where block.surrounding != nil && level(of: block) != nil {
      var current = block.element
      while let index = current, level(of: document.elements[index]) == nil {
        current = document.elements[index].parent
      }
      if let heading = current { around.insert(heading) }
    }
    return around
  }

  private func level(of block: Block) -> Int? {
    if case .heading(let level) = block.role { level } else { nil }
  }

  /// `h1`–`h6` → 1–6. Hidden ones count: a script may show them.
  private func level(of element: Element) -> Int? {
    let name = element.name.utf8
    guard name.count == 2, name.first == UInt8(ascii: "h"), let digit = name.last,
      (0x31...0x36).contains(digit)
    else { return nil }
    return Int(digit - 0x30)
  }

  /// The words of a heading where it has any of its own.
  private func spot(of element: Int, in document: Document) -> PageView.Spot {
    let block = document.blocks.firstIndex { block in
      block.element == element && level(of: block) != nil
    }
    return block.map { .block($0) } ?? .element(element)
  }

  private func jumps(_ headings: [Int], page: PageView) -> [Finding] {
    let document = page.document
    var found: [(element: Int, from: Int, to: Int)] = []
    for (before, after) in zip(headings, headings.dropFirst()) {
      guard let from = level(of: document.elements[before]),
        let to = level(of: document.elements[after])
      else { continue }
      if to > from + 1 { found.append((after, from, to)) }
    }
    guard let first = found.first else { return [] }
    let others = found.count > 1 ? found.count - 1 : 0
    return [
      page.finding(
        "heading-order", .info, at: spot(of: first.element, in: document),
        en: "H\(first.from) is followed by H\(first.to)"
          + (others > 0 ? ", and \(Wording.count(others, "more jump")) further on" : ""),
        zh: "H\(first.from) 之后直接用了 H\(first.to)" + (others > 0 ? "，后面还有 \(others) 处跳级" : ""),
        fix: Message(
          en: "Use H\(first.from + 1) here; choose levels by order, sizes by style.",
          zh: "这里应使用 H\(first.from + 1)；层级按从属关系选，大小用样式调。"))
    ]
  }

  /// Words between blanks of ASCII.
  private func words(in bytes: ArraySlice<UInt8>) -> Int {
    var words = 0
    var wasBlank = true
    for byte in bytes {
      if wasBlank, byte > 0x20 { words += 1 }
      wasBlank = byte <= 0x20
    }
    return words
  }

  /// The seller's running text, tables and lists left out, between two headings.
  private func longSections(page: PageView) -> [Finding] {
    let document = page.document
    let isChinese = page.listing.language.isChinese
    let limit = isChinese ? Self.longestSectionChinese : Self.longestSection
    var heading: Int?
    var length = 0
    var worst: (heading: Int, length: Int)?
    func close() {
      if let heading, length > limit, length > worst?.length ?? 0 { worst = (heading, length) }
    }
    for index in page.visibleBlocks {
      let block = document.blocks[index]
      if level(of: block) != nil {
        close()
        heading = index
        length = 0
      } else if block.role == .paragraph, block.surrounding == nil {
        let letters = page.letters(of: index)
        // Labels, dates and prices stand as paragraphs of their own; they are no running text.
        guard letters >= 20 else { continue }
        length +=
          isChinese ? letters : words(in: document.text.bytes[block.range.range])
      }
    }
    close()
    guard let worst else { return [] }
    return [
      page.finding(
        "heading-section", .info, at: .block(worst.heading),
        en: "\(worst.length) words under one heading", zh: "一个标题下有 \(worst.length) 字正文",
        fix: Message(
          en: "Divide it by subheadings that say what each part gives the buyer.",
          zh: "用小标题分段，让买家一眼看到每段讲什么。"))
    ]
  }
}
