// SPDX-License-Identifier: Apache-2.0

/// Sequences of UTF-8 (Unicode standard, table 3-7).
enum UTF8Sequence {
  /// Length of the well-formed sequence at `offset`; 0 where there is none.
  @inline(__always)
  static func length(in bytes: [UInt8], at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    let length = length(ofLead: lead)
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= bytes.count else { return 0 }
    guard isSecond(bytes[offset + 1], of: lead) else { return 0 }
    for i in (offset + 2)..<max(offset + 2, offset + length) where bytes[i] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }

  /// Length of what one replacement character stands for where no sequence is well formed: the longest
  /// start of one, or a byte.
  static func brokenLength(in bytes: [UInt8], at offset: Int) -> Int {
    let lead = bytes[offset]
    guard lead >= 0xC2, lead <= 0xF4, offset + 1 < bytes.count,
      isSecond(bytes[offset + 1], of: lead)
    else { return 1 }
    var end = offset + 2
    while end < bytes.count, end < offset + length(ofLead: lead), bytes[end] & 0xC0 == 0x80 {
      end += 1
    }
    return end - offset
  }

  /// Length a lead byte announces; 1 for ASCII.
  @inline(__always)
  static func length(ofLead lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  @inline(__always)
  private static func isSecond(_ byte: UInt8, of lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: byte >= 0xA0 && byte <= 0xBF
    case 0xED: byte >= 0x80 && byte <= 0x9F
    case 0xF0: byte >= 0x90 && byte <= 0xBF
    case 0xF4: byte >= 0x80 && byte <= 0x8F
    default: byte & 0xC0 == 0x80
    }
  }

  /// Adds the character and gives its length.
  static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) -> Int {
    let encoded = UTF8.encode(scalar)
    guard let encoded else { return 0 }
    output.append(contentsOf: encoded)
    return encoded.count
  }

  /// How much of a text is UTF-8.
  struct Census {
    /// Well-formed sequences of two bytes and more.
    var wide = 0
    /// Places where none is well formed.
    var broken = 0
  }

  /// Counts well-formed and broken sequences from `start` on.
  static func census(of bytes: [UInt8], from start: Int) -> Census {
    var census = Census()
    var i = start
    bytes.withUnsafeBytes { raw in
      while i < raw.count {
        if raw[i] < 0x80 {
          i += 1 + asciiLength(in: raw, at: i + 1)
          continue
        }
        // Most characters beyond ASCII are Han characters, for which two bounds are enough.
        let isHan =
          i + 3 <= raw.count && raw[i] >= 0xE1 && raw[i] <= 0xEC
          && raw[i + 1] & 0xC0 == 0x80 && raw[i + 2] & 0xC0 == 0x80
        let length = isHan ? 3 : length(in: bytes, at: i)
        if length > 0 {
          census.wide += 1
          i += length
        } else {
          census.broken += 1
          i += brokenLength(in: bytes, at: i)
        }
      }
    }
    return census
  }

  /// Length of the ASCII text at `offset`, looked at eight bytes at a time; may stop up to seven bytes
  /// before its end.
  @inline(__always)
  private static func asciiLength(in raw: UnsafeRawBufferPointer, at offset: Int) -> Int {
    var i = offset
    while i + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      let wide = word & 0x8080_8080_8080_8080
      if wide != 0 { return i + wide.trailingZeroBitCount / 8 - offset }
      i += 8
    }
    return i - offset
  }
}
