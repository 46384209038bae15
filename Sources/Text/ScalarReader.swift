// SPDX-License-Identifier: Apache-2.0

/// Decoding of valid UTF-8.
public enum ScalarReader {
  /// The code point at `offset`, which moves past it.
  @inlinable
  @inline(__always)
  public static func next(in bytes: UnsafeBufferPointer<UInt8>, at offset: inout Int) -> UInt32 {
    let first = UInt32(bytes[offset])
    if first < 0x80 {
      offset += 1
      return first
    }
    // Most characters that are not ASCII are Chinese ones, of three bytes.
    if first & 0xF0 == 0xE0, offset + 3 <= bytes.count {
      let value =
        (first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
        | UInt32(bytes[offset + 2] & 0x3F)
      offset += 3
      return value
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0xFF >> UInt32(length + 1))
    let end = min(offset + length, bytes.count)
    for i in (offset + 1)..<max(end, offset + 1) { value = value << 6 | UInt32(bytes[i] & 0x3F) }
    offset = end
    return value
  }

  /// The code point at `offset`, which moves past it.
  public static func next(in bytes: ArraySlice<UInt8>, at offset: inout Int) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      var place = offset - bytes.startIndex
      let value = next(in: buffer, at: &place)
      offset = bytes.startIndex + place
      return value
    }
  }
}
