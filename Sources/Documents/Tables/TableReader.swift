// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads whatever holds a table: delimited text in any encoding, workbooks, compressed exports, pages and
/// text saved under the name of a workbook. What stands in the file decides, never its name.
public enum TableReader {
  /// The tables of a file, in its order: one for text and pages, one a sheet for workbooks, those of every
  /// readable part for a ZIP.
  /// - Parameter name: how the file is named in reports.
  /// - Throws: a `TableError` with the place of what is wrong.
  public static func tables(
    from bytes: [UInt8], name: String, limits: TableLimits = TableLimits()
  ) throws(TableError) -> [Table] {
    guard !bytes.isEmpty else {
      throw TableError(.empty, name: name, "the file is empty", nextStep: "export it again")
    }
    guard bytes.count <= limits.fileBytes else {
      throw TableError(
        .tooLarge, name: name,
        "\(bytes.count) bytes; \(limits.fileBytes) are the most that are read",
        nextStep: "split the file or delete the unused columns")
    }
    switch FileSignature(Array(bytes.prefix(8))) {
    case .zip: return try compressed(bytes, name: name, limits: limits)
    case .compoundFile:
      let file = try CompoundFile(name: name, bytes: bytes)
      return try LegacyWorkbookReader(file: file, limits: limits).tables()
    case .other(let what, let nextStep):
      throw TableError(.unsupported, name: name, "\(what) is no table", nextStep: nextStep)
    case .text: return try text(bytes, name: name, limits: limits)
    }
  }

  /// Text of any kind: a page, an XML workbook, or delimited text.
  private static func text(
    _ bytes: [UInt8], name: String, limits: TableLimits
  ) throws(TableError) -> [Table] {
    let isMarkup = bytes.prefix(4_096).first { $0 > 0x20 } == UInt8(ascii: "<")
    let source = TextDecoder.decode(bytes, name: name, isMarkup: isMarkup)
    // Only in the wide encodings is a zero byte part of a text.
    if !source.charset.hasPrefix("utf-16"), !source.charset.hasPrefix("utf-32"),
      let place = ByteSearch.first([0], in: bytes, from: 0)
    {
      throw TableError(
        .misencoded, name: name, offset: place, "a zero byte, which no text has",
        nextStep: "export the file again as CSV or XLSX")
    }
    var start = source.bytes.prefix(4_096).drop { $0 <= 0x20 }
    if start.first == UInt8(ascii: "<") {
      if SpreadsheetMLReader.recognises(start) {
        return try SpreadsheetMLReader(name: name, limits: limits).read(source)
      }
      start = start.prefix(1_024)
      let opening = String(decoding: start, as: UTF8.self).lowercased()
      if ["<html", "<table", "<!doctype html", "<meta", "<head"].contains(where: opening.contains) {
        return [try HTMLTableReader.table(from: source, limits: limits)]
      }
    }
    return [try DelimitedReader.table(from: source, limits: limits)]
  }

  /// A workbook, or an archive of tables.
  private static func compressed(
    _ bytes: [UInt8], name: String, limits: TableLimits
  ) throws(TableError) -> [Table] {
    let archive = try ZipArchive(name: name, bytes: bytes, limits: limits)
    if WorkbookReader.isWorkbook(archive) {
      return try WorkbookReader(archive: archive, limits: limits).tables()
    }
    if archive.entry(named: "content.xml") != nil {
      throw TableError(
        .unsupported, name: name, "an OpenDocument file is not read",
        nextStep: "save it as .xlsx or CSV")
    }
    var tables: [Table] = []
    var total = 0
    for entry in archive.entries where isTable(entry.name) {
      let data = try archive.data(entry, limits: limits)
      guard !data.isEmpty else { continue }
      total += data.count
      guard total <= limits.inflatedBytes else {
        throw TableError(
          .suspicious, name: name, "the parts unpack to more than \(limits.inflatedBytes) bytes",
          nextStep: "unpack it and hand over the files inside")
      }
      var inner = limits
      // Archives within archives are not followed.
      inner.zipEntries = FileSignature(Array(data.prefix(8))) == .zip ? 512 : 0
      tables += try self.tables(from: data, name: archive.part(entry), limits: inner)
    }
    guard !tables.isEmpty else {
      throw TableError(
        .empty, name: name, "no .csv, .tsv, .txt, .xlsx or .xls file in this archive",
        nextStep: "unpack it and hand over the table")
    }
    return tables
  }

  private static func isTable(_ path: String) -> Bool {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard !file.hasPrefix("."), !path.hasPrefix("__MACOSX/") else { return false }
    let lower = file.lowercased()
    return [".csv", ".tsv", ".txt", ".xlsx", ".xls"].contains(where: lower.hasSuffix)
  }
}

/// What the first bytes of a file say it is.
enum FileSignature: Equatable {
  case zip, compoundFile, text
  /// A known kind of file that holds no table, and what to do instead.
  case other(String, nextStep: String)

  /// - Parameter bytes: the first eight bytes of the file.
  init(_ bytes: [UInt8]) {
    func starts(_ signature: [UInt8]) -> Bool { bytes.starts(with: signature) }
    if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
      self = .zip
    } else if starts([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compoundFile
    } else if starts([0x25, 0x50, 0x44, 0x46]) {
      self = .other("a PDF", nextStep: "export the list as CSV or .xlsx")
    } else if starts([0x89, 0x50, 0x4E, 0x47]) || starts([0xFF, 0xD8, 0xFF]) {
      self = .other("a picture", nextStep: "export the list as CSV or .xlsx")
    } else if starts([0x1F, 0x8B]) {
      self = .other("a gzip file", nextStep: "unpack it first")
    } else if starts(Array("Rar!".utf8)) || starts([0x37, 0x7A, 0xBC, 0xAF]) {
      self = .other("a RAR or 7z archive", nextStep: "unpack it first")
    } else if starts([0x09, 0x08, 0x10, 0, 0, 6]) || starts([0x09, 0x08, 0x08, 0, 0, 5]) {
      self = .other(
        "a bare BIFF stream", nextStep: "open it in a spreadsheet program, save as .xlsx")
    } else {
      self = .text
    }
  }
}
