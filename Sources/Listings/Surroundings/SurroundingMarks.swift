// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// What each element by itself says of whose words stand in it: the elements HTML has for it, roles, what classes and
/// ids are called, lists that are nearly all links, and siblings alike that each hold a link and a picture.
struct SurroundingMarks {
  private let document: Document
  private let sizes: ElementSizes
  private let meanings: [SurroundingRules.Meaning]
  /// Elements around the description, or around the heading of the product.
  private var isDescribed: [Bool]
  private var isHeaded: [Bool]
  private var isCard: [Bool]
  /// Elements of a known site that neither hold nor lie in a place where its sellers write.
  private var isOutsidePlaces: [Bool]
  /// The foot of the page, known by the shop's imprint in it.
  private var foot: Int?

  /// Siblings alike from which a picture and a link in each make them a list of products.
  private static let cards = 4
  private static let namingAttributes: [StaticString] = ["class", "id", "itemprop"]
  /// Letters from which what is named a description is one.
  private static let leastDescription = 120

  init(_ document: Document, sizes: ElementSizes, rules: SurroundingRules) {
    self.document = document
    self.sizes = sizes
    let elements = document.elements
    var meanings: [SurroundingRules.Meaning] = []
    var places: [SurroundingRules.Sites] = []
    meanings.reserveCapacity(elements.count)
    places.reserveCapacity(elements.count)
    for index in elements.indices {
      var meaning: SurroundingRules.Meaning = []
      var sites: SurroundingRules.Sites = []
      elements[index].forEachValue(of: Self.namingAttributes) { name, value in
        if name < 2 {
          meaning.formUnion(rules.meaning(of: value))
          sites.formUnion(rules.sites(ofPlace: value, isClass: name == 0))
          return
        }
        switch String(decoding: value, as: UTF8.self) {
        case "description": meaning.insert(.description)
        case "review", "reviews": meaning.insert(.reviews)
        default: break
        }
      }
      meanings.append(meaning)
      places.append(sites)
    }
    self.meanings = meanings
    isDescribed = Array(repeating: false, count: elements.count)
    isHeaded = isDescribed
    isCard = isDescribed
    isOutsidePlaces = isDescribed
    findDescriptions()
    findCards()
    foot = findFoot(rules.imprint)
    findPlaces(places, siteCount: rules.siteCount)
  }

  /// What an element is whose parents are the listing's own; nil where it is that too.
  func surrounding(of index: Int) -> Block.Surrounding? {
    let element = document.elements[index]
    let meaning = meanings[index]
    if isNeverContent(element) { return .site }
    // The page itself, or a column that holds most of it, is no menu whatever it is called.
    let isMost = sizes.letters[index] * 2 > sizes.total || isHeaded[index]
    if !isMost {
      if meaning.contains(.always) { return .site }
      if !isDescribed[index] {
        if meaning.contains(.reviews) { return .reviews }
        if meaning.contains(.products) { return .products }
        if meaning.contains(.unlessDescribed) || isFrame(element, index) { return .site }
      }
    }
    if isOutsidePlaces[index] || index == foot { return .site }
    if isHeaded[index] || isDescribed[index] { return nil }
    if isCard[index] { return .products }
    return sizes.isMenu(index) ? .site : nil
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

  /// The largest element around the last line with words of an imprint that holds neither much of the page nor its
  /// product.
  private func findFoot(_ imprint: [String]) -> Int? {
    let lines = document.blocks.suffix(Self.footLines).reversed()
    guard
      let line = lines.first(where: { block in
        guard block.hidden == nil, block.range.count <= 600 else { return false }
        let text = document.string(of: block).lowercased()
        return imprint.contains(where: text.holds)
      })
    else { return nil }
    var foot: Int?
    var current = line.element
    while let index = current, !isHeaded[index], !isDescribed[index],
      sizes.letters[index] * 5 <= sizes.total
    {
      foot = index
      current = document.elements[index].parent
    }
    return foot
  }

  /// Blocks at the end of a page among which its imprint stands.
  private static let footLines = 80

  private func mark(_ element: Int, in marks: inout [Bool]) {
    var current: Int? = element
    while let index = current, !marks[index] {
      marks[index] = true
      current = document.elements[index].parent
    }
  }

  private mutating func findCards() {
    let elements = document.elements
    let candidates = elements.indices.filter {
      elements[$0].parent != nil && sizes.isCard($0) && !isDescribed[$0]
    }
    // Few elements hold that many; the others need not be told apart by name.
    var counts = Array(repeating: 0, count: elements.count)
    for index in candidates { counts[elements[index].parent ?? 0] += 1 }
    var groups: [CardKey: [Int]] = [:]
    for index in candidates {
      guard let parent = elements[index].parent, counts[parent] >= Self.cards else { continue }
      groups[CardKey(parent: parent, name: elements[index].name), default: []].append(index)
    }
    for members in groups.values where members.count >= Self.cards {
      for index in members { isCard[index] = true }
    }
  }

  /// On a site whose sellers write in known places, what lies outside them is the site's.
  ///
  /// - Parameter places: by element, the sites it is such a place of.
  private mutating func findPlaces(_ places: [SurroundingRules.Sites], siteCount: Int) {
    let elements = document.elements
    guard places.count(where: { !$0.isEmpty }) >= Self.fewestPlaces else { return }
    for site in 0..<siteCount {
      let number = SurroundingRules.Sites(site)
      let found = places.indices.count { places[$0].contains(number) && elements[$0].name != "h1" }
      guard found >= Self.fewestPlaces else { continue }
      var isPlace = elements.indices.map {
        places[$0].contains(number) || elements[$0].name == "h1"
      }
      var holdsPlace = isPlace.map { _ in false }
      for index in isPlace.indices where isPlace[index] { mark(index, in: &holdsPlace) }
      for index in elements.indices {
        if let parent = elements[index].parent, parent < index, isPlace[parent] {
          isPlace[index] = true
        }
        isOutsidePlaces[index] = !isPlace[index] && !holdsPlace[index]
      }
      return
    }
  }

  /// Places of a site by which it is known.
  private static let fewestPlaces = 2

  /// Siblings of one name.
  private struct CardKey: Hashable {
    var parent: Int
    var name: String
  }
}
