// SPDX-License-Identifier: Apache-2.0

/// The directory of a ZIP file, read from its end as the format wants (PKWARE APPNOTE 4.3), with ZIP64.
struct ZipArchive {
  /// One file of the archive.
  struct Entry {
    var name: String
    /// 0 stored, 8 deflated; others are refused when read.
    var method: Int
    var isEncrypted: Bool
    var compressedSize: Int
    /// As the directory claims; never trusted.
    var size: Int
    /// Offset of the local header.
    var header: Int
  }

  let name: String
  let bytes: [UInt8]
  private(set) var entries: [Entry] = []

  /// - Throws: `truncated` where the directory is missing or runs past the end, `tooLarge` for too many
  ///   parts, `malformed` otherwise.
  init(name: String, bytes: [UInt8], limits: TableLimits) throws(TableError) {
    self.name = name
    self.bytes = bytes
    var (count, start) = try directory()
    guard count <= limits.zipEntries else {
      throw TableError(
        .tooLarge, name: name, "\(count) parts; \(limits.zipEntries) are the most that are read")
    }
    while count > 0 {
      let (entry, next) = try entry(at: start)
      entries.append(entry)
      start = next
      count -= 1
    }
  }

  func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

  // MARK: Directory

  /// Number of entries and offset of the first.
  private func directory() throws(TableError) -> (count: Int, start: Int) {
    let record = try endRecord()
    let count = Int(try UInt16(at: record + 10))
    let start = Int(try UInt32(at: record + 16))
    guard count == 0xFFFF || start == 0xFFFF_FFFF else { return (count, start) }
    // ZIP64: a locator stands just before the end record.
    guard record >= 20, try UInt32(at: record - 20) == 0x0706_4B50 else { return (count, start) }
    let far = try UInt64(at: record - 20 + 8)
    guard try UInt32(at: far) == 0x0606_4B50 else {
      throw TableError(.malformed, name: name, offset: far, "no ZIP64 directory here")
    }
    return (try UInt64(at: far + 32), try UInt64(at: far + 48))
  }

  /// Offset of the end-of-directory record.
  private func endRecord() throws(TableError) -> Int {
    var index = bytes.count - 22
    let last = max(0, index - 0xFFFF)
    while index >= last {
      if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 5,
        bytes[index + 3] == 6
      {
        return index
      }
      index -= 1
    }
    throw TableError(
      .truncated, name: name, offset: bytes.count,
      "the compressed file ends before its directory: it was cut off",
      nextStep: "download or copy it again")
  }

  private func entry(at start: Int) throws(TableError) -> (Entry, Int) {
    guard try UInt32(at: start) == 0x0201_4B50 else {
      throw TableError(.malformed, name: name, offset: start, "no directory entry here")
    }
    let nameLength = Int(try UInt16(at: start + 28))
    let extraLength = Int(try UInt16(at: start + 30))
    let commentLength = Int(try UInt16(at: start + 32))
    let nameStart = start + 46
    let extraStart = nameStart + nameLength
    guard extraStart + extraLength <= bytes.count else { throw cutOff(at: start) }
    var entry = Entry(
      name: String(decoding: bytes[nameStart..<extraStart], as: UTF8.self),
      method: Int(try UInt16(at: start + 10)),
      isEncrypted: try UInt16(at: start + 8) & 1 != 0,
      compressedSize: Int(try UInt32(at: start + 20)), size: Int(try UInt32(at: start + 24)),
      header: Int(try UInt32(at: start + 42)))
    try widen(&entry, extra: extraStart..<extraStart + extraLength)
    return (entry, extraStart + extraLength + commentLength)
  }

  /// Takes sizes from the ZIP64 extra field where the 32-bit ones are full.
  private func widen(_ entry: inout Entry, extra: Range<Int>) throws(TableError) {
    var index = extra.lowerBound
    while index + 4 <= extra.upperBound {
      let id = try UInt16(at: index)
      let end = index + 4 + Int(try UInt16(at: index + 2))
      if id == 1 {
        var field = index + 4
        for path in [\Entry.size, \Entry.compressedSize, \Entry.header]
        where entry[keyPath: path] == 0xFFFF_FFFF && field + 8 <= min(end, extra.upperBound) {
          entry[keyPath: path] = try UInt64(at: field)
          field += 8
        }
      }
      index = end
    }
  }

  /// The compressed bytes of an entry.
  func content(of entry: Entry) throws(TableError) -> Range<Int> {
    guard try UInt32(at: entry.header) == 0x0403_4B50 else {
      throw TableError(.malformed, name: part(entry), offset: entry.header, "no file starts here")
    }
    let start =
      entry.header + 30 + Int(try UInt16(at: entry.header + 26))
      + Int(try UInt16(at: entry.header + 28))
    guard entry.compressedSize >= 0, start <= bytes.count - min(entry.compressedSize, bytes.count)
    else { throw cutOff(at: entry.header) }
    return start..<start + entry.compressedSize
  }

  /// How a part is named in errors.
  func part(_ entry: Entry) -> String { "\(name): \(entry.name)" }

  // MARK: Little-endian numbers

  private func UInt16(at offset: Int) throws(TableError) -> UInt16 {
    Swift.UInt16(truncatingIfNeeded: try number(at: offset, bytes: 2))
  }
  private func UInt32(at offset: Int) throws(TableError) -> UInt32 {
    Swift.UInt32(truncatingIfNeeded: try number(at: offset, bytes: 4))
  }
  /// As `Int`; a number that does not fit is past the end of any file.
  private func UInt64(at offset: Int) throws(TableError) -> Int {
    Int(clamping: try number(at: offset, bytes: 8))
  }
  private func number(at offset: Int, bytes count: Int) throws(TableError) -> UInt64 {
    guard offset >= 0, offset <= bytes.count - count else {
      throw cutOff(at: min(offset, bytes.count))
    }
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | Swift.UInt64(bytes[offset + index]) }
    return value
  }
  private func cutOff(at offset: Int) -> TableError {
    TableError(
      .truncated, name: name, offset: max(0, offset),
      "the compressed file is cut off or damaged here", nextStep: "download or copy it again")
  }
}
