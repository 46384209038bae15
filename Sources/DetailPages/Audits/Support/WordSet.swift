// SPDX-License-Identifier: Apache-2.0

/// Words that are looked for in addresses, by their hashes: a page of pictures asks a thousand times.
struct WordSet: Sendable {
  private var keys = KeyTable()

  init() {}

  init(_ words: [String]) {
    for word in words {
      var key = TokenHash.seed
      for byte in word.utf8 { key = TokenHash.add(UInt32(Self.lower(byte)), to: key) }
      keys[key] = 1
    }
  }

  /// Whether one of the words stands in a text alone, between signs: `/icons/star.png`, never `start.jpg`. Letters
  /// of either case are the same.
  func isNamed(in text: String) -> Bool {
    var key = TokenHash.seed
    var isEmpty = true
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF:
        key = TokenHash.add(UInt32(Self.lower(byte)), to: key)
        isEmpty = false
      default:
        if !isEmpty, keys[key] != nil { return true }
        key = TokenHash.seed
        isEmpty = true
      }
    }
    return !isEmpty && keys[key] != nil
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
