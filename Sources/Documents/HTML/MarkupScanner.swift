// SPDX-License-Identifier: Apache-2.0

import Text

/// The first pass over HTML: finds tags and their attributes, leaves out what libxml2 would read otherwise
/// than browsers (comments, declarations, content that is not markup, template code, stray bytes), and
/// cuts floods of attributes, on which libxml2 takes quadratic time.
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
  /// Everything before it is in the copy or left out.
  private var copied: Int

  /// Scans `range` of the unit's bytes, which are valid UTF-8.
  static func scan(_ unit: MarkupUnit, in range: ByteRange) -> MarkupScan {
    unit.bytes.withUnsafeBufferPointer { source in
      guard let bytes = source.baseAddress else { return MarkupScan(range: range) }
      var scanner = MarkupScanner(bytes: bytes, range: range)
      scanner.run()
      return scanner.scan
    }
  }

  private init(bytes: UnsafePointer<UInt8>, range: ByteRange) {
    self.bytes = bytes
    self.range = range
    scan = MarkupScan(range: range)
    scan.copy.reserveCapacity(range.count / 2)
    scan.gaps.append(MarkupScan.Gap(copy: 0, shift: Int32(range.start)))
    search = EndSearch(bytes: bytes, end: range.end)
    position = range.start
    copied = range.start
  }

  private mutating func run() {
    while position < range.end, scan.tags.count < Self.tagLimit {
      switch bytes[position] {
      case UInt8(ascii: "<"): readMarkup()
      case UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "["): readPlaceholder()
      case 0xEF: readNoncharacter()
      default: position += 1
      }
    }
    copy(to: position)
    guard position < range.end else { return }
    let rest = ByteRange(position, range.end)
    scan.range.end = position
    scan.rest = rest
    scan.problems.append(
      InputProblem(
        kind: .tooLarge, detail: "more than \(Self.tagLimit) tags", range: rest))
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
      // libxml2 takes these two for letters.
      if next == UInt8(ascii: "_") || next == UInt8(ascii: ":") {
        replace(at: position + 1, with: 0x20)
      }
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
    if let flood = tag.floodStart {
      let cut = ByteRange(flood, max(flood, tag.isClosed ? tag.end - 1 : tag.end))
      leaveOut(cut)
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
    if kind?.isBoundary == true { scan.boundaries.append(Int32(start)) }
    var record = MarkupScan.StartTag(
      start: Int32(start), nameEnd: Int32(tag.nameEnd), end: Int32(tag.end),
      firstAttribute: Int32(firstAttribute),
      attributeCount: Int32(scan.attributes.count - firstAttribute), contentEnd: -1,
      kind: kind?.id ?? -1)
    position = tag.end
    if let kind, tag.isClosed {
      let isSelfClosed = tag.end >= start + 4 && bytes[tag.end - 2] == UInt8(ascii: "/")
      if isSelfClosed, !kind.traits.contains(.void), kind.tag != .title {
        // Browsers ignore the slash; libxml2 would end the element.
        replace(at: tag.end - 2, with: 0x20)
      }
      if kind.traits.contains(.raw), !(isSelfClosed && kind.tag == .title) {
        let contentEnd = endOfRawContent(name, kind: kind, from: tag.end, tagStart: start)
        record.contentEnd = Int32(contentEnd)
        leaveOut(ByteRange(tag.end, contentEnd))
        position = contentEnd
      }
    }
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
    let kept = scan.attributes.count
    let tag = TagScanner.scan(
      bytes, start: start + 1, end: range.end, limit: 0, into: &scan.attributes)
    scan.attributes.removeLast(scan.attributes.count - kept)
    let name = UnsafeBufferPointer(start: bytes + start + 2, count: tag.nameEnd - start - 2)
    if let kind = kinds.kind(of: name), kind.isBoundary { scan.boundaries.append(Int32(start)) }
    leaveOut(ByteRange(tag.nameEnd, max(tag.nameEnd, tag.isClosed ? tag.end - 1 : tag.end)))
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

  // MARK: The copy

  /// U+FFFE and U+FFFF, which libxml2 drops from text, become U+FFFD in the copy.
  private mutating func readNoncharacter() {
    if position + 2 < range.end, bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xBE {
      replace(at: position + 2, with: 0xBD)
    }
    position += 3
  }

  /// Copies what was read up to `offset`: control characters (which libxml2 drops) as spaces, and `&` as
  /// another sign. Character references are read from the source, and libxml2 writes a message for each
  /// that it does not know.
  private mutating func copy(to offset: Int) {
    guard offset > copied else { return }
    let part = UnsafeBufferPointer(start: bytes + copied, count: offset - copied)
    let written = scan.copy.count
    scan.copy.append(contentsOf: part)
    scan.copy.withUnsafeMutableBufferPointer { copy in
      for i in written..<copy.count {
        let byte = copy[i]
        let isText = byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
        copy[i] = byte == UInt8(ascii: "&") ? UInt8(ascii: "+") : isText ? byte : 0x20
      }
    }
    copied = offset
  }

  /// Puts another byte in the copy.
  private mutating func replace(at offset: Int, with byte: UInt8) {
    guard offset >= copied else { return }
    copy(to: offset)
    scan.copy.append(byte)
    copied = offset + 1
  }

  private mutating func leaveOut(_ part: ByteRange) {
    guard part.end > copied, !part.isEmpty else { return }
    copy(to: part.start)
    // A bare `<` before it must not make a tag with what follows.
    if scan.copy.last == UInt8(ascii: "<") { scan.copy[scan.copy.count - 1] = 0x20 }
    copied = part.end
    let gap = MarkupScan.Gap(
      copy: Int32(scan.copy.count), shift: Int32(copied - scan.copy.count))
    if scan.gaps.last?.copy == gap.copy { scan.gaps.removeLast() }
    scan.gaps.append(gap)
  }
}
