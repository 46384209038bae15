// SPDX-License-Identifier: Apache-2.0

/// A half-open range of byte offsets into UTF-8 text.
///
/// Every place in Listwright is a `ByteRange`; lines, columns, UTF-16 offsets and original bytes are
/// computed from it when a report is written. Prints as `3..<7`.
public struct ByteRange: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Offset of the first byte.
  public var start: Int
  /// Offset just after the last byte; never below `start`.
  public var end: Int

  /// - Precondition: `0 <= start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a byte range runs forward from a position >= 0")
    self.start = start
    self.end = end
  }

  /// The empty range at `offset`.
  public init(at offset: Int) { self.init(offset, offset) }

  public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  /// Number of bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }
  /// The same range for slicing an array of bytes.
  public var range: Range<Int> { start..<end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share at least one byte.
  public func overlaps(_ other: ByteRange) -> Bool {
    Swift.max(start, other.start) < Swift.min(end, other.end)
  }

  /// The bytes both ranges hold, or nil where they share none.
  public func intersection(_ other: ByteRange) -> ByteRange? {
    let low = Swift.max(start, other.start)
    let high = Swift.min(end, other.end)
    return low < high ? ByteRange(low, high) : nil
  }

  /// The smallest range that holds both.
  public func union(_ other: ByteRange) -> ByteRange {
    ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
  }

  /// The range moved forward by `offset` bytes.
  public func shifted(by offset: Int) -> ByteRange { ByteRange(start + offset, end + offset) }

  /// Ordered by start, then by end.
  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }

  public var description: String { "\(start)..<\(end)" }
}
