// SPDX-License-Identifier: Apache-2.0

import Documents

/// A cell of a table and the row it stands in, as indices of elements.
struct TableCell {
  var element: Int
  var row: Int
}

/// Questions to a page's elements.
struct ElementTree {
  let elements: [Element]
  /// Number of ancestors of each element.
  let depths: [Int]

  /// Elements that hold a block of their own; text in others belongs to the nearest of these around.
  private static let blockNames: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "html", "img", "legend", "li", "main", "menu", "nav",
    "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
  ]

  init(_ elements: [Element]) {
    self.elements = elements
    var depths: [Int] = []
    depths.reserveCapacity(elements.count)
    for element in elements {
      depths.append(element.parent.map { $0 < depths.count ? depths[$0] + 1 : 0 } ?? 0)
    }
    self.depths = depths
  }

  /// The nearest element around (or at) `element` that holds a block.
  func holder(of element: Int?) -> Int? {
    nearest(from: element) { ElementTree.blockNames.contains($0) }
  }

  /// The table cell a block stands in, where it stands in a row.
  func cell(of element: Int?) -> TableCell? {
    guard let cell = nearest(from: element, where: { $0 == "td" || $0 == "th" }),
      let row = nearest(from: cell, where: { $0 == "tr" })
    else { return nil }
    return TableCell(element: cell, row: row)
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
    var current = block.element
    while let index = current {
      switch elements[index].name {
      case "h1", "h2", "h3", "h4", "h5", "h6": return .heading
      case "td", "th":
        guard let row, let position = row.firstIndex(of: cell?.element ?? index) else {
          return .cell
        }
        if row.count == 1 { return .text }
        if row.count == 2 { return position == 0 ? .rowTopic : .rowValue }
        return position == 0 ? .firstCell : .cell
      case "dt": return .term
      case "dd": return .definition
      case "li": return .listItem
      case "blockquote": return .quote
      case "figcaption", "caption": return .caption
      case "summary": return .summary
      case "nav": return .navigation
      case "footer": return .footer
      case "button": return .button
      default: current = elements[index].parent
      }
    }
    return .text
  }

  private func nearest(from element: Int?, where holds: (String) -> Bool) -> Int? {
    var current = element
    while let index = current {
      if holds(elements[index].name) { return index }
      current = elements[index].parent
    }
    return nil
  }
}
