// SPDX-License-Identifier: Apache-2.0

/// Reads workbooks of Excel 97–2003 (`.xls`, BIFF8 as MS-XLS describes it): every worksheet becomes a
/// table. Older ones and locked ones are refused.
struct LegacyWorkbookReader {
  let file: CompoundFile
  let limits: TableLimits

  func tables() throws(TableError) -> [Table] {
    guard let stream = try file.stream(named: "Workbook") else {
      let names = file.streamNames
      if names.contains("EncryptedPackage") { throw locked() }
      throw TableError(
        .unsupported, name: file.name,
        names.contains("Book")
          ? "a workbook from before Excel 97 is not read" : "an old Office file without a workbook",
        nextStep: "open it in a spreadsheet program and save it as .xlsx")
    }
    var globals = WorkbookGlobals(name: file.name, limits: limits)
    try globals.read(BIFFRecords(stream))
    if globals.isLocked { throw locked() }
    var tables: [Table] = []
    for sheet in globals.sheets {
      let name = globals.sheets.count > 1 ? "\(file.name): \(sheet.name)" : file.name
      var reader = BIFFSheetReader(name: name, globals: globals, limits: limits)
      tables.append(try reader.read(BIFFRecords(stream, from: sheet.offset)))
    }
    return tables
  }

  private func locked() -> TableError {
    TableError(
      .encrypted, name: file.name, "the workbook is locked with a password",
      nextStep: "save it without the password")
  }
}

/// The records of a BIFF stream: type, length and content, one after the other.
struct BIFFRecords: Sequence {
  struct Record {
    var type: UInt16
    /// Place of the content in the stream.
    var content: Range<Int>
  }
  let bytes: [UInt8]
  private let start: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    self.start = start
  }

  func makeIterator() -> AnyIterator<Record> {
    var offset = start
    return AnyIterator {
      guard offset + 4 <= bytes.count else { return nil }
      let length = Int(bytes.uint16(at: offset + 2))
      let content = offset + 4..<Swift.min(offset + 4 + length, bytes.count)
      let record = Record(type: bytes.uint16(at: offset), content: content)
      offset += 4 + length
      return record
    }
  }
}
