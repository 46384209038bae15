// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place as people name it.
public struct TextPosition: Hashable, Sendable {
  /// Counted from 1. Lines end with LF, CR LF or CR.
  public var line: Int
  /// Counted from 1, in Unicode code points.
  public var column: Int
  /// Counted from 1, in UTF-16 units, for editors.
  public var utf16Column: Int

  public init(line: Int, column: Int, utf16Column: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
  }
}

/// Leads byte offsets of a UTF-8 text to lines and columns.
///
/// Built in one pass. A look-up takes logarithmic time plus a walk of at most `stride` bytes, also in a line
/// of many megabytes.
public struct LineIndex: Sendable {
  /// Bytes between two marks of a long line, at least.
  private static let stride = 4096

  /// A place from which columns are counted on.
  private struct Mark {
    var offset: Int
    var line: Int
    /// Code points and UTF-16 units between the start of the line and here.
    var codePoints = 0
    var utf16 = 0
  }

  private let bytes: [UInt8]
  /// Ordered by offset: the start of each line, and points within long ones.
  private let marks: [Mark]

  /// - Parameter bytes: valid UTF-8.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    marks = bytes.withUnsafeBufferPointer(Self.marks)
  }

  private static func marks(of text: UnsafeBufferPointer<UInt8>) -> [Mark] {
    var marks: [Mark] = []
    var start = 0
    var nextFeed = 0
    var nextReturn = 0
    while true {
      if nextFeed <= start { nextFeed = text.position(of: 0x0A, from: start) }
      if nextReturn <= start { nextReturn = text.position(of: 0x0D, from: start) }
      let end = min(nextFeed, nextReturn)
      append(
        Mark(offset: start, line: (marks.last?.line ?? 0) + 1), upTo: end, of: text, to: &marks)
      guard end < text.count else { return marks }
      start = end + (nextFeed == end + 1 ? 2 : 1)
    }
  }

  /// Adds the mark of a line's start, and more of them where it is long.
  private static func append(
    _ first: Mark, upTo end: Int, of text: UnsafeBufferPointer<UInt8>, to marks: inout [Mark]
  ) {
    var mark = first
    marks.append(mark)
    while end - mark.offset > stride {
      var next = mark.offset + stride
      while next < end, text[next] & 0xC0 == 0x80 { next += 1 }
      let passed = UnsafeBufferPointer(rebasing: text[mark.offset..<next])
      let codePoints = passed.count { $0 & 0xC0 != 0x80 }
      mark.codePoints += codePoints
      mark.utf16 += codePoints + passed.count { $0 >= 0xF0 }
      mark.offset = next
      marks.append(mark)
    }
  }

  /// The place of a byte offset, which must be the start of a code point or the end of the text.
  public func position(of offset: Int) -> TextPosition {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    let mark = marks[max(0, low - 1)]
    var column = mark.codePoints + 1
    var utf16 = mark.utf16 + 1
    for byte in bytes[mark.offset..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
      column += 1
      utf16 += byte >= 0xF0 ? 2 : 1
    }
    return TextPosition(line: mark.line, column: column, utf16Column: utf16)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte next stands; the end where it does not.
  fileprivate func position(of byte: UInt8, from start: Int) -> Int {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return count }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }
}
