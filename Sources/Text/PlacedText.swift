// SPDX-License-Identifier: Apache-2.0

/// Text as it is read, with the exact place of every part of it in the text it came from.
///
/// A page's visible text is not a slice of the page: tags stand between its letters and `&amp;` stands
/// for `&`. `PlacedText` holds the letters and a list of `Piece`s that lead each of them back. Pieces
/// are contiguous and cover the whole text in order.
public struct PlacedText: Sendable {
  /// One stretch of the text that came from one place.
  public struct Piece: Hashable, Sendable {
    /// Offset in `PlacedText.bytes` where the piece starts; it ends where the next one starts.
    public var start: Int
    /// Its place in the source.
    public var source: ByteRange
    /// Whether the source's bytes are the text's bytes. Where not (a character reference, an escape, a
    /// separator that nobody wrote), the piece is one unit: any part of it maps to the whole source.
    public var isVerbatim: Bool

    public init(start: Int, source: ByteRange, isVerbatim: Bool) {
      self.start = start
      self.source = source
      self.isVerbatim = isVerbatim
    }
  }

  /// The text, valid UTF-8.
  public private(set) var bytes: [UInt8]
  /// Ordered by `start`.
  public private(set) var pieces: [Piece]

  public init() {
    bytes = []
    pieces = []
  }

  /// Text that stands verbatim in its source, `offset` bytes in.
  public init(verbatim bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    pieces =
      bytes.isEmpty
      ? [] : [Piece(start: 0, source: ByteRange(offset, offset + bytes.count), isVerbatim: true)]
  }

  /// Adds text that stands verbatim at `source`; `text.count == source.count`.
  public mutating func append(verbatim text: some Collection<UInt8>, source: ByteRange) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.isVerbatim, last.source.end == source.start,
      last.start + last.source.count == bytes.count
    {
      pieces[pieces.count - 1].source.end = source.end
    } else {
      pieces.append(Piece(start: bytes.count, source: source, isVerbatim: true))
    }
    bytes.append(contentsOf: text)
  }

  /// Adds text that the bytes at `source` stand for (`&amp;` for `&`), as one unit.
  public mutating func append(_ text: some Collection<UInt8>, standingFor source: ByteRange) {
    guard !text.isEmpty else { return }
    pieces.append(Piece(start: bytes.count, source: source, isVerbatim: false))
    bytes.append(contentsOf: text)
  }

  /// Adds one ASCII character that stands for the bytes at `source`, or for none where nobody wrote it.
  public mutating func append(byte: UInt8, standingFor source: ByteRange) {
    pieces.append(Piece(start: bytes.count, source: source, isVerbatim: false))
    bytes.append(byte)
  }

  /// Adds the bytes at `source` of the text this is read from, as they stand.
  public mutating func append(verbatim source: ByteRange, of text: [UInt8]) {
    append(verbatim: text[source.range], source: source)
  }

  /// Adds all of another text with its places.
  public mutating func append(_ other: PlacedText) {
    let offset = bytes.count
    pieces.reserveCapacity(pieces.count + other.pieces.count)
    for piece in other.pieces {
      var moved = piece
      moved.start += offset
      pieces.append(moved)
    }
    bytes.append(contentsOf: other.bytes)
  }

  /// Adds a part of another text with its places.
  public mutating func append(_ other: PlacedText, in range: ByteRange) {
    guard !range.isEmpty else { return }
    var index = max(0, other.pieceIndex(at: range.start))
    var start = range.start
    while start < range.end {
      let piece = other.pieces[index]
      let end = min(range.end, other.end(ofPiece: index))
      let part = other.bytes[start..<end]
      if piece.isVerbatim {
        let source = piece.source.start + (start - piece.start)
        append(verbatim: part, source: ByteRange(source, source + part.count))
      } else {
        append(part, standingFor: piece.source)
      }
      start = end
      index += 1
    }
  }

  /// Drops everything from `offset` on.
  public mutating func truncate(to offset: Int) {
    guard offset < bytes.count else { return }
    bytes.removeLast(bytes.count - offset)
    while let last = pieces.last, last.start >= offset { pieces.removeLast() }
    if let last = pieces.last, last.isVerbatim {
      pieces[pieces.count - 1].source.end = last.source.start + (offset - last.start)
    }
  }

  public mutating func reserveCapacity(bytes count: Int, pieces pieceCount: Int) {
    bytes.reserveCapacity(count)
    pieces.reserveCapacity(pieceCount)
  }

  /// Index of the piece that holds `offset`.
  func pieceIndex(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// Offset just after the piece at `index`.
  func end(ofPiece index: Int) -> Int {
    index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
  }

  /// The place in the source that `range` of the text was read from: from the source of its first
  /// letter to the source of its last, tags between them included.
  public func source(of range: ByteRange) -> ByteRange {
    guard !pieces.isEmpty else { return ByteRange(at: 0) }
    let first = max(0, pieceIndex(at: range.start))
    let piece = pieces[first]
    let start =
      piece.isVerbatim ? piece.source.start + (range.start - piece.start) : piece.source.start
    if range.isEmpty { return ByteRange(at: min(start, piece.source.end)) }
    let last = pieceIndex(at: range.end - 1)
    let lastPiece = pieces[last]
    let end =
      lastPiece.isVerbatim
      ? lastPiece.source.start + (range.end - lastPiece.start) : lastPiece.source.end
    return ByteRange(min(start, end), max(start, end))
  }

  /// The text of `range`, as a string.
  public func string(in range: ByteRange) -> String {
    String(decoding: bytes[range.range], as: UTF8.self)
  }
}
