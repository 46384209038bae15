// SPDX-License-Identifier: Apache-2.0

import Text

/// Punctuation of a block as it is written.
struct PunctuationCount {
  var commas = 0
  var sentences = 0
  var spaces = 0
  /// Capital letters, spaces and apostrophes the block starts with.
  var capitalLead = 0
  var hasDash = false
  var ending = BlockTrait.endsOpen

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      capitalLead = bytes.prefix { (0x41...0x5A).contains($0) || $0 == 0x20 || $0 == 0x27 }.count
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte < 0x40 {
          if byte < 0x30 || byte > 0x39 { count(bytes, at: offset) }
          offset += 1
        } else if byte >= 0xE0 {
          // U+3001 and U+FF01 and their neighbours start so.
          if byte == 0xE3 || byte == 0xEF { count(bytes, at: offset) }
          offset += 3
        } else {
          if byte == 0xC2 { count(bytes, at: offset) }
          offset += 1
        }
      }
      readEnding(bytes)
    }
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var offset = start
    switch ScalarReader.next(in: bytes, at: &offset) {
    case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x3001: commas += 1
    case 0x3002, 0x21, 0xFF01, 0x3F, 0xFF1F: sentences += 1
    case 0x20, 0xA0:
      spaces += 1
      guard start > 0 else { return }
      if bytes[start - 1] == 0x2E { sentences += 1 }
      let dash = Self.dashLength(bytes, before: start)
      if dash > 0, start > dash, bytes[start - dash - 1] == 0x20 { hasDash = true }
    default: break
    }
  }

  /// Length in bytes of the hyphen or dash that ends at a place, or 0.
  private static func dashLength(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
    if bytes[end - 1] == 0x2D { return 1 }
    guard end >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80 else { return 0 }
    return bytes[end - 1] == 0x93 || bytes[end - 1] == 0x94 ? 3 : 0
  }

  private mutating func readEnding(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard var last = bytes.indices.last else { return }
    while last > 0, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    switch ScalarReader.next(in: bytes, at: &last) {
    case 0x3002: ending = .endsWithStop
    case 0x2E:
      ending = .endsWithStop
      sentences += 1
    case 0x3F, 0xFF1F: ending = .endsWithQuestion
    case 0x21, 0xFF01: ending = .endsWithExclamation
    case 0x3A, 0xFF1A: ending = .endsWithColon
    default: ending = .endsOpen
    }
  }
}
