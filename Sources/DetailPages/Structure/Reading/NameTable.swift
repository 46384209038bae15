// SPDX-License-Identifier: Apache-2.0

/// Values by short names, for a page whose every element asks: a hash of the letters alone, which costs a fifth
/// of a dictionary's. At most 128 names, known beforehand.
struct NameTable<Value: Sendable>: Sendable {
  private var entries: [(name: String, value: Value)] = []
  /// Open addressing: index into `entries` plus one, 0 for a free slot.
  private var slots = [UInt8](repeating: 0, count: 256)

  /// - Precondition: at most 128 entries, each name once.
  init(_ entries: [(String, Value)]) {
    precondition(entries.count <= 128, "a name table holds at most 128 names")
    for (name, value) in entries {
      self.entries.append((name, value))
      var slot = Self.slot(of: name)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = UInt8(self.entries.count)
    }
  }

  /// The value of a name; nil for one the table does not know.
  subscript(name: String) -> Value? {
    var slot = Self.slot(of: name)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if entries[entry].name == name { return entries[entry].value }
      slot = (slot + 1) & 255
    }
    return nil
  }

  private static func slot(of name: String) -> Int {
    var hash: UInt32 = 0
    for byte in name.utf8 { hash = hash &* 31 &+ UInt32(byte) }
    return Int((hash ^ hash >> 8) & 255)
  }
}
