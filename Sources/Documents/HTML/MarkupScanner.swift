// SPDX-License-Identifier: Apache-2.0

import Text

/// The first pass over HTML: finds tags and their attributes, masks what libxml2 would read differently
/// from browsers (comments, declarations, content that is not markup, template code, stray bytes), and
/// cuts floods of attributes, on which libxml2 takes quadratic time.
struct MarkupScanner {
  /// Attributes a tag may have; the rest is cut and reported. Real pages stay below 50.
  static let attributeLimit = 256

  private let bytes: UnsafePointer<UInt8>
  private let copy: UnsafeMutablePointer<UInt8>
  private let range: ByteRange
  private let kinds = ElementKindTable.shared
  private var scan: MarkupScan
  private var search: EndSearch
  private var position: Int

  /// Scans `range` of the unit's bytes, which are valid UTF-8.
  static func scan(_ unit: MarkupUnit, in range: ByteRange) -> MarkupScan {
    var masked = [UInt8](unsafeUninitializedCapacity: range.count + 1) { buffer, count in
      unit.bytes.withUnsafeBufferPointer { source in
        for i in 0..<range.count {
          let byte = source[range.start + i]
          let isText = byte >= 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
          buffer[i] = isText ? byte : 0x20
        }
      }
      buffer[range.count] = 0
      count = range.count + 1
    }
    var scan = MarkupScan(origin: range.start, masked: [])
    unit.bytes.withUnsafeBufferPointer { source in
      masked.withUnsafeMutableBufferPointer { copy in
        guard let bytes = source.baseAddress, let target = copy.baseAddress else { return }
        var scanner = MarkupScanner(bytes: bytes, copy: target, range: range)
        scanner.run()
        scan = scanner.scan
      }
    }
    scan.masked = masked
    return scan
  }

  private init(
    bytes: UnsafePointer<UInt8>, copy: UnsafeMutablePointer<UInt8>, range: ByteRange
  ) {
    self.bytes = bytes
    self.copy = copy
    self.range = range
    scan = MarkupScan(origin: range.start, masked: [])
    search = EndSearch(bytes: bytes, end: range.end)
    position = range.start
  }

  private mutating func run() {
    let end = range.end
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "<"): readMarkup()
      case UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "["): readPlaceholder()
      case 0xEF: readNoncharacter()
      default: position += 1
      }
    }
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
        copy[position + 1 - range.start] = 0x20
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
      blank(cut)
      scan.problems.append(
        InputProblem(
          kind: .tooManyAttributes,
          detail: "more than \(Self.attributeLimit) attributes in one tag",
          range: ByteRange(start, tag.end)))
    }
    if !tag.isClosed {
      scan.problems.append(
        InputProblem(
          kind: .truncated, detail: "a tag is never closed", range: ByteRange(start, tag.end)))
    }
    if kind?.isBoundary == true { scan.boundaries.append(Int32(start)) }
    var record = MarkupScan.StartTag(
      start: Int32(start), nameEnd: Int32(tag.nameEnd), end: Int32(tag.end),
      firstAttribute: Int32(firstAttribute),
      attributeCount: Int32(scan.attributes.count - firstAttribute), contentEnd: -1)
    position = tag.end
    if let kind, tag.isClosed {
      let isSelfClosed = tag.end >= start + 4 && bytes[tag.end - 2] == UInt8(ascii: "/")
      if isSelfClosed, !kind.traits.contains(.void), kind.tag != .title {
        // Browsers ignore the slash; libxml2 would end the element.
        copy[tag.end - 2 - range.start] = 0x20
      }
      if kind.traits.contains(.raw), !(isSelfClosed && kind.tag == .title) {
        let contentEnd = endOfRawContent(name, kind: kind, from: tag.end, tagStart: start)
        record.contentEnd = Int32(contentEnd)
        blank(ByteRange(tag.end, contentEnd))
        position = contentEnd
      }
    }
    scan.tags.append(record)
  }

  private mutating func endOfRawContent(
    _ name: UnsafeBufferPointer<UInt8>, kind: ElementKind, from start: Int, tagStart: Int
  ) -> Int {
    if let end = search.endTag(of: name, kind: kind, from: start) { return end }
    scan.problems.append(
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
      mask(ByteRange(start, end))
      position = end
      return
    }
    let kept = scan.attributes.count
    let tag = TagScanner.scan(
      bytes, start: start + 1, end: range.end, limit: 0, into: &scan.attributes)
    scan.attributes.removeLast(scan.attributes.count - kept)
    let name = UnsafeBufferPointer(start: bytes + start + 2, count: tag.nameEnd - start - 2)
    if let kind = kinds.kind(of: name), kind.isBoundary { scan.boundaries.append(Int32(start)) }
    blank(ByteRange(tag.nameEnd, max(tag.nameEnd, tag.isClosed ? tag.end - 1 : tag.end)))
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
    mask(ByteRange(start, end))
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
      scan.problems.append(
        InputProblem(
          kind: .truncated, detail: "a comment is never closed", range: ByteRange(start, end)))
    }
    if search.starts("[if", at: start + 4),
      let head = search.byte(UInt8(ascii: ">"), from: start + 7), head + 1 < end
    {
      let tail = search.endOfConditional(from: head + 1, to: end)
      if tail > head + 1 { scan.conditional.append(ByteRange(head + 1, tail)) }
    }
    mask(ByteRange(start, end))
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
    mask(ByteRange(start, end))
    position = end
  }

  // MARK: Template code

  private mutating func readPlaceholder() {
    if let end = TemplateCode.end(at: position, search: &search) {
      scan.placeholders.append(ByteRange(position, end))
      mask(ByteRange(position, end))
      position = end
    } else {
      position += 1
    }
  }

  // MARK: Masking

  /// U+FFFE and U+FFFF, which libxml2 drops from text, become U+FFFD in the copy.
  private mutating func readNoncharacter() {
    if position + 2 < range.end, bytes[position + 1] == 0xBF, bytes[position + 2] >= 0xBE {
      copy[position + 2 - range.start] = 0xBD
    }
    position += 3
  }

  private func blank(_ part: ByteRange) {
    for i in part.range { copy[i - range.start] = 0x20 }
  }

  /// Puts something in place of `part` that gives no text: an instruction, or where that does not fit,
  /// a character reference without a number.
  private func mask(_ part: ByteRange) {
    blank(part)
    let start = part.start - range.start
    let last = part.end - 1 - range.start
    if part.count >= 4 {
      copy[start] = UInt8(ascii: "<")
      copy[start + 1] = UInt8(ascii: "?")
      copy[start + 2] = UInt8(ascii: "a")
      copy[last] = UInt8(ascii: ">")
    } else if part.count == 3 {
      copy[start] = UInt8(ascii: "&")
      copy[start + 1] = UInt8(ascii: "#")
      copy[last] = UInt8(ascii: ";")
    }
  }
}
