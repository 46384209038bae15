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
  /// Number of ancestors of each element.
  private(set) var depths: [Int] = []
  /// By element, the nearest one at or around it of a kind; -1 for none.
  private var holders: [Int32] = []
  private var cells: [Int32] = []
  private var rows: [Int32] = []
  private var decisive: [Int32] = []
  private var kinds: [Kind] = []

  /// What an element is, as far as its name tells.
  private enum Kind: UInt8 {
    case inline, block, row, cell, heading, term, definition, item, quote, caption, summary
    case navigation, footer, button

    /// Whether it holds a block of its own; text in others belongs to the nearest of these around.
    var holdsBlock: Bool { self != .inline && self != .button }
    /// Whether it says what part of the page its text is.
    var isDecisive: Bool { self != .inline && self != .block && self != .row }
  }

  private static let kindsByName: [String: Kind] = {
    var kinds: [String: Kind] = [
      "tr": .row, "td": .cell, "th": .cell, "dt": .term, "dd": .definition, "li": .item,
      "blockquote": .quote, "figcaption": .caption, "caption": .caption, "summary": .summary,
      "nav": .navigation, "footer": .footer, "button": .button,
    ]
    for level in 1...6 { kinds["h\(level)"] = .heading }
    for name in [
      "address", "article", "aside", "body", "center", "details", "dialog", "dir", "div", "dl",
      "fieldset", "figure", "form", "header", "html", "img", "legend", "main", "menu", "ol",
      "option", "p", "pre", "section", "select", "table", "tbody", "tfoot", "thead", "ul",
    ] { kinds[name] = .block }
    return kinds
  }()

  init(_ elements: [Element]) {
    self.elements = elements
    depths.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      let kind = Self.kindsByName[element.name] ?? .inline
      let parent = element.parent.flatMap { $0 < index ? $0 : nil }
      let here = Int32(index)
      kinds.append(kind)
      depths.append(parent.map { depths[$0] + 1 } ?? 0)
      holders.append(kind.holdsBlock ? here : parent.map { holders[$0] } ?? -1)
      cells.append(kind == .cell ? here : parent.map { cells[$0] } ?? -1)
      rows.append(kind == .row ? here : parent.map { rows[$0] } ?? -1)
      decisive.append(kind.isDecisive ? here : parent.map { decisive[$0] } ?? -1)
    }
  }

  /// The nearest element around (or at) `element` that holds a block.
  func holder(of element: Int?) -> Int? { Self.index(element.map { holders[$0] }) }

  /// The table cell a block stands in, where it stands in a row.
  func cell(of element: Int?) -> TableCell? {
    guard let cell = Self.index(element.map { cells[$0] }), let row = Self.index(rows[cell])
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
      if depths[a] >= depths[b] {
        guard let parent = elements[a].parent else { return -1 }
        a = parent
      } else {
        guard let parent = elements[b].parent else { return -1 }
        b = parent
      }
    }
    return depths[a]
  }

  /// What part of its page a block is.
  ///
  /// - Parameters:
  ///   - cell: the cell it stands in.
  ///   - row: the cells with text of that cell's row.
  func part(of block: Block, cell: TableCell?, row: [Int]?) -> BlockPart {
    switch block.role {
    case .alternative: return .picture
    case .navigation: return .navigation
    default: break
    }
    guard let index = Self.index(block.element.map { decisive[$0] }) else { return .text }
    switch kinds[index] {
    case .heading: return .heading
    case .cell:
      guard let row, let position = row.firstIndex(of: cell?.element ?? index) else {
        return .cell
      }
      if row.count == 1 { return .text }
      if row.count == 2 { return position == 0 ? .rowTopic : .rowValue }
      return position == 0 ? .firstCell : .cell
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
