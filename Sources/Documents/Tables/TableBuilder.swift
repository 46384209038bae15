// SPDX-License-Identifier: Apache-2.0

/// Puts a table together cell by cell, for readers whose cells come out of order or with gaps.
struct TableBuilder {
  private(set) var table: Table
  let limits: TableLimits
  /// Cells in the row under construction.
  private var column = 0

  /// - Parameter bytes: text that cells may refer to (shared strings).
  init(name: String, bytes: [UInt8] = [], limits: TableLimits) {
    table = Table(name: name, bytes: bytes)
    self.limits = limits
  }

  /// Index of the row under construction, from 0.
  var row: Int { table.rowCount }

  /// Whether the row under construction has cells.
  var hasOpenRow: Bool { column > 0 }

  /// Ends the row under construction.
  mutating func endRow() {
    table.rowStarts.append(UInt32(table.cells.count))
    column = 0
  }

  /// Adds blank rows until the row under construction is `row` (from 0).
  mutating func skip(toRow row: Int) throws(TableError) {
    guard row < limits.sheetRows else {
      throw TableError(
        .tooLarge, name: table.name, row: row + 1,
        "a sheet may have \(limits.sheetRows) rows at most")
    }
    while self.row < row { endRow() }
  }

  /// Adds a cell of new text at `column` (from 0), or after the last one where nil.
  mutating func append(
    _ text: some Collection<UInt8>, kind: Table.Kind, at column: Int? = nil
  ) throws(TableError) {
    let start = table.bytes.count
    table.bytes.append(contentsOf: text)
    try append(start: start, count: table.bytes.count - start, kind: kind, at: column)
  }

  /// Adds a cell whose text stands in the table's bytes.
  mutating func append(
    start: Int, count: Int, kind: Table.Kind, at place: Int? = nil
  ) throws(TableError) {
    let place = max(place ?? column, column)
    guard place < limits.columns else {
      throw TableError(
        .tooLarge, name: table.name, row: row + 1,
        "more than \(limits.columns) columns", nextStep: "is this a table of keywords?")
    }
    guard table.cells.count + place - column < limits.cells, table.bytes.count < limits.fileBytes
    else {
      throw TableError(
        .tooLarge, name: table.name, row: row + 1,
        "more than \(limits.cells) cells or \(limits.fileBytes) bytes",
        nextStep: "delete the unused columns or split the file")
    }
    while column < place {
      table.cells.append(Table.Cell(start: 0, count: 0, kind: .text))
      column += 1
    }
    table.cells.append(
      Table.Cell(start: start, count: min(count, Table.Cell.maxLength), kind: kind))
    column += 1
  }

  /// The table, its last row ended.
  consuming func finish() -> Table {
    if column > 0 { endRow() }
    return table
  }
}
