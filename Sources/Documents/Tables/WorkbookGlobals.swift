// SPDX-License-Identifier: Apache-2.0

/// What the first part of a BIFF8 workbook says for all its sheets.
struct WorkbookGlobals {
  let name: String
  let limits: TableLimits
  private(set) var sheets: [(name: String, offset: Int)] = []
  private(set) var strings = SharedStrings()
  private(set) var formats = CellFormats()
  private(set) var from1904 = false
  private(set) var isLocked = false

  init(name: String, limits: TableLimits) {
    self.name = name
    self.limits = limits
  }

  mutating func read(_ records: BIFFRecords) throws(TableError) {
    let bytes = records.bytes
    var codes: [Int: String] = [:]
    var formatIDs: [Int] = []
    var table: [Range<Int>] = []
    var takesContinuation = false
    scan: for record in records {
      let start = record.content.lowerBound
      defer {
        takesContinuation = record.type == 0xFC || (record.type == 0x3C && takesContinuation)
      }
      switch record.type {
      case 0x809 where bytes.uint16(at: start) < 0x600:
        throw TableError(
          .unsupported, name: name, "a workbook from before Excel 97 is not read",
          nextStep: "open it in a spreadsheet program and save it as .xlsx")
      case 0x2F: isLocked = true
      case 0x22: from1904 = bytes.uint16(at: start) == 1
      case 0x41E:
        var cursor = BIFFString(bytes: bytes, segments: [start + 2..<record.content.upperBound])
        codes[Int(bytes.uint16(at: start))] = String(
          decoding: cursor.read(lengthBytes: 2), as: UTF8.self)
      case 0xE0: formatIDs.append(Int(bytes.uint16(at: start + 2)))
      case 0x85:
        // Worksheets only: 0 in the low byte of the type.
        guard record.content.count > 8, bytes[start + 5] == 0 else { continue }
        var cursor = BIFFString(bytes: bytes, segments: [start + 6..<record.content.upperBound])
        sheets.append(
          (
            String(decoding: cursor.read(lengthBytes: 1), as: UTF8.self),
            Int(bytes.uint32(at: start))
          ))
      case 0xFC: table = [record.content]
      case 0x3C where takesContinuation: table.append(record.content)
      case 0x0A: break scan
      default: break
      }
    }
    for id in formatIDs { formats.append(formatID: id, code: codes[id]) }
    readStrings(bytes, table)
  }

  /// The shared string table, which may run on over several records.
  private mutating func readStrings(_ bytes: [UInt8], _ segments: [Range<Int>]) {
    guard let first = segments.first, first.count >= 8 else { return }
    let count = Int(bytes.uint32(at: first.lowerBound + 4))
    var cursor = BIFFString(
      bytes: bytes, segments: [first.lowerBound + 8..<first.upperBound] + segments.dropFirst())
    for _ in 0..<min(count, limits.cells) where !cursor.isAtEnd {
      cursor.read(lengthBytes: 2).withUnsafeBufferPointer { strings.append($0) }
      strings.endString()
    }
  }
}

/// Reads Unicode strings of BIFF8 (MS-XLS 2.5.293), across the seams of continued records.
struct BIFFString {
  private let bytes: [UInt8]
  private let segments: [Range<Int>]
  private var segment = 0
  private var offset: Int

  init(bytes: [UInt8], segments: [Range<Int>]) {
    self.bytes = bytes
    self.segments = segments
    offset = segments.first?.lowerBound ?? 0
  }

  var isAtEnd: Bool {
    segment >= segments.count
      || (segment == segments.count - 1 && offset >= segments[segment].upperBound)
  }

  /// The next string, as UTF-8.
  /// - Parameter lengthBytes: 1 or 2, the size of the count of characters.
  mutating func read(lengthBytes: Int) -> [UInt8] {
    let count = lengthBytes == 1 ? Int(byte()) : Int(short())
    let flags = byte()
    var isWide = flags & 1 != 0
    let runs = flags & 8 != 0 ? Int(short()) : 0
    let extra = flags & 4 != 0 ? Int(short()) | Int(short()) << 16 : 0
    var units: [UInt16] = []
    units.reserveCapacity(count)
    while units.count < count, !isAtEnd {
      if offset >= segments[segment].upperBound {
        // A string that runs on into the next record starts there with its width anew.
        segment += 1
        offset = segments[segment].lowerBound
        isWide = byte() & 1 != 0
      }
      units.append(isWide ? short() : UInt16(byte()))
    }
    skip(runs * 4 + extra)
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func byte() -> UInt8 {
    advance()
    guard segment < segments.count, offset < segments[segment].upperBound else { return 0 }
    offset += 1
    return bytes[offset - 1]
  }

  private mutating func short() -> UInt16 {
    let low = byte()
    return UInt16(low) | UInt16(byte()) << 8
  }

  private mutating func skip(_ count: Int) {
    var count = count
    while count > 0, !isAtEnd {
      advance()
      guard segment < segments.count else { return }
      let step = min(count, segments[segment].upperBound - offset)
      offset += step
      count -= step
    }
  }

  /// Moves on to the next record where this one is used up.
  private mutating func advance() {
    while segment < segments.count, offset >= segments[segment].upperBound {
      segment += 1
      if segment < segments.count { offset = segments[segment].lowerBound }
    }
  }
}
