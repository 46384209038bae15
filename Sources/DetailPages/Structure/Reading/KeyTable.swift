// SPDX-License-Identifier: Apache-2.0

import Text

/// A hash table from well-mixed 64-bit keys to numbers: open addressing, no removal. Faster than a dictionary
/// where a page asks ten thousand times and is mostly told no.
struct KeyTable<Value: FixedWidthInteger & Sendable>: Sendable {
  /// Keys by slot; 0 where nothing is kept.
  private var keys: [UInt64]
  private var values: [Value]
  private(set) var count = 0

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
  }

  subscript(key: UInt64) -> Value? {
    @inline(__always) get {
      let key = Self.stored(key)
      var slot = home(of: key)
      while keys[slot] != 0 {
        if keys[slot] == key { return values[slot] }
        slot = (slot + 1) & (keys.count - 1)
      }
      return nil
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      let key = Self.stored(key)
      var slot = home(of: key)
      while keys[slot] != 0 {
        if keys[slot] == key {
          values[slot] = newValue
          return
        }
        slot = (slot + 1) & (keys.count - 1)
      }
      keys[slot] = key
      values[slot] = newValue
      count += 1
    }
  }

  /// Zero marks an empty slot, so it is kept as another number.
  @inline(__always)
  private static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  @inline(__always)
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: 0, count: keys.count)
    count = 0
    for (key, value) in old { self[key] = value }
  }
}

extension KeyTable {
  /// Writes the table into an archive.
  func write(to archive: inout ArchiveWriter) {
    archive.put(count)
    archive.put(keys)
    archive.put(values)
  }

  /// Whether all values fit.
  func allValues(_ fit: (Value) -> Bool) -> Bool {
    zip(keys, values).allSatisfy { $0.0 == 0 || fit($0.1) }
  }

  /// Reads a table from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    count = try archive.int()
    keys = try archive.numbers()
    values = try archive.numbers()
    // A search ends at an empty slot, so there must be one.
    guard keys.count == values.count, keys.count.nonzeroBitCount == 1, count < keys.count,
      keys.contains(0)
    else { throw ArchiveError() }
  }
}
