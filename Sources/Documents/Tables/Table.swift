// SPDX-License-Identifier: Apache-2.0

import Text

/// A grid of cells as it stands in a file: no header found yet, nothing dropped.
///
/// Row `i` is row `i + 1` of the sheet or of the text file as a spreadsheet would number it; blank rows
/// are kept. Rows may have different numbers of cells. Cells are ranges of one array of bytes, so a table
/// costs its text and eight bytes a cell.
public struct Table: Sendable {
  /// What a cell's text is known to be.
  public enum Kind: UInt8, Sendable {
    /// Text of a text file, or a text cell of a workbook.
    case text
    /// A number cell of a workbook: a decimal number with `.` and no grouping.
    case number
    /// A number cell shown as a percentage; its text is the fraction (`0.1471` for 14.71 %).
    case percent
    /// A date cell of a workbook, as ISO 8601 (`2022-07-23`, with the time where there is one).
    case date
  }

  /// Place and kind of one cell: byte offset, and length with the kind in the top two bits.
  struct Cell: Sendable {
    var start: UInt32
    var packed: UInt32

    static let maxLength = (1 << 30) - 1

    init(start: Int, count: Int, kind: Kind) {
      self.start = UInt32(truncatingIfNeeded: start)
      packed = UInt32(truncatingIfNeeded: count) | UInt32(kind.rawValue) << 30
    }
    var count: Int { Int(packed & 0x3FFF_FFFF) }
    var kind: Kind { Kind(rawValue: UInt8(packed >> 30)) ?? .text }
  }

  /// How the table is named in reports: the file's name, or the file and the sheet.
  public var name: String
  /// Holds the text of every cell; valid UTF-8.
  public internal(set) var bytes: [UInt8]
  /// Cells of all rows, row after row.
  var cells: [Cell]
  /// Index into `cells` where each row starts, and the total at the end.
  var rowStarts: [UInt32]
  /// What is wrong with the table itself.
  public internal(set) var problems: [TableProblem]
  /// The delimiter found, for a text file; nil for a workbook or a page.
  public internal(set) var delimiter: UInt8?

  init(name: String, bytes: [UInt8] = []) {
    self.name = name
    self.bytes = bytes
    cells = []
    rowStarts = [0]
    problems = []
    delimiter = nil
  }

  /// Number of rows, blank ones included.
  public var rowCount: Int { rowStarts.count - 1 }

  /// Number of cells in a row.
  public func columnCount(ofRow row: Int) -> Int { Int(rowStarts[row + 1] - rowStarts[row]) }

  /// Place of a cell in `bytes`; empty where the row is too short.
  public func range(row: Int, column: Int) -> ByteRange {
    guard let cell = cell(row, column) else { return ByteRange(at: 0) }
    return ByteRange(Int(cell.start), Int(cell.start) + cell.count)
  }

  /// Kind of a cell; text where the row is too short.
  public func kind(row: Int, column: Int) -> Kind { cell(row, column)?.kind ?? .text }

  /// Text of a cell; empty where the row is too short.
  public func string(row: Int, column: Int) -> String {
    String(decoding: bytes[range(row: row, column: column).range], as: UTF8.self)
  }

  /// Texts of a row.
  public func strings(ofRow row: Int) -> [String] {
    (0..<columnCount(ofRow: row)).map { string(row: row, column: $0) }
  }

  /// Whether a row has no cell with anything but white space in it.
  public func isBlank(row: Int) -> Bool {
    for index in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
      let cell = cells[index]
      let text = bytes[Int(cell.start)..<Int(cell.start) + cell.count]
      if text.contains(where: { $0 > 0x20 }) { return false }
    }
    return true
  }

  /// Calls `body` for one column's cell in each of the rows.
  public func forEachCell(
    ofColumn column: Int, rows: [UInt32],
    _ body: (_ row: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> Void
  ) {
    forEachCell(ofColumn: column, rows: rows[...], body)
  }

  /// Calls `body` with the bytes and kind of one column's cell in each of the rows, in order; with no
  /// bytes where the row is too short.
  public func forEachCell(
    ofColumn column: Int, rows: ArraySlice<UInt32>,
    _ body: (_ row: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> Void
  ) {
    bytes.withUnsafeBufferPointer { all in
      cells.withUnsafeBufferPointer { cells in
        rowStarts.withUnsafeBufferPointer { starts in
          for row in rows {
            let row = Int(row)
            let index = Int(starts[row]) + column
            if index < Int(starts[row + 1]) {
              let cell = cells[index]
              let start = Int(cell.start)
              body(row, UnsafeBufferPointer(rebasing: all[start..<start + cell.count]), cell.kind)
            } else {
              body(row, UnsafeBufferPointer(start: nil, count: 0), .text)
            }
          }
        }
      }
    }
  }

  private func cell(_ row: Int, _ column: Int) -> Cell? {
    let index = Int(rowStarts[row]) + column
    return index < Int(rowStarts[row + 1]) ? cells[index] : nil
  }
}

/// Something wrong with a table that was read all the same.
public struct TableProblem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// A quotation mark opens a cell and none closes it; it was read as a letter.
    case unclosedQuote
    /// The file ends in the middle of this row.
    case cutOff
    /// Bytes that are not text in the encoding of the file.
    case undecodable
    /// A sheet that was skipped or cut at a limit.
    case limit
  }
  public var kind: Kind
  /// Counted from 1, as a spreadsheet shows it; 0 where the whole table is meant.
  public var row: Int
  public var detail: String

  public init(kind: Kind, row: Int, detail: String) {
    self.kind = kind
    self.row = row
    self.detail = detail
  }
}
