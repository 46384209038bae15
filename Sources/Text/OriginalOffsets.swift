// SPDX-License-Identifier: Apache-2.0

/// The way from offsets in the UTF-8 text to offsets in the original bytes.
///
/// Kept as anchors, one at each place where the two stop moving in step; between anchors the distance
/// is worked out by `step`.
public struct OriginalOffsets: Sendable {
  /// From here on the original advances as `step` says.
  public struct Anchor: Hashable, Sendable {
    public var utf8: Int
    public var original: Int
    public init(utf8: Int, original: Int) {
      self.utf8 = utf8
      self.original = original
    }
  }

  /// Ordered by `utf8`. Every character whose length differs in the two encodings starts an anchor, and
  /// so does the character after a run of them; between two anchors a byte is a byte.
  public var anchors: [Anchor]

  public init(anchors: [Anchor]) { self.anchors = anchors }

  /// The text was UTF-8 without a byte order mark.
  public static var identical: OriginalOffsets { OriginalOffsets(anchors: []) }

  /// The original offset of the character that starts at `offset`.
  public func original(of offset: Int) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].utf8 <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    return anchors[low - 1].original + (offset - anchors[low - 1].utf8)
  }

  /// The original range of the characters at `range`.
  public func original(of range: ByteRange) -> ByteRange {
    ByteRange(original(of: range.start), original(of: range.end))
  }
}
