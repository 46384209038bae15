// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds, for each cell of a table, the cells that head its row and its column.
struct TableTracker {
  private struct Cell {
    var isHeader: Bool
    var column: Int
    var columns: Int
    /// Its blocks, up to a table inside it.
    var first: Int
    var end: Int
    var isClosed = false
  }

  private struct Table {
    /// Block that heads each column.
    var heads: [Int: Int] = [:]
    /// Rows a cell from above still covers, by column.
    var covered: [Int: Int] = [:]
    var row: [Cell] = []
    var column = 0
    var isRowOpen = false
  }

  private var tables: [Table] = []
  /// Columns beyond this have no header.
  private static let columnLimit = 1000

  mutating func openTable(at block: Int) {
    closeCell(at: block)
    tables.append(Table())
  }

  mutating func closeTable(_ writer: inout BlockWriter) {
    guard !tables.isEmpty else { return }
    finishRow(&writer)
    tables.removeLast()
  }

  mutating func openRow() {
    guard let top = tables.indices.last else { return }
    tables[top].row = []
    tables[top].column = 0
    tables[top].isRowOpen = true
  }

  mutating func closeRow(_ writer: inout BlockWriter) { finishRow(&writer) }

  mutating func openCell(isHeader: Bool, columns: Int, rows: Int, at block: Int) {
    guard let top = tables.indices.last else { return }
    while let rows = tables[top].covered[tables[top].column], rows > 0 {
      tables[top].covered[tables[top].column] = rows - 1
      tables[top].column += 1
    }
    let width = max(1, min(columns, Self.columnLimit))
    let column = tables[top].column
    tables[top].row.append(
      Cell(isHeader: isHeader, column: column, columns: width, first: block, end: block))
    if rows > 1, column < Self.columnLimit {
      for covered in column..<min(column + width, Self.columnLimit) {
        tables[top].covered[covered] = min(rows, Self.columnLimit) - 1
      }
    }
    tables[top].column = column + width
  }

  mutating func closeCell(at block: Int) {
    guard let top = tables.indices.last, let last = tables[top].row.indices.last,
      !tables[top].row[last].isClosed
    else { return }
    tables[top].row[last].end = block
    tables[top].row[last].isClosed = true
  }

  private mutating func finishRow(_ writer: inout BlockWriter) {
    guard let top = tables.indices.last, !tables[top].row.isEmpty else { return }
    let row = tables[top].row
    tables[top].row = []
    let isHeadRow = row.allSatisfy(\.isHeader)
    if isHeadRow, row.count > 1 {
      for cell in row where cell.first < cell.end {
        for column in cell.column..<min(cell.column + cell.columns, Self.columnLimit) {
          tables[top].heads[column] = cell.first
        }
      }
      return
    }
    let hasHeader = row.contains(where: \.isHeader)
    var head: Int?
    for (order, cell) in row.enumerated() {
      let isHead = hasHeader ? cell.isHeader : order == 0 && row.count == 2
      if isHead {
        head = cell.first < cell.end ? cell.first : nil
        continue
      }
      for block in cell.first..<max(cell.first, cell.end) {
        writer.setHeaders(row: head, column: tables[top].heads[cell.column], of: block)
      }
    }
  }
}
