// SPDX-License-Identifier: Apache-2.0

/// An archive that does not hold what was asked for: cut off, or written by another version.
public struct ArchiveError: Error, Hashable, Sendable {
  public init() {}
}

/// Reads what `ArchiveWriter` wrote, in the same order.
public struct ArchiveReader: Sendable {
  private let bytes: [UInt8]
  private var position = 0

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public mutating func int() throws(ArchiveError) -> Int {
    let range = try take(MemoryLayout<Int>.size)
    return bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Int.self)
    }
  }

  public mutating func double() throws(ArchiveError) -> Double {
    Double(bitPattern: UInt64(UInt(bitPattern: try int())))
  }

  public mutating func bool() throws(ArchiveError) -> Bool {
    bytes[try take(1).lowerBound] == 1
  }

  public mutating func string() throws(ArchiveError) -> String {
    String(decoding: bytes[try take(try count())], as: UTF8.self)
  }

  public mutating func optionalString() throws(ArchiveError) -> String? {
    try bool() ? try string() : nil
  }

  public mutating func numbers<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(ArchiveError) -> [Number] {
    let count = try count()
    let size = MemoryLayout<Number>.stride
    guard count <= bytes.count / size else { throw ArchiveError() }
    let range = try take(count * size)
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      bytes.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[range]))
      }
      initialized = count
    }
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
