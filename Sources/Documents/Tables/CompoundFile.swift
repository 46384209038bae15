// SPDX-License-Identifier: Apache-2.0

/// The container of old Office files (MS-CFB): a small file system of named streams in chained sectors.
struct CompoundFile {
  let name: String
  private let bytes: [UInt8]
  private let sectorSize: Int
  private let miniSectorSize: Int
  private let miniCutoff: Int
  private var fat: [UInt32] = []
  private var miniFAT: [UInt32] = []
  private var miniStream: [UInt8] = []
  private var streams: [(name: String, start: UInt32, size: Int)] = []

  private static let endOfChain: UInt32 = 0xFFFF_FFFE
  private static let maxRegular: UInt32 = 0xFFFF_FFFA

  /// - Throws: `truncated` or `malformed`.
  init(name: String, bytes: [UInt8]) throws(TableError) {
    self.name = name
    self.bytes = bytes
    guard bytes.count >= 512 else {
      throw TableError(
        .truncated, name: name, offset: bytes.count, "the workbook is cut off",
        nextStep: "download or copy it again")
    }
    sectorSize = 1 << Int(min(bytes.uint16(at: 30), 12))
    miniSectorSize = 1 << Int(min(bytes.uint16(at: 32), 12))
    miniCutoff = Int(bytes.uint32(at: 56))
    guard sectorSize >= 512, miniSectorSize >= 8 else {
      throw TableError(.malformed, name: name, offset: 30, "impossible sector sizes")
    }
    try readAllocation()
    try readDirectory()
  }

  /// The names of all streams.
  var streamNames: [String] { streams.map(\.name) }

  /// The bytes of a stream; nil where there is none of this name.
  func stream(named name: String) throws(TableError) -> [UInt8]? {
    guard let found = streams.first(where: { $0.name == name }) else { return nil }
    if found.size < miniCutoff {
      return try chain(
        from: found.start, in: miniFAT, unit: miniSectorSize, of: miniStream, base: 0,
        size: found.size)
    }
    return try chain(
      from: found.start, in: fat, unit: sectorSize, of: bytes, base: 1, size: found.size)
  }

  /// The sectors that say which sector follows which.
  private mutating func readAllocation() throws(TableError) {
    var sectors = (0..<109).map { bytes.uint32(at: 76 + $0 * 4) }
    var next = bytes.uint32(at: 68)
    var steps = 0
    while next < Self.maxRegular, steps <= bytes.count / sectorSize {
      let offset = (Int(next) + 1) * sectorSize
      let last = sectorSize / 4 - 1
      sectors += (0..<last).map { bytes.uint32(at: offset + $0 * 4) }
      next = bytes.uint32(at: offset + last * 4)
      steps += 1
    }
    for sector in sectors where sector < Self.maxRegular {
      let offset = (Int(sector) + 1) * sectorSize
      guard offset + sectorSize <= bytes.count else { throw cutOff(offset) }
      for index in 0..<sectorSize / 4 { fat.append(bytes.uint32(at: offset + index * 4)) }
    }
  }

  private mutating func readDirectory() throws(TableError) {
    let directory = try chain(
      from: bytes.uint32(at: 48), in: fat, unit: sectorSize, of: bytes, base: 1, size: nil)
    var root: (start: UInt32, size: Int) = (Self.endOfChain, 0)
    for entry in stride(from: 0, to: directory.count - 127, by: 128) {
      let length = min(Int(directory.uint16(at: entry + 64)), 64)
      let units = stride(from: 0, to: max(0, length - 2), by: 2).map {
        directory.uint16(at: entry + $0)
      }
      let start = directory.uint32(at: entry + 116)
      let size = Int(directory.uint32(at: entry + 120))
      switch directory[entry + 66] {
      case 2: streams.append((String(decoding: units, as: UTF16.self), start, size))
      case 5: root = (start, size)
      default: break
      }
    }
    miniFAT = try chain(
      from: bytes.uint32(at: 60), in: fat, unit: sectorSize, of: bytes, base: 1, size: nil
    ).uint32s
    miniStream = try chain(
      from: root.start, in: fat, unit: sectorSize, of: bytes, base: 1, size: root.size)
  }

  /// Follows a chain of sectors. A chain longer than the file has sectors runs in a circle.
  private func chain(
    from start: UInt32, in table: [UInt32], unit: Int, of store: [UInt8], base: Int, size: Int?
  ) throws(TableError) -> [UInt8] {
    var result: [UInt8] = []
    var sector = start
    var steps = 0
    while sector < Self.maxRegular, size.map({ result.count < $0 }) ?? true {
      let offset = (Int(sector) + base) * unit
      guard steps <= table.count, Int(sector) < table.count else {
        throw TableError(
          .malformed, name: name, offset: offset, "a chain of sectors leads nowhere",
          nextStep: "open it in a spreadsheet program and save it as .xlsx")
      }
      guard offset < store.count else { throw cutOff(offset) }
      result += store[offset..<min(offset + unit, store.count)]
      sector = table[Int(sector)]
      steps += 1
    }
    if let size {
      guard result.count >= size else { throw cutOff(bytes.count) }
      result.removeLast(result.count - size)
    }
    return result
  }

  private func cutOff(_ offset: Int) -> TableError {
    TableError(
      .truncated, name: name, offset: min(offset, bytes.count), "the workbook is cut off here",
      nextStep: "download or copy it again")
  }
}

/// Little-endian numbers; 0 past the end, so that a broken file is found by what it says, not by a crash.
extension [UInt8] {
  func uint16(at offset: Int) -> UInt16 {
    guard offset >= 0, offset + 2 <= count else { return 0 }
    return UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
  }
  func uint32(at offset: Int) -> UInt32 {
    UInt32(uint16(at: offset)) | UInt32(uint16(at: offset + 2)) << 16
  }
  func double(at offset: Int) -> Double {
    Double(bitPattern: UInt64(uint32(at: offset)) | UInt64(uint32(at: offset + 4)) << 32)
  }
  var uint32s: [UInt32] { stride(from: 0, to: count - 3, by: 4).map { uint32(at: $0) } }
}
