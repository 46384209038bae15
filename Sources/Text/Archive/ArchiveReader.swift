// SPDX-License-Identifier: Apache-2.0

/// An archive that does not hold what was asked for: cut off, or written by another version.
public struct ArchiveError: Error, Hashable, Sendable {
  public init() {}
}

/// Reads what `ArchiveWriter` wrote, in the same order.
public struct ArchiveReader: Sendable {
  private let storage: ArchiveStorage
  private var bytes: UnsafeRawBufferPointer { storage.memory }
  /// Where the archive starts in the storage: a multiple of eight.
  private let origin: Int
  private var position: Int

  public init(_ bytes: [UInt8]) {
    self.init(bytes.withUnsafeBytes { ArchiveStorage(copying: $0) })
  }

  /// - Parameter offset: where the archive starts: a multiple of eight.
  public init(_ storage: ArchiveStorage, offset: Int = 0) {
    precondition(offset % MemoryLayout<UInt64>.alignment == 0 && offset <= storage.count)
    self.storage = storage
    origin = offset
    position = offset
  }

  public mutating func int() throws(ArchiveError) -> Int {
    bytes.loadUnaligned(
      fromByteOffset: try take(MemoryLayout<Int>.size).lowerBound, as: Int.self)
  }

  public mutating func double() throws(ArchiveError) -> Double {
    Double(bitPattern: UInt64(UInt(bitPattern: try int())))
  }

  public mutating func bool() throws(ArchiveError) -> Bool {
    bytes[try take(1).lowerBound] == 1
  }

  public mutating func string() throws(ArchiveError) -> String {
    String(decoding: UnsafeRawBufferPointer(rebasing: bytes[try take(try count())]), as: UTF8.self)
  }

  public mutating func optionalString() throws(ArchiveError) -> String? {
    try bool() ? try string() : nil
  }

  public mutating func numbers<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(ArchiveError) -> [Number] {
    let (start, count) = try place(of: type)
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(
          rebasing: bytes[start..<(start + count * MemoryLayout<Number>.stride)]))
      initialized = count
    }
  }

  /// Numbers where they lie, not copied.
  public mutating func stored<Number>(
    _ type: Number.Type = Number.self
  ) throws(ArchiveError) -> StoredNumbers<Number> {
    let (start, count) = try place(of: type)
    return StoredNumbers(storage: storage, offset: start, count: count)
  }

  /// Lists of numbers where they lie.
  public mutating func lists<Number>(
    _ type: Number.Type = Number.self
  ) throws(ArchiveError) -> StoredLists<Number> {
    let starts = try stored(Int32.self)
    guard let lists = StoredLists(starts: starts, members: try stored(type)) else {
      throw ArchiveError()
    }
    return lists
  }

  private mutating func place<Number: FixedWidthInteger>(
    of type: Number.Type
  ) throws(ArchiveError) -> (start: Int, count: Int) {
    let count = try count()
    let size = MemoryLayout<Number>.stride
    guard count <= bytes.count / size else { throw ArchiveError() }
    _ = try take((origin - position) & (MemoryLayout<UInt64>.alignment - 1))
    return (try take(count * size).lowerBound, count)
  }

  public mutating func strings() throws(ArchiveError) -> [String] {
    try items { (reader) throws(ArchiveError) in try reader.string() }
  }

  /// A list, each item by `read`.
  public mutating func items<Item>(
    _ read: (inout ArchiveReader) throws(ArchiveError) -> Item
  ) throws(ArchiveError) -> [Item] {
    let count = try count()
    guard count <= bytes.count else { throw ArchiveError() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }

  /// One of the values of an enumeration, by raw value.
  public mutating func choice<Value: RawRepresentable>(
    _ type: Value.Type = Value.self
  ) throws(ArchiveError) -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: try string()) else { throw ArchiveError() }
    return value
  }

  private mutating func count() throws(ArchiveError) -> Int {
    let count = try int()
    guard count >= 0 else { throw ArchiveError() }
    return count
  }

  private mutating func take(_ count: Int) throws(ArchiveError) -> Range<Int> {
    guard count <= bytes.count - position else { throw ArchiveError() }
    position += count
    return (position - count)..<position
  }
}
