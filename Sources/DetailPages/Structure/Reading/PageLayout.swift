// SPDX-License-Identifier: Apache-2.0

import Documents

/// The place of each of some blocks of a page: what part it is, and how it is set off from the block before.
struct PageLayout {
  private(set) var parts: [BlockPart] = []
  /// Of each block but the first; the first one's entry means nothing.
  private(set) var boundaries: [BlockBoundary] = []
  /// For a value of a row: position of the block that names it.
  private(set) var rowHeaders: [Int?] = []

  /// - Parameter blocks: positions in `document.blocks` of the blocks that count.
  init(of document: Document, blocks: [Int]) {
    let tree = ElementTree(document.elements)
    let holders = blocks.map { tree.holder(of: document.blocks[$0].element) }
    let cells = blocks.map { tree.cell(of: document.blocks[$0].element) }
    let rows = TableRows(cells: cells, elements: document.elements.count)
    parts.reserveCapacity(blocks.count)
    boundaries.reserveCapacity(blocks.count)
    rowHeaders.reserveCapacity(blocks.count)
    for (position, index) in blocks.enumerated() {
      parts.append(
        tree.part(
          of: document.blocks[index], cell: cells[position], in: rows))
    }
    var depths: [Int] = [-1]
    depths.reserveCapacity(blocks.count)
    var levels = LeastDepths()
    for position in blocks.indices.dropFirst() {
      let depth = tree.commonDepth(holders[position - 1], holders[position])
      depths.append(depth)
      levels.add(depth)
    }
    for position in blocks.indices {
      rowHeaders.append(rowHeader(of: position))
      guard position > 0 else {
        boundaries.append(BlockBoundary(kind: .apart, level: .inner))
        continue
      }
      let depth = depths[position]
      let kind = kind(
        at: position, depth: depth, holders: holders, tree: tree,
        sharesRow: cells[position] != nil && cells[position]?.row == cells[position - 1]?.row)
      boundaries.append(BlockBoundary(kind: kind, level: levels.level(of: depth)))
    }
  }

  private func rowHeader(of position: Int) -> Int? {
    guard position > 0 else { return nil }
    switch parts[position] {
    case .rowValue, .definition: return position - 1
    default: return nil
    }
  }

  private func kind(
    at position: Int, depth: Int, holders: [Int?], tree: ElementTree, sharesRow: Bool
  ) -> BlockBoundary.Kind {
    let part = parts[position]
    let before = parts[position - 1]
    guard let holder = holders[position], let previous = holders[position - 1] else {
      return .sibling
    }
    if holder == previous { return .line }
    if part == .rowValue || part == .definition { return .cell }
    if part.isCell, before.isCell, sharesRow { return .cell }
    if part == .rowTopic || part == .term || part == .firstCell, before.isCell { return .row }
    if depth == tree.depth(of: holder) - 1, depth == tree.depth(of: previous) - 1 {
      return tree.elements[holder].name == tree.elements[previous].name ? .sibling : .otherSibling
    }
    return .apart
  }
}

/// The three least of some depths: those of the page's sections and of their parts.
private struct LeastDepths {
  private static let none = Int.max
  private var first = none
  private var second = none
  private var third = none

  mutating func add(_ depth: Int) {
    if depth == first || depth == second { return }
    if depth < first {
      (first, second, third) = (depth, first, second)
    } else if depth < second {
      (second, third) = (depth, second)
    } else if depth < third {
      third = depth
    }
  }

  /// Between sections where there is any depth below, between their parts where there are two.
  func level(of depth: Int) -> BlockBoundary.Level {
    if depth == first, second != Self.none { return .outer }
    return depth == second && third != Self.none ? .middle : .inner
  }
}

/// The cells with text of each row of a page's tables.
struct TableRows {
  private struct Row {
    var count: Int32 = 0
    var last: Int32 = -1
  }

  /// By the row's element; empty for a page without tables.
  private var rows: [Row] = []
  /// By the cell's element, its first place in its row, from 0; -1 for others.
  private var positions: [Int32] = []

  /// - Parameter elements: number of elements of the page.
  init(cells: [TableCell?], elements: Int) {
    guard cells.contains(where: { $0 != nil }) else { return }
    rows = Array(repeating: Row(), count: elements)
    positions = Array(repeating: -1, count: elements)
    for cell in cells {
      guard let cell, rows[cell.row].last != cell.element else { continue }
      if positions[cell.element] < 0 { positions[cell.element] = rows[cell.row].count }
      rows[cell.row].count += 1
      rows[cell.row].last = Int32(cell.element)
    }
  }

  /// Where a cell stands among those with text of its row, and how many these are.
  func place(of cell: TableCell) -> (position: Int, count: Int)? {
    guard !positions.isEmpty, positions[cell.element] >= 0 else { return nil }
    return (Int(positions[cell.element]), Int(rows[cell.row].count))
  }
}
