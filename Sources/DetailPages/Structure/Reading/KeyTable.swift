// SPDX-License-Identifier: Apache-2.0

import Text

/// A hash table from well-mixed 64-bit keys to numbers: open addressing, no removal. Faster than a dictionary
/// where a page asks ten thousand times and is mostly told no.
struct KeyTable: Sendable {
  /// By slot 0 where nothing is kept, else a byte of its key's hash. Most questions end here, and the marks stay in
  /// the nearest memory where the keys would not.
  private var marks: [UInt8]
  /// By slot the key and its value, one after the other.
  private var entries: [UInt64]
  private(set) var count = 0

  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    marks = Array(repeating: 0, count: size)
    entries = Array(repeating: 0, count: 2 * size)
  }

  subscript(key: UInt64) -> UInt64? {
    @inline(__always) get {
      let (slot, isKnown) = place(of: key)
      return isKnown ? entries[2 * slot + 1] : nil
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > marks.count { grow() }
      let (slot, isKnown) = place(of: key)
      if !isKnown { count += 1 }
      marks[slot] = Self.mark(of: Self.hash(of: key))
      entries[2 * slot] = key
      entries[2 * slot + 1] = newValue
    }
  }

  /// The slot of a key, or the free one it would get.
  @inline(__always)
  private func place(of key: UInt64) -> (slot: Int, isKnown: Bool) {
    let hash = Self.hash(of: key)
    let wanted = Self.mark(of: hash)
    return marks.withUnsafeBufferPointer { marks in
      var slot = Int(truncatingIfNeeded: hash >> 32) & (marks.count - 1)
      while marks[slot] != 0 {
        if marks[slot] == wanted, entries[2 * slot] == key { return (slot, true) }
        slot = (slot + 1) & (marks.count - 1)
      }
      return (slot, false)
    }
  }

  @inline(__always)
  private static func hash(of key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func mark(of hash: UInt64) -> UInt8 {
    max(1, UInt8(truncatingIfNeeded: hash >> 24))
  }

  private mutating func grow() {
    let (oldMarks, oldEntries) = (marks, entries)
    self = KeyTable(capacity: marks.count)
    for slot in oldMarks.indices where oldMarks[slot] != 0 {
      self[oldEntries[2 * slot]] = oldEntries[2 * slot + 1]
    }
  }
}

extension KeyTable {
  /// Writes the table into an archive.
  func write(to archive: inout ArchiveWriter) {
    archive.put(count)
    archive.put(marks)
    archive.put(entries)
  }

  /// Whether all values fit.
  func allValues(_ fit: (UInt64) -> Bool) -> Bool {
    marks.indices.allSatisfy { marks[$0] == 0 || fit(entries[2 * $0 + 1]) }
  }

  /// Reads a table from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    count = try archive.int()
    marks = try archive.numbers()
    entries = try archive.numbers()
    // A search ends at an empty slot, so there must be one.
    guard entries.count == 2 * marks.count, marks.count.nonzeroBitCount == 1, marks.contains(0)
    else { throw ArchiveError() }
  }
}
