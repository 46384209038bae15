// SPDX-License-Identifier: Apache-2.0

/// Reads the records of one BIFF8 worksheet.
struct BIFFSheetReader {
  private let globals: WorkbookGlobals
  private var builder: TableBuilder
  /// A formula whose text stands in the record after it.
  private var pending: (row: Int, column: Int)?

  init(name: String, globals: WorkbookGlobals, limits: TableLimits) {
    self.globals = globals
    builder = TableBuilder(name: name, bytes: globals.strings.bytes, limits: limits)
  }

  mutating func read(_ records: BIFFRecords) throws(TableError) -> Table {
    let bytes = records.bytes
    var depth = 0
    scan: for record in records {
      let start = record.content.lowerBound
      let row = Int(bytes.uint16(at: start))
      let column = Int(bytes.uint16(at: start + 2))
      let format = Int(bytes.uint16(at: start + 4))
      switch record.type {
      case 0x809: depth += 1
      case 0x0A:
        depth -= 1
        if depth <= 0 { break scan }
      case _ where depth > 1: continue  // A chart inside the sheet.
      case 0xFD:
        let range = globals.strings.range(of: Int(bytes.uint32(at: start + 6))) ?? 0..<0
        try place(row)
        try builder.append(start: range.lowerBound, count: range.count, kind: .text, at: column)
      case 0x204, 0xD6:
        var cursor = BIFFString(bytes: bytes, segments: [start + 6..<record.content.upperBound])
        try append(cursor.read(lengthBytes: 2), row, column)
      case 0x203: try append(bytes.double(at: start + 6), format, row, column)
      case 0x27E: try append(Self.number(rk: bytes.uint32(at: start + 6)), format, row, column)
      case 0xBD:
        for index in 0..<max(0, (record.content.count - 6) / 6) {
          let cell = start + 4 + index * 6
          try append(
            Self.number(rk: bytes.uint32(at: cell + 2)), Int(bytes.uint16(at: cell)), row,
            column + index)
        }
      case 0x06:
        if bytes.uint16(at: start + 12) == 0xFFFF {
          pending = bytes[start + 6] == 0 ? (row, column) : nil
        } else {
          try append(bytes.double(at: start + 6), format, row, column)
        }
      case 0x207:
        guard let cell = pending else { continue }
        var cursor = BIFFString(bytes: bytes, segments: [record.content])
        try append(cursor.read(lengthBytes: 2), cell.row, cell.column)
        pending = nil
      default: break
      }
    }
    return builder.finish()
  }

  /// Ends rows until the one under construction is `row`; records come row by row.
  private mutating func place(_ row: Int) throws(TableError) { try builder.skip(toRow: row) }

  private mutating func append(_ text: [UInt8], _ row: Int, _ column: Int) throws(TableError) {
    try place(row)
    try builder.append(text, kind: .text, at: column)
  }

  private mutating func append(
    _ number: Double, _ format: Int, _ row: Int, _ column: Int
  ) throws(TableError) {
    try place(row)
    let kind = globals.formats[format]
    if kind == .date, let date = SerialDate.iso(number, from1904: globals.from1904) {
      try builder.append(date.utf8, kind: .date, at: column)
    } else {
      let isWhole = number == number.rounded() && abs(number) < 1e15
      let text = isWhole ? String(Int(number)) : String(number)
      try builder.append(text.utf8, kind: kind == .percent ? .percent : .number, at: column)
    }
  }

  /// A number packed in 32 bits (MS-XLS 2.5.122): an integer or the top of a double, perhaps times 100.
  private static func number(rk: UInt32) -> Double {
    let value =
      rk & 2 != 0
      ? Double(Int32(bitPattern: rk) >> 2)
      : Double(bitPattern: UInt64(rk & 0xFFFF_FFFC) << 32)
    return rk & 1 != 0 ? value / 100 : value
  }
}
