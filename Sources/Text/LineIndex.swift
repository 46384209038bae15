// SPDX-License-Identifier: Apache-2.0

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
  /// Bytes between two marks of a long line.
  private static let stride = 4096

  /// A place from which columns are counted on.
  private struct Mark {
    var offset: Int
    var line: Int
    /// Code points and UTF-16 units between the start of the line and here.
    var codePoints: Int
    var utf16: Int
  }

  private let bytes: [UInt8]
  /// Ordered by offset: the start of each line, and points within long ones.
  private let marks: [Mark]

  /// - Parameter bytes: valid UTF-8.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var marks = [Mark(offset: 0, line: 1, codePoints: 0, utf16: 0)]
    var line = 1
    var codePoints = 0
    var utf16 = 0
    var nextMark = Self.stride
    for index in bytes.indices {
      let byte = bytes[index]
      if index >= nextMark, byte & 0xC0 != 0x80 {
        marks.append(Mark(offset: index, line: line, codePoints: codePoints, utf16: utf16))
        nextMark = index + Self.stride
      }
      if byte & 0xC0 != 0x80 {
        codePoints += 1
        utf16 += byte >= 0xF0 ? 2 : 1
      }
      let endsLine =
        byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      guard endsLine else { continue }
      line += 1
      codePoints = 0
      utf16 = 0
      marks.append(Mark(offset: index + 1, line: line, codePoints: 0, utf16: 0))
      nextMark = index + 1 + Self.stride
    }
    self.marks = marks
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
