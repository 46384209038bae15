// SPDX-License-Identifier: Apache-2.0

import Text

/// Collects blocks: adds their text piece by piece, trims white space at their edges, and drops those
/// that hold nothing else. A line feed that stands for nothing separates them.
struct BlockWriter {
  private(set) var text = PlacedText()
  /// While one is being written it is the last, and its end is not known.
  private(set) var blocks: [Block] = []
  /// Whether a block is being written.
  private(set) var isOpen = false
  /// What was left out for its length, one entry a limit.
  private(set) var overflows: [TextOverflow] = []
  /// Offset just after the last character of the open block that is not blank.
  private var contentEnd = 0

  /// Number of blocks that are written whole.
  var closedCount: Int { isOpen ? blocks.count - 1 : blocks.count }
  /// Why the open block is not seen.
  var openHidden: Block.Hidden? { isOpen ? blocks[blocks.count - 1].hidden : nil }
  /// The element of the open block.
  var openElement: Int? { isOpen ? blocks[blocks.count - 1].element : nil }
  /// Whether nothing was written.
  var isEmpty: Bool { blocks.isEmpty && overflows.isEmpty }

  /// Makes room for more text in as many pieces.
  mutating func reserve(texts: Int, bytes: Int) {
    let count = min(text.bytes.count + bytes, TextOverflow.Limit.text.value)
    text.reserveCapacity(bytes: count, pieces: text.pieces.count + 2 * texts)
    blocks.reserveCapacity(min(blocks.count + texts, TextOverflow.Limit.blocks.value))
  }

  /// What blocks written from now on belong to.
  struct Attributes: Equatable {
    var role: Block.Role
    var element: Int?
    var hidden: Block.Hidden?

    init(role: Block.Role, element: Int? = nil, hidden: Block.Hidden? = nil) {
      self.role = role
      self.element = element
      self.hidden = hidden
    }
  }

  /// Adds a run of text to the open block, or starts one with these attributes.
  ///
  /// - Parameters:
  ///   - range: place in the unit's bytes.
  ///   - resolving: whether character references in it are resolved, and how.
  mutating func append(
    _ range: ByteRange, of unit: MarkupUnit, resolving: ReferenceMode, as attributes: Attributes
  ) {
    var part = range
    if !isOpen {
      part.start = firstInk(in: range, of: unit, resolving: resolving)
      guard !part.isEmpty, isRoom(for: part.count, at: unit.source(of: part)) else { return }
      begin(attributes, at: unit.source(of: ByteRange(at: part.start)).start)
    }
    if let limit = limit(for: part.count) {
      let end = Self.end(of: unit.bytes, at: part.start + room(to: limit))
      let rest = ByteRange(max(part.start, end), part.end)
      leaveOut(rest.count, at: unit.source(of: rest), for: limit)
      part.end = rest.start
    }
    let written = text.bytes.count
    if resolving == .none {
      unit.append(part, to: &text)
    } else {
      appendResolving(part, of: unit, inAttribute: resolving == .attribute)
    }
    noteContent(from: written)
  }

  /// Adds text whose places are known, as part of the open block or of a new one.
  mutating func append(_ placed: PlacedText, as attributes: Attributes) {
    guard !placed.bytes.isEmpty else { return }
    var part = ByteRange(0, placed.bytes.count)
    if !isOpen {
      guard Blank.firstInk(in: placed.bytes) != nil,
        isRoom(for: part.count, at: placed.source(of: part))
      else { return }
      begin(attributes, at: placed.source(of: ByteRange(at: 0)).start)
    }
    if let limit = limit(for: part.count) {
      let rest = ByteRange(Self.end(of: placed.bytes, at: room(to: limit)), part.end)
      leaveOut(rest.count, at: placed.source(of: rest), for: limit)
      part.end = rest.start
    }
    let written = text.bytes.count
    text.append(placed, in: part)
    noteContent(from: written)
  }

  /// Adds a space that nobody wrote between two parts of the open block.
  mutating func separate(at offset: Int) {
    guard isOpen, contentEnd == text.bytes.count else { return }
    text.append(byte: 0x20, standingFor: ByteRange(at: offset))
  }

  /// Changes the role of the open block.
  mutating func setRole(_ role: Block.Role) {
    if isOpen { blocks[blocks.count - 1].role = role }
  }

  /// Ends the open block.
  mutating func end() {
    guard isOpen else { return }
    isOpen = false
    text.truncate(to: contentEnd)
    blocks[blocks.count - 1].range.end = contentEnd
  }

  /// Adds all blocks of another writer that has none open. Ends the open block first.
  mutating func append(_ other: BlockWriter) {
    end()
    for overflow in other.overflows {
      leaveOut(overflow.bytes, at: overflow.place, for: overflow.limit)
    }
    let count = other.text.bytes.count
    let place = other.text.source(of: ByteRange(0, count))
    guard !other.blocks.isEmpty, isRoom(for: count, at: place) else { return }
    separateBlocks(at: place.start)
    let offset = text.bytes.count
    let first = blocks.count
    text.append(other.text)
    for block in other.blocks {
      var moved = block
      moved.range = block.range.shifted(by: offset)
      moved.rowHeader = block.rowHeader.map { $0 + first }
      moved.columnHeader = block.columnHeader.map { $0 + first }
      blocks.append(moved)
    }
  }

  /// Names the blocks that head a cell's row and column.
  mutating func setHeaders(row: Int?, column: Int?, of index: Int) {
    blocks[index].rowHeader = row
    blocks[index].columnHeader = column
  }

  private mutating func begin(_ attributes: Attributes, at offset: Int) {
    separateBlocks(at: offset)
    blocks.append(
      Block(
        range: ByteRange(at: text.bytes.count), role: attributes.role, element: attributes.element,
        hidden: attributes.hidden))
    isOpen = true
    contentEnd = text.bytes.count
  }

  private mutating func separateBlocks(at offset: Int) {
    if !text.bytes.isEmpty { text.append(byte: 0x0A, standingFor: ByteRange(at: offset)) }
  }

  // MARK: Limits

  /// Bytes that a separator and any character take.
  private static let leastRoom = 8

  /// Whether another block may start; says what is left out where not.
  private mutating func isRoom(for count: Int, at place: ByteRange) -> Bool {
    let limit: TextOverflow.Limit? =
      blocks.count >= TextOverflow.Limit.blocks.value
      ? .blocks : room(to: .text) < Self.leastRoom ? .text : nil
    guard let limit else { return true }
    leaveOut(count, at: place, for: limit)
    return false
  }

  /// The limit that as many more bytes would exceed.
  private func limit(for count: Int) -> TextOverflow.Limit? {
    count > room(to: .block) ? .block : count > room(to: .text) ? .text : nil
  }

  /// Bytes that may still be added.
  private func room(to limit: TextOverflow.Limit) -> Int {
    let start =
      limit == .text ? 0 : isOpen ? blocks[blocks.count - 1].range.start : text.bytes.count
    return max(0, limit.value - (text.bytes.count - start))
  }

  private mutating func leaveOut(
    _ count: Int, at place: ByteRange, for limit: TextOverflow.Limit
  ) {
    if let known = overflows.firstIndex(where: { $0.limit == limit }) {
      overflows[known].bytes += count
    } else {
      overflows.append(TextOverflow(limit: limit, place: place, bytes: count))
    }
  }

  /// The end of the last whole character up to `offset`.
  private static func end(of bytes: [UInt8], at offset: Int) -> Int {
    var end = offset
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private mutating func appendResolving(
    _ range: ByteRange, of unit: MarkupUnit, inAttribute: Bool
  ) {
    var verbatimStart = range.start
    var i = range.start
    while let ampersand = unit.index(of: UInt8(ascii: "&"), from: i, to: range.end) {
      guard
        let reference = CharacterReferences.resolve(
          unit.bytes, at: ampersand, end: range.end, inAttribute: inAttribute)
      else {
        i = ampersand + 1
        continue
      }
      unit.append(ByteRange(verbatimStart, ampersand), to: &text)
      text.append(
        reference.bytes, standingFor: unit.source(of: ByteRange(ampersand, reference.end)))
      i = reference.end
      verbatimStart = i
    }
    unit.append(ByteRange(verbatimStart, range.end), to: &text)
  }

  private mutating func noteContent(from written: Int) {
    if let end = Blank.lastInk(in: text.bytes, from: written) { contentEnd = end }
  }

  private func firstInk(
    in range: ByteRange, of unit: MarkupUnit, resolving: ReferenceMode
  ) -> Int {
    var i = range.start
    while i < range.end {
      let blank = Blank.length(in: unit.bytes, at: i, end: range.end)
      if blank > 0 {
        i += blank
      } else if resolving != .none, unit.bytes[i] == UInt8(ascii: "&"),
        let reference = CharacterReferences.resolve(
          unit.bytes, at: i, end: range.end, inAttribute: resolving == .attribute),
        Blank.firstInk(in: reference.bytes) == nil
      {
        i = reference.end
      } else {
        return i
      }
    }
    return range.end
  }

  /// How character references are resolved.
  enum ReferenceMode {
    case none, text, attribute
  }
}

/// Characters that leave no mark: white space, no-break and ideographic space, and zero-width ones.
enum Blank {
  /// Length in bytes of the blank character at `offset`; 0 where another stands there.
  @inline(__always)
  static func length(in bytes: [UInt8], at offset: Int, end: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 { return byte <= 0x20 || byte == 0x7F ? 1 : 0 }
    if byte == 0xC2 {
      return offset + 1 < end && (bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0x85) ? 2 : 0
    }
    guard byte >= 0xE1, byte <= 0xEF, offset + 2 < end else { return 0 }
    switch (byte, bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F...0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80):
      return 3
    default: return 0
    }
  }

  static func firstInk(in bytes: [UInt8]) -> Int? {
    var i = 0
    while i < bytes.count {
      let blank = length(in: bytes, at: i, end: bytes.count)
      if blank == 0 { return i }
      i += blank
    }
    return nil
  }

  /// Just after the last character, not before `start`, that is not blank.
  static func lastInk(in bytes: [UInt8], from start: Int) -> Int? {
    var end = bytes.count
    while end > start {
      var first = end - 1
      while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      if length(in: bytes, at: first, end: end) == 0 { return end }
      end = first
    }
    return nil
  }
}
