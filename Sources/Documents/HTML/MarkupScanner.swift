// SPDX-License-Identifier: Apache-2.0

import Text

/// The first pass over HTML: finds tags with their attributes and text, and writes the skeleton for libxml2.
struct MarkupScanner {
  /// Attributes a tag may have; the rest is cut and reported. Real pages stay below 50.
  static let attributeLimit = 256
  /// Start tags that are read; what stands behind is reported and not read. Saved pages of large shops have
  /// twenty thousand.
  static let tagLimit = 200_000

  private let bytes: UnsafePointer<UInt8>
  private let range: ByteRange
  private let kinds = ElementKindTable.shared
  private var scan: MarkupScan
  private var search: EndSearch
  private var position: Int
  /// Where the text starts that is being read.
  private var textStart: Int

  /// Scans `range` of the unit's bytes, which are valid UTF-8.
  static func scan(_ unit: MarkupUnit, in range: ByteRange) -> MarkupScan {
    unit.bytes.withUnsafeBufferPointer { source in
      guard let bytes = source.baseAddress else { return MarkupScan() }
      var scanner = MarkupScanner(bytes: bytes, range: range)
      scanner.run()
      return scanner.scan
    }
  }

  private init(bytes: UnsafePointer<UInt8>, range: ByteRange) {
    self.bytes = bytes
    self.range = range
    scan = MarkupScan()
    search = EndSearch(bytes: bytes, end: range.end)
    position = range.start
    textStart = range.start
    reserve()
  }

  /// Makes room for what a page of this size may hold where it is mostly markup.
  private mutating func reserve() {
    let tags = min(range.count / 24, Self.tagLimit)
    scan.skeleton.reserveCapacity(range.count / 2)
    scan.tags.reserveCapacity(tags)
    scan.pieces.reserveCapacity(4 * tags)
    scan.attributes.reserveCapacity(tags)
  }

  private mutating func run() {
    while scan.tags.count < Self.tagLimit {
      position = nextSign(from: position)
      guard position < range.end else { break }
      if bytes[position] == UInt8(ascii: "<") { readMarkup() } else { readPlaceholder() }
    }
    endText(at: position, next: position)
    guard position < range.end else { return }
    let rest = ByteRange(position, range.end)
    scan.rest = rest
    scan.problems.append(
      InputProblem(
        kind: .tooLarge, detail: "more than \(Self.tagLimit) tags", range: rest))
  }

  /// The next byte that may start a tag or template code; the end where there is none.
  private func nextSign(from start: Int) -> Int {
    var i = start
    while i < range.end, !Self.isSign(bytes[i]) { i += 1 }
    return i
  }

  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    // Letters, Chinese and Latin, are told apart first.
    if byte > UInt8(ascii: "[") { return byte == UInt8(ascii: "{") }
    return byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "$")
  }

  private mutating func readMarkup() {
    let next = position + 1 < range.end ? bytes[position + 1] : 0
    if TagScanner.isLetter(next) {
      readStartTag()
    } else if next == UInt8(ascii: "/") {
      readEndTag()
    } else if next == UInt8(ascii: "!") {
      readDeclaration()
    } else if next == UInt8(ascii: "?") {
      readInstruction()
    } else if next == UInt8(ascii: "%") {
      readPlaceholder()
    } else {
      position += 1
    }
  }

  // MARK: Tags

  private mutating func readStartTag() {
    let start = position
    let firstAttribute = scan.attributes.count
    let tag = TagScanner.scan(
      bytes, start: start, end: range.end, limit: Self.attributeLimit, into: &scan.attributes)
    let name = UnsafeBufferPointer(start: bytes + start + 1, count: tag.nameEnd - start - 1)
    let kind = kinds.kind(of: name)
    if tag.isFlooded {
      report(
        InputProblem(
          kind: .tooManyAttributes,
          detail: "more than \(Self.attributeLimit) attributes in one tag",
          range: ByteRange(start, tag.end)))
    }
    if !tag.isClosed {
      report(
        InputProblem(
          kind: .truncated, detail: "a tag is never closed", range: ByteRange(start, tag.end)))
    }
    endText(at: start, next: tag.end)
    if kind?.isBoundary == true { endPhrase(at: start) }
    scan.skeleton.append(UInt8(ascii: "<"))
    writeName(name)
    var record = MarkupScan.StartTag(
      start: Int32(start), nameEnd: Int32(tag.nameEnd), end: Int32(tag.end),
      firstAttribute: Int32(firstAttribute),
      attributeCount: Int32(scan.attributes.count - firstAttribute), contentEnd: -1,
      kind: kind?.id ?? -1, skeleton: Int32(scan.skeleton.count))
    position = tag.end
    var endsAtOnce = false
    if let kind {
      // Browsers ignore the slash elsewhere.
      let isSelfClosedTitle =
        kind.tag == .title && tag.end >= start + 4 && bytes[tag.end - 2] == UInt8(ascii: "/")
      endsAtOnce = kind.traits.contains(.void) || isSelfClosedTitle
      if tag.isClosed, kind.traits.contains(.raw), !isSelfClosedTitle {
        let contentEnd = endOfRawContent(name, kind: kind, from: tag.end, tagStart: start)
        record.contentEnd = Int32(contentEnd)
        position = contentEnd
        textStart = contentEnd
      }
    }
    if endsAtOnce { scan.skeleton.append(UInt8(ascii: "/")) }
    scan.skeleton.append(UInt8(ascii: ">"))
    scan.tags.append(record)
  }

  private mutating func endOfRawContent(
    _ name: UnsafeBufferPointer<UInt8>, kind: ElementKind, from start: Int, tagStart: Int
  ) -> Int {
    if let end = search.endTag(of: name, kind: kind, from: start) { return end }
    report(
      InputProblem(
        kind: .invalidMarkup, detail: "<\(kind.name)> is never closed",
        range: ByteRange(tagStart, start)))
    if kind.tag == .script || kind.tag == .style { return range.end }
    // What was meant most likely ends at the next tag.
    var end = start
    while end < range.end, bytes[end] != UInt8(ascii: "<") { end += 1 }
    return end
  }

  private mutating func readEndTag() {
    let start = position
    guard start + 2 < range.end else {
      leaveOut(ByteRange(start, range.end))
      position = range.end
      return
    }
    guard TagScanner.isLetter(bytes[start + 2]) else {
      // A comment to browsers.
      let end = search.byte(UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? range.end
      leaveOut(ByteRange(start, end))
      position = end
      return
    }
    let tag = TagScanner.scan(
      bytes, start: start + 1, end: range.end, limit: 0, into: &scan.attributes)
    let name = UnsafeBufferPointer(start: bytes + start + 2, count: tag.nameEnd - start - 2)
    endText(at: start, next: tag.end)
    if let kind = kinds.kind(of: name), kind.isBoundary { endPhrase(at: start) }
    scan.skeleton.append(UInt8(ascii: "<"))
    scan.skeleton.append(UInt8(ascii: "/"))
    writeName(name)
    scan.skeleton.append(UInt8(ascii: ">"))
    position = tag.end
  }

  // MARK: Comments, declarations, instructions

  private mutating func readDeclaration() {
    let start = position
    if search.starts("<!--", at: start) {
      readComment()
      return
    }
    let end = search.byte(UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? range.end
    leaveOut(ByteRange(start, end))
    position = end
  }

  private mutating func readComment() {
    let start = position
    var end: Int
    if search.starts(">", at: start + 4) {
      end = start + 5
    } else if search.starts("->", at: start + 4) {
      end = start + 6
    } else if let close = search.endOfComment(from: start + 4) {
      end = close
    } else {
      end = range.end
      report(
        InputProblem(
          kind: .truncated, detail: "a comment is never closed", range: ByteRange(start, end)))
    }
    if search.starts("[if", at: start + 4),
      let head = search.byte(UInt8(ascii: ">"), from: start + 7), head + 1 < end
    {
      let tail = search.endOfConditional(from: head + 1, to: end)
      if tail > head + 1 { scan.conditional.append(ByteRange(head + 1, tail)) }
    }
    leaveOut(ByteRange(start, end))
    position = end
  }

  private mutating func readInstruction() {
    let start = position
    let end: Int
    if search.starts("<?php", at: start) || search.starts("<?=", at: start) {
      end = search.text(.questionMark, from: start + 2, within: Int.max) ?? range.end
      scan.placeholders.append(ByteRange(start, end))
    } else {
      end = search.byte(UInt8(ascii: ">"), from: start + 2).map { $0 + 1 } ?? range.end
    }
    leaveOut(ByteRange(start, end))
    position = end
  }

  // MARK: Template code

  private mutating func readPlaceholder() {
    if let end = TemplateCode.end(at: position, search: &search) {
      scan.placeholders.append(ByteRange(position, end))
      leaveOut(ByteRange(position, end))
      position = end
    } else {
      position += 1
    }
  }

  /// Remembers a problem; of a flood of them the first ones.
  private mutating func report(_ problem: InputProblem) {
    if scan.problems.count < Self.problemLimit { scan.problems.append(problem) }
  }

  private static let problemLimit = 50

  // MARK: Text and skeleton

  /// Ends the text that is being read, if any; the next starts at `next` at the earliest.
  @inline(__always)
  private mutating func endText(at offset: Int, next: Int) {
    if offset > textStart { addText(to: offset) }
    textStart = next
  }

  private mutating func addText(to end: Int) {
    var i = textStart
    // To libxml2, control characters are white space or nothing.
    while i < end, bytes[i] <= 0x20 { i += 1 }
    scan.pieces.append(
      MarkupScan.Piece(
        start: Int32(textStart), end: Int32(end), skeleton: Int32(scan.skeleton.count),
        kind: i < end ? .ink : .blank))
    if i < end { scan.skeleton.append(UInt8(ascii: "x")) }
  }

  private mutating func endPhrase(at tagStart: Int) {
    scan.pieces.append(
      MarkupScan.Piece(
        start: Int32(tagStart), end: Int32(tagStart), skeleton: Int32(scan.skeleton.count),
        kind: .boundary))
  }

  /// Writes as much of an element's name as libxml2 takes for it.
  private mutating func writeName(_ name: UnsafeBufferPointer<UInt8>) {
    var length = 0
    while length < min(name.count, Self.nameLimit), Self.isNameByte(name[length]) { length += 1 }
    scan.skeleton.append(contentsOf: UnsafeBufferPointer(rebasing: name[..<length]))
  }

  @inline(__always)
  private static func isNameByte(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".")
  }

  /// libxml2 cuts names at its buffer of a hundred bytes.
  private static let nameLimit = 99

  private mutating func leaveOut(_ part: ByteRange) { endText(at: part.start, next: part.end) }
}
