// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Searching for bytes in bytes, by the C library: the standard library's `firstRange(of:)` takes a hundred times
/// as long on a page.
public enum ByteSearch {
  /// Where `needle` first stands at or after an offset of `bytes`; nil where it does not.
  public static func first(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    needle.withUnsafeBytes { needle in
      bytes.withUnsafeBytes { first(needle, in: $0, from: start) }
    }
  }

  /// Where `needle` first stands at or after an offset of `bytes`; nil where it does not, and where it is empty.
  public static func first(
    _ needle: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let initial = needle.first, start >= 0, let text = bytes.baseAddress,
      let pattern = needle.baseAddress
    else { return nil }
    var position = start
    while position + needle.count <= bytes.count {
      guard let found = memchr(text + position, Int32(initial), bytes.count - position) else {
        return nil
      }
      position = UnsafeRawPointer(found) - text
      if position + needle.count <= bytes.count,
        memcmp(text + position, pattern, needle.count) == 0
      {
        return position
      }
      position += 1
    }
    return nil
  }
}

extension String {
  /// Whether a text stands in this one, byte for byte.
  public func holds(_ part: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text in
      part.utf8.withContiguousStorageIfAvailable { part in
        ByteSearch.first(
          UnsafeRawBufferPointer(part), in: UnsafeRawBufferPointer(text), from: 0) != nil
      }
    }
    return (found ?? nil) ?? (ByteSearch.first(Array(part.utf8), in: Array(utf8), from: 0) != nil)
  }

  /// Whether it holds white space of any kind (Unicode's White_Space).
  public var holdsBlank: Bool {
    for byte in utf8 {
      if byte >= 0x80 { return contains(where: \.isWhitespace) }
      if byte == 0x20 || (0x09...0x0D).contains(byte) { return true }
    }
    return false
  }
}
