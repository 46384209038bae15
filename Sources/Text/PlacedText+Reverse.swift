// SPDX-License-Identifier: Apache-2.0

extension PlacedText {
  /// The part of the text within `bounds` that was read from `source`, or nil where none was.
  ///
  /// The inverse of `source(of:)` for a range that came out of it.
  public func range(ofSource source: ByteRange, within bounds: ByteRange) -> ByteRange? {
    var start: Int?
    var end = bounds.start
    var index = max(0, pieceIndex(at: bounds.start))
    while index < pieces.count, pieces[index].start < bounds.end {
      let piece = pieces[index]
      let text = ByteRange(piece.start, self.end(ofPiece: index))
      if let part = Self.part(of: piece, text: text, in: source),
        let inside = part.intersection(bounds)
      {
        start = start ?? inside.start
        end = inside.end
      }
      index += 1
    }
    return start.map { ByteRange($0, end) }
  }

  private static func part(of piece: Piece, text: ByteRange, in source: ByteRange) -> ByteRange? {
    guard let shared = piece.source.intersection(source) else { return nil }
    guard piece.isVerbatim else { return text }
    let offset = text.start - piece.source.start
    return ByteRange(shared.start + offset, shared.end + offset)
  }
}
