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
    bytes.withUnsafeBufferPointer { read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    var isLead = true
    var beforeLast: UInt32 = 0
    var last: UInt32 = 0
    while offset < bytes.count {
      let value = ScalarReader.next(in: bytes, at: &offset)
      if isLead {
        let isCapital = (0x41...0x5A).contains(value) || value == 0x20 || value == 0x27
        if isCapital { capitalLead += 1 } else { isLead = false }
      }
      if Self.mayCount(value) { count(value, last, beforeLast) }
      beforeLast = last
      last = value
    }
    switch last {
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

  /// False for letters and digits, which most of a text is.
  @inline(__always)
  private static func mayCount(_ value: UInt32) -> Bool {
    value <= 0x3F || value == 0xA0 || (0x3001...0x3002).contains(value) || value >= 0xFF01
  }

  private mutating func count(_ value: UInt32, _ last: UInt32, _ beforeLast: UInt32) {
    switch value {
    case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x3001: commas += 1
    case 0x3002, 0x21, 0xFF01, 0x3F, 0xFF1F: sentences += 1
    case 0x20, 0xA0:
      spaces += 1
      if last == 0x2E { sentences += 1 }
      if beforeLast == 0x20, last == 0x2D || last == 0x2013 || last == 0x2014 { hasDash = true }
    default: break
    }
  }
}
