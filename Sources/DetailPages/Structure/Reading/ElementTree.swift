// SPDX-License-Identifier: Apache-2.0

import Documents

/// A cell of a table and the row it stands in, as indices of elements.
struct TableCell {
  var element: Int
  var row: Int
}

/// Questions to a page's elements, answered for all of them in one pass: parents stand before children.
struct ElementTree {
  let elements: [Element]
  private var nodes: [Node] = []

  /// What is known of an element; -1 for none.
  private struct Node {
    var kind = Kind.inline
    /// Number of ancestors.
    var depth: Int32 = 0
    /// The nearest element at or around it that holds a block, is a cell, is a row, says what part of the
    /// page its text is.
    var holder: Int32 = -1
    var cell: Int32 = -1
    var row: Int32 = -1
    var decisive: Int32 = -1
  }

  /// What an element is, as far as its name tells.
  private enum Kind: UInt8 {
    case inline, block, row, cell, heading, term, definition, item, quote, caption, summary
    case navigation, footer, button

    /// Whether it holds a block of its own; text in others belongs to the nearest of these around.
    var holdsBlock: Bool { self != .inline && self != .button }
    /// Whether it says what part of the page its text is.
    var isDecisive: Bool { self != .inline && self != .block && self != .row }
  }

  private static let kindsByName: ElementTable<Kind> = {
    var kinds: [(name: String, value: Kind)] = [
      ("tr", .row), ("td", .cell), ("th", .cell), ("dt", .term), ("dd", .definition),
      ("li", .item), ("blockquote", .quote), ("figcaption", .caption), ("caption", .caption),
      ("summary", .summary), ("nav", .navigation), ("footer", .footer), ("button", .button),
    ]
    for level in 1...6 { kinds.append(("h\(level)", .heading)) }
    for name in [
      "address", "article", "aside", "body", "center", "details", "dialog", "dir", "div", "dl",
      "fieldset", "figure", "form", "header", "html", "img", "legend", "main", "menu", "ol",
      "option", "p", "pre", "section", "select", "table", "tbody", "tfoot", "thead", "ul",
    ] { kinds.append((name, .block)) }
    return ElementTable(kinds)
  }()

  init(_ elements: [Element]) {
    self.elements = elements
    nodes.reserveCapacity(elements.count)
    let kinds = Self.kindsByName
    // By index: a copy of each element would be counted in and out.
    for index in elements.indices {
      var node = Node()
      if let parent = elements[index].parent, parent < index {
        node = nodes[parent]
        node.depth += 1
      }
      node.kind = kinds[elements[index].tag] ?? .inline
      if node.kind.holdsBlock { node.holder = Int32(index) }
      if node.kind == .cell { node.cell = Int32(index) }
      if node.kind == .row { node.row = Int32(index) }
      if node.kind.isDecisive { node.decisive = Int32(index) }
      nodes.append(node)
    }
  }

  /// Number of ancestors of an element.
  func depth(of element: Int) -> Int { Int(nodes[element].depth) }

  /// The nearest element around (or at) `element` that holds a block.
  func holder(of element: Int?) -> Int? { Self.index(element.map { nodes[$0].holder }) }

  /// The table cell a block stands in, where it stands in a row.
  func cell(of element: Int?) -> TableCell? {
    guard let cell = Self.index(element.map { nodes[$0].cell }),
      let row = Self.index(nodes[cell].row)
    else { return nil }
    return TableCell(element: cell, row: row)
  }

  private static func index(_ value: Int32?) -> Int? {
    guard let value, value >= 0 else { return nil }
    return Int(value)
  }

  /// Depth of the innermost element around both; -1 where there is none.
  func commonDepth(_ a: Int?, _ b: Int?) -> Int {
    guard var a, var b else { return -1 }
    while a != b {
      if nodes[a].depth >= nodes[b].depth {
        guard let parent = elements[a].parent else { return -1 }
        a = parent
      } else {
        guard let parent = elements[b].parent else { return -1 }
        b = parent
      }
    }
    return depth(of: a)
  }

  /// What part of its page a block is.
  ///
  /// - Parameters:
  ///   - cell: the cell it stands in.
  ///   - rows: the rows of the page's tables.
  func part(of block: Block, cell: TableCell?, in rows: TableRows) -> BlockPart {
    switch block.role {
    case .alternative: return .picture
    case .navigation: return .navigation
    default: break
    }
    guard let index = Self.index(block.element.map { nodes[$0].decisive }) else { return .text }
    switch nodes[index].kind {
    case .heading: return .heading
    case .cell:
      guard let cell, let place = rows.place(of: cell) else { return .cell }
      if place.count == 1 { return .text }
      if place.count == 2 { return place.position == 0 ? .rowTopic : .rowValue }
      return place.position == 0 ? .firstCell : .cell
    case .term: return .term
    case .definition: return .definition
    case .item: return .listItem
    case .quote: return .quote
    case .caption: return .caption
    case .summary: return .summary
    case .navigation: return .navigation
    case .footer: return .footer
    case .button: return .button
    case .inline, .block, .row: return .text
    }
  }
}
