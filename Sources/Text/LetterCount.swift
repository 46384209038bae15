// SPDX-License-Identifier: Apache-2.0

/// Counting of letters in UTF-8.
public enum LetterCount {
  /// Letters and digits, in code points; ASCII signs, blanks and general punctuation are left out.
  public static func of(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var total = 0
      var start = 0
      while start < bytes.count {
        // Counted in bytes, block by block, so that many are counted at once.
        let end = min(start + 255, bytes.count)
        var block: UInt8 = 0
        for index in start..<end { block &+= letter(bytes[index]) }
        total += Int(block)
        start = end
      }
      return total
    }
  }

  /// 1 for a digit, a Latin letter and the first byte of a character that is neither punctuation nor a sign, else 0.
  @inline(__always)
  private static func letter(_ byte: UInt8) -> UInt8 {
    let isDigit: UInt8 = byte &- 0x30 < 10 ? 1 : 0
    let isLatin: UInt8 = (byte | 0x20) &- 0x61 < 26 ? 1 : 0
    let isShort: UInt8 = byte &- 0xC3 <= 0xE1 - 0xC3 ? 1 : 0
    let isLong: UInt8 = byte &- 0xE4 <= 0xEE - 0xE4 ? 1 : 0
    let isLongest: UInt8 = byte &- 0xF0 <= 0xF4 - 0xF0 ? 1 : 0
    return isDigit | isLatin | isShort | isLong | isLongest
  }

  /// Whether a character that starts with this byte is a letter: as `of` counts, digits left out.
  public static func isLetter(_ byte: UInt8) -> Bool {
    letter(byte) == 1 && !(0x30...0x39).contains(byte)
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
