// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads the one-file XML workbooks of Excel 2003 (`urn:schemas-microsoft-com:office:spreadsheet`), which
/// back offices save under `.xls` to this day.
final class SpreadsheetMLReader {
  private let name: String
  private let limits: TableLimits
  private var tables: [Table] = []
  private var builder: TableBuilder
  private var column: Int?
  private var kind: Table.Kind = .text
  private var text: [UInt8] = []
  private var inData = false
  private var hasCell = false

  init(name: String, limits: TableLimits) {
    self.name = name
    self.limits = limits
    builder = TableBuilder(name: name, limits: limits)
  }

  /// Whether XML text is such a workbook, by the name space it must declare near its start.
  static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
    String(decoding: bytes.prefix(2_048), as: UTF8.self)
      .contains("urn:schemas-microsoft-com:office:spreadsheet")
  }

  func read(_ source: SourceText) throws(TableError) -> [Table] {
    let stream = XMLStream(name: name)
    stream.onStart = { (name, attributes) throws(TableError) in try self.start(name, attributes) }
    stream.onEnd = { (name) throws(TableError) in try self.end(name) }
    stream.onText = { if self.inData { self.text.append(contentsOf: $0) } }
    try source.bytes.withUnsafeBufferPointer { (bytes) throws(TableError) in
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 << 20, bytes.count)
        _ = try stream.feed(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
      try stream.finish()
    }
    return tables
  }

  private func start(
    _ tag: XMLStream.Name, _ attributes: XMLStream.Attributes
  ) throws(TableError) {
    switch tag {
    case "Worksheet":
      let sheet = attributes.string("Name")
      builder = TableBuilder(name: sheet.map { "\(name): \($0)" } ?? name, limits: limits)
    case "Row":
      if let index = attributes.string("Index").flatMap({ Int($0) }), index > 0 {
        try builder.skip(toRow: index - 1)
      }
    case "Cell":
      column = attributes.string("Index").flatMap { Int($0) }.map { max(0, $0 - 1) }
      hasCell = true
      kind = .text
    case "Data":
      inData = hasCell
      switch attributes.string("Type") {
      case "Number": kind = .number
      case "DateTime": kind = .date
      default: kind = .text
      }
    default: break
    }
  }

  private func end(_ tag: XMLStream.Name) throws(TableError) {
    switch tag {
    case "Data": inData = false
    case "Cell":
      try builder.append(text, kind: kind, at: column)
      text.removeAll(keepingCapacity: true)
      hasCell = false
    case "Row": builder.endRow()
    case "Worksheet": tables.append(builder.finish())
    default: break
    }
  }
}
