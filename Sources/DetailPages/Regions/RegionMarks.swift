// SPDX-License-Identifier: Apache-2.0

import Documents

/// What each element by itself says of whose words stand in it.
struct RegionMarks {
  private let document: Document
  private let sizes: RegionSizes
  private let meanings: [RegionRules.Meaning]
  /// Elements around the description, or around the heading of the product.
  private var isDescribed: [Bool]
  private var isHeaded: [Bool]
  private var isCard: [Bool]

  /// Siblings alike from which a picture and a link in each make them a list of products.
  private static let cards = 4
  /// Letters from which what is named a description is one.
  private static let leastDescription = 120

  init(_ document: Document, sizes: RegionSizes, rules: RegionRules) {
    self.document = document
    self.sizes = sizes
    let elements = document.elements
    meanings = elements.map { element in
      var meaning: RegionRules.Meaning = []
      for name in ["class", "id"] {
        if let value = element.value(of: name) { meaning.formUnion(rules.meaning(of: value)) }
      }
      switch element.value(of: "itemprop") {
      case "description": meaning.insert(.description)
      case "review", "reviews": meaning.insert(.reviews)
      default: break
      }
      return meaning
    }
    isDescribed = Array(repeating: false, count: elements.count)
    isHeaded = isDescribed
    isCard = isDescribed
    findDescriptions()
    findCards()
  }

  /// Whose words stand in an element whose parents are content.
  func region(of index: Int) -> PageRegion {
    let element = document.elements[index]
    let meaning = meanings[index]
    if isNeverContent(element) { return .furniture }
    // The page itself, or a column that holds most of it, is no menu whatever it is called.
    let isMost = sizes.letters[index] * 2 > sizes.total || isHeaded[index]
    if !isMost {
      if meaning.contains(.always) { return .furniture }
      if !isDescribed[index] {
        if meaning.contains(.reviews) { return .reviews }
        if meaning.contains(.products) { return .products }
        if meaning.contains(.unlessDescribed) || isFrame(element, index) { return .furniture }
      }
    }
    if isHeaded[index] || isDescribed[index] { return .content }
    if isCard[index] { return .products }
    return sizes.isMenu(index) ? .furniture : .content
  }

  private func isNeverContent(_ element: Element) -> Bool {
    switch element.name {
    case "nav", "footer", "dialog", "select", "option": return true
    default: break
    }
    switch element.value(of: "role") {
    case "navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
      "tooltip":
      return true
    default: return false
    }
  }

  /// A header or column beside the page's main part.
  private func isFrame(_ element: Element, _ index: Int) -> Bool {
    switch element.name {
    case "aside": return true
    case "header":
      var current = element.parent
      while let outer = current {
        let name = document.elements[outer].name
        if name == "article" || name == "main" || name == "section" { return false }
        current = document.elements[outer].parent
      }
      return true
    default:
      let role = element.value(of: "role")
      return role == "banner" || role == "complementary"
    }
  }

  private mutating func findDescriptions() {
    let titles = ProductTitles(of: document)
    for (index, block) in document.blocks.enumerated() where block.hidden == nil {
      guard case .heading(1) = block.role, let element = block.element,
        titles.isTitle(index, in: document)
      else { continue }
      mark(element, in: &isHeaded)
    }
    for index in document.elements.indices
    where meanings[index].contains(.description) && !meanings[index].contains(.always)
      && !meanings[index].contains(.reviews) && !meanings[index].contains(.products)
      && sizes.letters[index] >= Self.leastDescription
      && sizes.linkedLetters[index] * 2 < sizes.letters[index]
    {
      mark(index, in: &isDescribed)
    }
  }

  private func mark(_ element: Int, in marks: inout [Bool]) {
    var current: Int? = element
    while let index = current, !marks[index] {
      marks[index] = true
      current = document.elements[index].parent
    }
  }

  private mutating func findCards() {
    var groups: [CardKey: [Int]] = [:]
    for (index, element) in document.elements.enumerated() where sizes.isCard(index) {
      guard let parent = element.parent, !isDescribed[index] else { continue }
      groups[CardKey(parent: parent, name: element.name), default: []].append(index)
    }
    for members in groups.values where members.count >= Self.cards {
      for index in members { isCard[index] = true }
    }
  }

  /// Siblings of one name.
  private struct CardKey: Hashable {
    var parent: Int
    var name: String
  }
}
