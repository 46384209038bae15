// SPDX-License-Identifier: Apache-2.0

/// Writes values one after another as bytes, for a cache that is read back by `ArchiveReader` on the same kind of
/// machine by the same version of the program. Not a format for keeping or sending.
public struct ArchiveWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func put(_ value: Int) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  public mutating func put(_ value: Double) { put(Int(bitPattern: UInt(value.bitPattern))) }

  public mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  public mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }

  /// Numbers, as they lie in memory and where they may be looked at without being copied.
  public mutating func put<Number: FixedWidthInteger>(_ numbers: [Number]) {
    put(numbers.count)
    align()
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  public mutating func put<Number>(_ numbers: StoredNumbers<Number>) { put(Array(numbers)) }

  public mutating func put<Number>(_ lists: StoredLists<Number>) {
    put(lists.starts)
    put(lists.members)
  }

  private mutating func align() {
    while bytes.count % MemoryLayout<UInt64>.alignment != 0 { bytes.append(0) }
  }

  public mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }

  /// A list, each item by `write`.
  public mutating func put<Item>(
    _ items: some Collection<Item>, by write: (inout ArchiveWriter, Item) -> Void
  ) {
    put(items.count)
    for item in items { write(&self, item) }
  }
}
