// SPDX-License-Identifier: Apache-2.0

import Documents

extension SurroundingRules {
  /// Marks the blocks of a page that are not the listing's own copy, and notes how many of them are seen.
  ///
  /// Only a page that software of a shop wrote around a description is taken apart; in a description by itself
  /// everything is the seller's.
  public func mark(_ document: inout Document) {
    guard document.isShopPage else { return }
    let marks = SurroundingMarks(document, sizes: ElementSizes(document), rules: self)
    var elements: [Block.Surrounding?] = []
    elements.reserveCapacity(document.elements.count)
    for index in document.elements.indices {
      let outer = document.elements[index].parent.flatMap { $0 < index ? elements[$0] : nil }
      elements.append(outer ?? marks.surrounding(of: index))
    }
    var count = 0
    for index in document.blocks.indices {
      let block = document.blocks[index]
      guard let element = block.element else { continue }
      var surrounding = elements[element]
      if surrounding == nil, block.role == .control, document.elements[element].name != "button" {
        surrounding = .site
      }
      document.blocks[index].surrounding = surrounding
      if surrounding != nil, block.hidden == nil, block.role.isVisibleText { count += 1 }
    }
    guard count > 0 else { return }
    document.omissions.append(Omission(kind: .surroundings, count: count, detail: ""))
  }
}

extension Document {
  /// Whether software of a shop or marketplace wrote the page around the description: a whole page with more than
  /// a few scripts, or with more links than a description has.
  public var isShopPage: Bool {
    guard isWholePage else { return false }
    return links.count > 60 || elements(named: .script).count > 3
  }

  /// Whether the page has a head of its own.
  public var isWholePage: Bool {
    let (html, head, title) = (ElementName.html, ElementName.head, ElementName.title)
    return elements.indices.contains {
      elements[$0].tag == html || elements[$0].tag == head || elements[$0].tag == title
    }
  }
}
