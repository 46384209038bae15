// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads text with delimiters (CSV, TSV, pasted tables) as a table.
///
/// RFC 4180 with what real files do to it: line breaks and doubled quotes inside quoted cells, quotes in
/// the middle of unquoted cells taken as letters, a quote that is never closed taken as a letter, rows of
/// any width, line ends of any kind. Linear in the input.
public enum DelimitedReader {
  /// How far a quoted cell may run before its opening quote is taken for a letter, in bytes.
  static let quotedCellLimit = 1 << 20

  /// - Parameter delimiter: nil to find it by content.
  /// - Throws: `tooLarge` for more columns, cells or bytes than `limits` allow.
  public static func table(
    from source: SourceText, delimiter: UInt8? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> Table {
    var table = Table(name: source.name)
    table.problems = source.problems.prefix(20).map {
      TableProblem(
        kind: .undecodable, row: 0, detail: "bytes \($0.original) are not \(source.charset)")
    }
    let bytes = source.bytes
    guard bytes.count < limits.fileBytes else {
      throw TableError(
        .tooLarge, name: table.name, "\(bytes.count) bytes of text",
        nextStep: "split the file or delete the unused columns")
    }
    let found: (delimiter: UInt8, skip: Int)
    if let delimiter {
      found = (delimiter, 0)
    } else {
      found = bytes.withUnsafeBufferPointer { Delimiter.sniff($0) }
    }
    table.delimiter = found.delimiter
    var lexer = DelimitedLexer(
      name: table.name, delimiter: found.delimiter, limits: limits, bytes: bytes)
    var failure: TableError?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(TableError) {
        try lexer.read(buffer, from: found.skip)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    table.bytes = bytes
    undouble(&lexer.cells, lexer.doubled, in: &table.bytes)
    table.cells = lexer.cells
    table.rowStarts = lexer.rowStarts
    table.problems += lexer.problems
    return table
  }

  /// Makes the doubled quotes of these cells single, in place, so that every cell is one range.
  private static func undouble(
    _ cells: inout [Table.Cell], _ doubled: [Int], in bytes: inout [UInt8]
  ) {
    let quote = UInt8(ascii: "\"")
    for index in doubled {
      let start = Int(cells[index].start)
      let end = start + cells[index].count
      var read = start
      var write = start
      while read < end {
        bytes[write] = bytes[read]
        read += bytes[read] == quote && read + 1 < end && bytes[read + 1] == quote ? 2 : 1
        write += 1
      }
      cells[index] = Table.Cell(start: start, count: write - start, kind: .text)
    }
  }
}
