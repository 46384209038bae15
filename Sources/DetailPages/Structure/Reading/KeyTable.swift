// SPDX-License-Identifier: Apache-2.0

/// A hash table from well-mixed 64-bit keys: open addressing, no removal. Faster than a dictionary where a
/// page asks ten thousand times and is mostly told no.
struct KeyTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private(set) var count = 0

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
  }

  subscript(key: UInt64) -> Value? {
    @inline(__always) get {
      var slot = home(of: key)
      while let value = values[slot] {
        if keys[slot] == key { return value }
        slot = (slot + 1) & (keys.count - 1)
      }
      return nil
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      var slot = home(of: key)
      while values[slot] != nil {
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

  @inline(__always)
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
  }

  private mutating func grow() {
    let old = zip(keys, values).compactMap { key, value in value.map { (key, $0) } }
    keys = Array(repeating: 0, count: keys.count * 2)
    values = Array(repeating: nil, count: keys.count)
    count = 0
    for (key, value) in old { self[key] = value }
  }
}

/// Lines of tab-separated data files.
enum TabbedLines {
  /// The fields of each line that is neither empty nor a comment (`#` and a space first), with its number.
  static func fields(of text: String) -> [(number: Int, fields: [Substring])] {
    var result: [(number: Int, fields: [Substring])] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("# ") { continue }
      result.append((number, line.split(separator: "\t", omittingEmptySubsequences: false)))
    }
    return result
  }
}
