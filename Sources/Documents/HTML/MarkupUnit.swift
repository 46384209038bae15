// SPDX-License-Identifier: Apache-2.0

import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text that is parsed as HTML of its own: the page, or what an attribute or text of it decodes to.
struct MarkupUnit: Sendable {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// Leads the bytes back to the source; nil where they are the source.
  let map: PlacedText?

  init(bytes: [UInt8]) {
    self.bytes = bytes
    map = nil
  }

  /// A text read from elsewhere in the source.
  init(_ placed: PlacedText) {
    bytes = placed.bytes
    map = placed
  }

  /// The place in the source of a place in the unit.
  func source(of range: ByteRange) -> ByteRange { map?.source(of: range) ?? range }

  /// Adds the bytes at `range` to `text`, with their places in the source.
  func append(_ range: ByteRange, to text: inout PlacedText) {
    guard let map else {
      text.append(verbatim: range, of: bytes)
      return
    }
    text.append(map, in: range)
  }

  /// The first such byte in a stretch.
  func index(of byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let found = memchr(base + start, Int32(byte), end - start)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
