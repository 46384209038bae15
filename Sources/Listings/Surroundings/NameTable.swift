// SPDX-License-Identifier: Apache-2.0

/// A hash of a name, FNV-1a, byte by byte: one is made of every class and id of a page.
struct NameHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}

/// Values by the hash of a name. The hashes are mixed already; to hash them again would cost more than all the rest.
struct NameTable<Value: OptionSet & Sendable>: Sendable {
  /// Each name's hash and value, at the place the hash leads to or at the next free one; 0 where a place is free.
  /// Their number is a power of two, at least twice that of the names.
  private let hashes: [UInt64]
  private let values: [Value]

  init(_ names: [UInt64: Value]) {
    var size = 2
    while size < 2 * names.count { size *= 2 }
    var hashes = Array(repeating: UInt64(0), count: size)
    var values = Array(repeating: Value(), count: size)
    for (hash, value) in names.sorted(by: { $0.key < $1.key }) {
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while hashes[place] != 0 { place = (place + 1) & (size - 1) }
      hashes[place] = hash
      values[place] = value
    }
    self.hashes = hashes
    self.values = values
  }

  /// The value of a name, empty where it has none.
  subscript(hash: UInt64) -> Value {
    var place = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[place] != 0 {
      if hashes[place] == hash { return values[place] }
      place = (place + 1) & (hashes.count - 1)
    }
    return []
  }
}
