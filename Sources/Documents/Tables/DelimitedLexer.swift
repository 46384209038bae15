// SPDX-License-Identifier: Apache-2.0

import Text

/// Cuts a buffer of delimited text into cells.
struct DelimitedLexer {
  let name: String
  let delimiter: UInt8
  let limits: TableLimits
  var cells: [Table.Cell] = []
  var rowStarts: [UInt32] = [0]
  /// Indices of the cells that hold doubled quotes.
  var doubled: [Int] = []
  var problems: [TableProblem] = []
  /// No closing quote stands before this offset for a quote that opens before it.
  private var unclosedBefore = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(name: String, delimiter: UInt8, limits: TableLimits, bytes: [UInt8]) {
    self.name = name
    self.delimiter = delimiter
    self.limits = limits
    // Growing arrays of this size by copying would take as long as the reading: a few stretches of the text
    // tell how large they get.
    var sampled = 0
    var ends = 0
    var lines = 0
    for start in stride(from: 0, to: bytes.count, by: max(bytes.count / 64, 4_096)) {
      for byte in bytes[start..<min(start + 4_096, bytes.count)] {
        sampled += 1
        if byte == delimiter || byte == Self.lineFeed { ends += 1 }
        if byte == Self.lineFeed { lines += 1 }
      }
    }
    let scale = 1.03 * Double(bytes.count) / Double(max(sampled, 1))
    cells.reserveLarge(min(Int(Double(ends) * scale) + 64, limits.cells))
    rowStarts.reserveLarge(min(Int(Double(lines) * scale) + 64, limits.cells))
  }

  /// - Throws: `tooLarge`.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(TableError) {
    var index = start
    let end = bytes.count
    while index < end {
      index = try readUnquoted(bytes, from: index)
      guard index < end else { break }
      // One cell a turn; `index` stands at its first byte.
      let cell: (start: Int, end: Int)
      if bytes[index] == Self.quote, let quoted = quotedCell(bytes, at: index) {
        cell = (index + 1, quoted.textEnd)
        index = quoted.next
      } else {
        let first = index
        index = separator(bytes, from: index)
        cell = (first, index)
      }
      cells.append(Table.Cell(start: cell.start, count: cell.end - cell.start, kind: .text))
      if index < end, bytes[index] == delimiter {
        index += 1
        // A delimiter at the very end of the input opens one more, empty cell.
        if index == end { cells.append(Table.Cell(start: index, count: 0, kind: .text)) }
        if index < end { continue }
      }
      try endRow()
      if index < end, bytes[index] == Self.carriageReturn { index += 1 }
      if index < end, bytes[index] == Self.lineFeed { index += 1 }
    }
  }

  /// Reads cells without quotes, eight bytes of text at a time: nearly all of a large file.
  ///
  /// - Returns: where the first cell stands that it leaves: one that a quote opens, one near the end of the
  ///   input, or one after a carriage return.
  private mutating func readUnquoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(TableError) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    guard raw[start] != Self.quote else { return start }
    var place = (cell: start, word: start)
    while place.word + 8 < raw.count {
      switch readBatch(raw, at: &place) {
      case .full: break
      case .leftCell: return place.cell
      case .overLimit: try endRow()
      }
    }
    return place.cell
  }

  /// Why a batch of cells ends.
  private enum BatchEnd {
    case full, leftCell, overLimit
  }

  /// Cells that are found before they are added to the others: adding each by itself takes longer than finding it.
  private static let batch = 1_024

  /// Reads some cells without quotes.
  ///
  /// - Parameter place: where the next cell starts, and the next eight bytes to look at.
  private mutating func readBatch(
    _ raw: UnsafeRawBufferPointer, at place: inout (cell: Int, word: Int)
  ) -> BatchEnd {
    withUnsafeTemporaryAllocation(of: Table.Cell.self, capacity: Self.batch) { found in
      var (first, base) = place
      var count = 0
      let before = cells.count
      var rowStart = Int(rowStarts[rowStarts.count - 1])
      var end = BatchEnd.full
      batch: while base + 8 < raw.count, count + 8 <= Self.batch {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: base, as: UInt64.self))
        var ends =
          Self.exactMatches(word, delimiter) | Self.exactMatches(word, Self.lineFeed)
          | Self.exactMatches(word, Self.carriageReturn)
        while ends != 0 {
          let offset = base + ends.trailingZeroBitCount / 8
          ends &= ends &- 1
          let byte = raw[offset]
          if byte == Self.carriageReturn {
            end = .leftCell
            break batch
          }
          found.initializeElement(
            at: count, to: Table.Cell(start: first, count: offset - first, kind: .text))
          count += 1
          first = offset + 1
          if byte == Self.lineFeed {
            let total = before + count
            guard total - rowStart <= limits.columns, total <= limits.cells else {
              end = .overLimit
              break batch
            }
            rowStarts.append(UInt32(total))
            rowStart = total
          }
          if raw[first] == Self.quote {
            end = .leftCell
            break batch
          }
        }
        base += 8
      }
      cells.append(contentsOf: UnsafeBufferPointer(rebasing: found[..<count]))
      place = (first, base)
      return end
    }
  }

  /// Where the next delimiter or line end stands from `start` on, or the end of the input; eight bytes at
  /// a time.
  @inline(__always)
  private func separator(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found =
        Self.matches(word, delimiter) | Self.matches(word, Self.lineFeed)
        | Self.matches(word, Self.carriageReturn)
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] != delimiter, raw[index] != Self.lineFeed,
      raw[index] != Self.carriageReturn
    {
      index += 1
    }
    return index
  }

  /// Marks the bytes of a word that are `byte` in their highest bits; bytes above the lowest such byte may
  /// be marked wrongly.
  @inline(__always)
  private static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & (ones << 7)
  }

  /// Marks exactly the bytes of a word that are `byte` in their highest bits.
  @inline(__always)
  private static func exactMatches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = ones &* 0x7F
    let difference = word ^ (ones &* UInt64(byte))
    return ~(((difference & low) &+ low) | difference | low)
  }

  private mutating func endRow() throws(TableError) {
    let width = cells.count - Int(rowStarts[rowStarts.count - 1])
    if width > limits.columns {
      throw TableError(
        .tooLarge, name: name, row: rowStarts.count,
        "\(width) columns; \(limits.columns) are the most a table may have",
        nextStep: "is this a table of keywords?")
    }
    if cells.count > limits.cells {
      throw TableError(
        .tooLarge, name: name, row: rowStarts.count, "more than \(limits.cells) cells",
        nextStep: "delete the unused columns or split the file")
    }
    rowStarts.append(UInt32(cells.count))
  }

  /// The cell that the quote at `open` starts: where its text ends and where the next cell or line end
  /// stands. Nil where no quote closes it; then the quote is a letter.
  private mutating func quotedCell(
    _ bytes: UnsafeBufferPointer<UInt8>, at open: Int
  ) -> (textEnd: Int, next: Int)? {
    let bound = min(bytes.count, open + DelimitedReader.quotedCellLimit)
    if open < unclosedBefore, bound <= unclosedBefore { return nil }
    var read = open + 1
    var hasDoubled = false
    while read < bound {
      guard bytes[read] == Self.quote else {
        read += 1
        continue
      }
      let next = read + 1
      if next < bytes.count, bytes[next] == Self.quote {
        hasDoubled = true
        read += 2
        continue
      }
      if let close = closing(bytes, after: next) {
        if hasDoubled { doubled.append(cells.count) }
        return (read, close)
      }
      // A lone quote inside a quoted cell: a letter.
      read += 1
    }
    unclosedBefore = bound
    let cutOff = bound == bytes.count && !bytes[open..<bound].contains(Self.lineFeed)
    problems.append(
      TableProblem(
        kind: cutOff ? .cutOff : .unclosedQuote, row: rowStarts.count,
        detail: cutOff
          ? "the file ends inside a quoted cell"
          : "a quotation mark opens a cell and none closes it"))
    return nil
  }

  /// Where the cell ends when a quote before `index` closes it: at a delimiter, a line end or the end of
  /// the input, spaces allowed before it.
  private func closing(
    _ bytes: UnsafeBufferPointer<UInt8>, after index: Int
  ) -> Int? {
    var index = index
    while index < bytes.count, bytes[index] == UInt8(ascii: " "), delimiter != bytes[index] {
      index += 1
    }
    guard index < bytes.count else { return index }
    let byte = bytes[index]
    return byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn ? index : nil
  }
}
