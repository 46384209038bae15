// SPDX-License-Identifier: Apache-2.0

/// Reads one worksheet part of a workbook.
final class SheetReader {
  private let strings: SharedStrings
  private let formats: CellFormats
  private let from1904: Bool
  private let limits: TableLimits
  private var builder: TableBuilder

  // The cell under construction.
  private var column: Int?
  private var type: CellType = .number
  private var format = 0
  private var text: [UInt8] = []
  private var takesText = false
  private var isPhonetic = false

  private enum CellType { case number, shared, inline, boolean, error, date }

  init(
    name: String, strings: SharedStrings, formats: CellFormats, from1904: Bool, limits: TableLimits
  ) {
    self.strings = strings
    self.formats = formats
    self.from1904 = from1904
    self.limits = limits
    builder = TableBuilder(name: name, bytes: strings.bytes, limits: limits)
  }

  func read(_ entry: ZipArchive.Entry, of archive: ZipArchive) throws(TableError) -> Table {
    let stream = XMLStream(name: "\(archive.name): \(entry.name)")
    stream.onStart = { (name, attributes) throws(TableError) in try self.start(name, attributes) }
    stream.onEnd = { (name) throws(TableError) in try self.end(name) }
    stream.onText = { if self.takesText { self.text.append(contentsOf: $0) } }
    try archive.inflate(entry, limits: limits) { (piece) throws(TableError) in
      try stream.feed(piece)
    }
    try stream.finish()
    return builder.finish()
  }

  private func start(
    _ name: XMLStream.Name, _ attributes: XMLStream.Attributes
  ) throws(TableError) {
    switch name {
    case "c":
      column = attributes["r"].flatMap(Self.column)
      format = attributes["s"].flatMap(Self.integer) ?? 0
      type = Self.type(attributes["t"])
      text.removeAll(keepingCapacity: true)
    case "v": takesText = true
    case "t": takesText = !isPhonetic
    case "rPh": isPhonetic = true
    case "row":
      // Rows without a number follow one another; rows with one may leave gaps.
      if let number = attributes["r"].flatMap(Self.integer), number > 0 {
        try builder.skip(toRow: number - 1)
      }
    default: break
    }
  }

  private func end(_ name: XMLStream.Name) throws(TableError) {
    switch name {
    case "v", "t": takesText = false
    case "rPh": isPhonetic = false
    case "c": try endCell()
    case "row": builder.endRow()
    default: break
    }
  }

  private func endCell() throws(TableError) {
    switch type {
    case .shared:
      let index = text.withUnsafeBufferPointer { Self.integer($0) }
      let range = index.flatMap { strings.range(of: $0) } ?? 0..<0
      try builder.append(start: range.lowerBound, count: range.count, kind: .text, at: column)
    case .inline, .error:
      try builder.append(text, kind: .text, at: column)
    case .boolean:
      try builder.append(
        (text == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8, kind: .text, at: column)
    case .date:
      try builder.append(text, kind: .date, at: column)
    case .number:
      let kind = formats[format]
      if kind == .date, let serial = Double(String(decoding: text, as: UTF8.self)),
        let date = SerialDate.iso(serial, from1904: from1904)
      {
        try builder.append(date.utf8, kind: .date, at: column)
      } else {
        try builder.append(text, kind: kind == .percent ? .percent : .number, at: column)
      }
    }
  }

  private static func type(_ value: UnsafeBufferPointer<UInt8>?) -> CellType {
    guard let value, let first = value.first else { return .number }
    switch first {
    case UInt8(ascii: "s"): return value.count == 1 ? .shared : .inline
    case UInt8(ascii: "i"): return .inline
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "e"): return .error
    case UInt8(ascii: "d"): return .date
    default: return .number
    }
  }

  /// The column, from 0, of a reference such as `AB12`.
  private static func column(_ reference: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for byte in reference {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z"), column < 1 << 20 else { break }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
    }
    return column > 0 ? column - 1 : nil
  }

  private static func integer(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count < 12 else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
