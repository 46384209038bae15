// SPDX-License-Identifier: Apache-2.0

/// A text's code points as they are read, each with its place in the text.
struct ReadUnits: Sendable {
  private(set) var units: [UInt32] = []
  /// Byte offset of each code point, and the text's length after them.
  private(set) var offsets: [Int] = []

  /// Reads a text in the place of the one before.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - reading: what a code point is read as.
  @inline(__always)
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, reading: (UInt32) -> UInt32) {
    units.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    units.reserveCapacity(bytes.count / 2 + 1)
    offsets.reserveCapacity(bytes.count / 2 + 2)
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value = UInt32(lead)
      if length > 1 {
        value &= length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07
        for next in (index + 1)..<min(index + length, bytes.count) {
          value = value << 6 | UInt32(bytes[next] & 0x3F)
        }
      }
      units.append(reading(value))
      offsets.append(index)
      index += length
    }
    offsets.append(bytes.count)
  }

  /// The bytes of a range of code points.
  func bytes(of range: Range<Int>) -> ByteRange {
    ByteRange(offsets[range.lowerBound], offsets[range.upperBound])
  }

  /// A range of code points as read.
  func string(in range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for unit in units[range] {
      if let scalar = Unicode.Scalar(unit) { view.append(scalar) }
    }
    return String(view)
  }
}
