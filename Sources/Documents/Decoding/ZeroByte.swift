// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The byte that stands in no text but UTF-16 and UTF-32.
enum ZeroByte {
  /// Offset of the first zero byte from `start` on, by the C library's search.
  static func first(in bytes: [UInt8], from start: Int = 0) -> Int? {
    bytes.withUnsafeBytes { raw in
      guard start < raw.count, let base = raw.baseAddress,
        let found = memchr(base + start, 0, raw.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
