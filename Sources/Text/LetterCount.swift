// SPDX-License-Identifier: Apache-2.0

/// Counting of letters in UTF-8.
public enum LetterCount {
  /// Letters and digits, in code points; ASCII signs, blanks and general punctuation are left out.
  public static func of(_ bytes: ArraySlice<UInt8>) -> Int {
    var total = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: total += 1
      case 0xC3...0xE1, 0xE4...0xEE, 0xF0...0xF4: total += 1
      default: break
      }
    }
    return total
  }

  /// Words between blanks.
  public static func words(in bytes: ArraySlice<UInt8>) -> Int {
    var total = 0
    var wasBlank = true
    var previous: UInt8 = 0
    for byte in bytes {
      // U+00A0, a blank that does not break lines, is C2 A0.
      let isBlank = byte <= 0x20 || (byte == 0xA0 && previous == 0xC2)
      if wasBlank, !isBlank { total += 1 }
      wasBlank = isBlank
      previous = byte
    }
    return total
  }
}
