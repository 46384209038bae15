// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Tells the listing's own copy from what stands around it on a saved page of a shop.
struct SurroundingsFinder {
  private let rules: SurroundingRules
  private let document: Document
  /// By element: what its own name makes it, or the element it stands in.
  private var kinds: [Block.Surrounding?]
  /// By element: whether it holds, or is, the main heading or a part of the listing's own.
  private var holdsOwn: [Bool]
  /// By element: bytes of visible text in it, those of links, and links with text.
  private var text: [Int]
  private var linkText: [Int]
  private var linkCount: [Int]

  /// Marks the blocks of a page that are not the listing's own copy, and notes how many they are.
  static func mark(_ document: inout Document, by rules: SurroundingRules) {
    guard document.links.count >= rules.links else { return }
    var finder = SurroundingsFinder(document, rules)
    finder.nameElements()
    finder.findCrowdsOfLinks()
    finder.findCards()
    finder.findSites()
    finder.inherit()
    var count = 0
    for index in document.blocks.indices {
      let block = document.blocks[index]
      guard let element = block.element, let kind = finder.kinds[element],
        block.role.isVisibleText
      else { continue }
      document.blocks[index].surrounding = kind
      if block.hidden == nil { count += 1 }
    }
    guard count > 0 else { return }
    document.omissions.append(Omission(kind: .surroundings, count: count, detail: ""))
  }

  private init(_ document: Document, _ rules: SurroundingRules) {
    self.document = document
    self.rules = rules
    let count = document.elements.count
    kinds = Array(repeating: nil, count: count)
    holdsOwn = Array(repeating: false, count: count)
    text = Array(repeating: 0, count: count)
    linkText = text
    linkCount = text
  }

  // MARK: Names

  private mutating func nameElements() {
    for (index, element) in document.elements.enumerated() {
      let name = element.name
      if name == "h1" { holdsOwn[index] = true }
      kinds[index] = rules.elements[name]
      guard name != "html", name != "body" else { continue }
      if kinds[index] == nil, let role = element.value(of: "role") {
        kinds[index] = rules.roles[role.lowercased()]
      }
      for attribute in ["id", "class"] {
        guard let value = element.value(of: attribute) else { continue }
        for token in value.split(separator: " ") { read(token, of: index) }
      }
    }
    spread(&holdsOwn)
    for index in kinds.indices where holdsOwn[index] { kinds[index] = nil }
  }

  private mutating func read(_ token: Substring, of element: Int) {
    let words = SurroundingRules.words(of: token)
    for (position, word) in words.enumerated() {
      let rest = words[(position + 1)...]
      if let own = rules.own[word], own.contains(where: { rest.starts(with: $0) }) {
        holdsOwn[element] = true
      }
      guard kinds[element] == nil, let names = rules.names[word] else { continue }
      kinds[element] = names.first { rest.starts(with: $0.rest) }?.kind
    }
  }

  // MARK: Links

  /// Share of a part's text in links from which on it leads elsewhere, and links it has then.
  private static let linkShare = 0.7
  private static let fewestLinks = 6

  /// Lists of links: menus, and cards of other goods.
  private mutating func findCrowdsOfLinks() {
    for block in document.blocks where block.hidden == nil && block.role.isVisibleText {
      guard let element = block.element else { continue }
      text[element] += block.range.count
      if isInLink(element) {
        linkText[element] += block.range.count
        linkCount[element] += 1
      }
    }
    for index in document.elements.indices.reversed() {
      guard let parent = document.elements[index].parent else { continue }
      text[parent] += text[index]
      linkText[parent] += linkText[index]
      linkCount[parent] += linkCount[index]
    }
    for index in kinds.indices where kinds[index] == nil && !holdsOwn[index] {
      if linkCount[index] >= Self.fewestLinks,
        Double(linkText[index]) >= Self.linkShare * Double(text[index])
      {
        kinds[index] = .related
      }
    }
  }

  /// Cards alike from which on they show other goods.
  private static let fewestCards = 6

  /// Elements side by side that look alike, each with a picture and a link: a list of goods.
  private mutating func findCards() {
    var hasPicture = Array(repeating: false, count: kinds.count)
    for image in document.images {
      if let element = image.element { hasPicture[element] = true }
    }
    spread(&hasPicture)
    var alike: [Card: [Int]] = [:]
    for (index, element) in document.elements.enumerated()
    where hasPicture[index] && linkCount[index] > 0 && !holdsOwn[index] {
      guard let parent = element.parent else { continue }
      let look = element.value(of: "class") ?? ""
      alike[Card(parent: parent, name: element.name, look: look), default: []].append(index)
    }
    for cards in alike.values where cards.count >= Self.fewestCards {
      for card in cards { kinds[card] = kinds[card] ?? .related }
    }
  }

  /// What cards of one list share.
  private struct Card: Hashable {
    var parent: Int
    var name: String
    var look: String
  }

  private func isInLink(_ element: Int) -> Bool {
    var next: Int? = element
    // A link holds few levels of elements.
    for _ in 0..<4 {
      guard let index = next else { return false }
      if document.elements[index].name == "a" { return true }
      next = document.elements[index].parent
    }
    return false
  }

  // MARK: Sites

  /// Where a site's places are known, what stands outside them is the site's.
  private mutating func findSites() {
    for places in rules.sites {
      var isPlace = document.elements.map { element in
        if let id = element.value(of: "id"), places.contains(id) { return true }
        return element.value(of: "class")?.split(separator: " ").contains {
          places.contains(String($0))
        } ?? false
      }
      guard isPlace.filter({ $0 }).count >= 2 else { continue }
      for index in isPlace.indices {
        if document.elements[index].name == "h1" { isPlace[index] = true }
        if isPlace[index] { holdsOwn[index] = true }
        if let parent = document.elements[index].parent, isPlace[parent] { isPlace[index] = true }
      }
      for index in kinds.indices where !isPlace[index] { kinds[index] = kinds[index] ?? .site }
      return
    }
  }

  // MARK: The tree

  /// What holds for an element holds for all it stands in.
  private func spread(_ marks: inout [Bool]) {
    for index in marks.indices.reversed() where marks[index] {
      if let parent = document.elements[index].parent { marks[parent] = true }
    }
  }

  /// An element without a kind of its own has that of the one it stands in.
  private mutating func inherit() {
    for index in kinds.indices {
      guard kinds[index] == nil, !holdsOwn[index], let parent = document.elements[index].parent
      else { continue }
      kinds[index] = kinds[parent]
    }
  }
}
