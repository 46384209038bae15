// SPDX-License-Identifier: Apache-2.0

import Documents

/// Whose words each block of a page is, told by structure: the elements HTML has for it, roles, what classes
/// and ids are called, lists that are nearly all links, and siblings alike that each hold a link and a
/// picture.
///
/// Only a page that software of a shop wrote around a description is taken apart; in a description by itself
/// everything is the seller's.
struct PageRegions: Sendable {
  /// By block; empty where everything is content.
  private var blocks: [PageRegion] = []

  init(of document: Document, rules: RegionRules) {
    guard Self.isShopPage(document) else { return }
    let sizes = RegionSizes(document)
    let marks = RegionMarks(document, sizes: sizes, rules: rules)
    var elements: [PageRegion] = []
    elements.reserveCapacity(document.elements.count)
    for (index, element) in document.elements.enumerated() {
      let outer = element.parent.flatMap { $0 < index ? elements[$0] : nil } ?? .content
      elements.append(outer == .content ? marks.region(of: index) : outer)
    }
    let titles = ProductTitles(of: document)
    blocks = document.blocks.enumerated().map { index, block in
      let region = block.element.map { elements[$0] } ?? .content
      guard region == .content else { return region }
      if block.role == .control, let element = block.element,
        document.elements[element].name != "button"
      {
        return .furniture
      }
      return titles.isTitle(index, in: document) ? .title : .content
    }
  }

  /// Whose words a block is, by its index in the document.
  func region(of block: Int) -> PageRegion { blocks.isEmpty ? .content : blocks[block] }

  /// Whether software of a shop or marketplace wrote the page around the description: a whole page with more
  /// than a few scripts, or with more links than a description has.
  static func isShopPage(_ document: Document) -> Bool {
    guard isWholePage(document) else { return false }
    return document.links.count > 60
      || document.elements.lazy.filter { $0.name == "script" }.count > 3
  }

  /// Whether the page has a head of its own.
  static func isWholePage(_ document: Document) -> Bool {
    document.elements.contains { $0.name == "html" || $0.name == "head" || $0.name == "title" }
  }
}
