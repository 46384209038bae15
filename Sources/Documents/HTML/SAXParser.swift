// SPDX-License-Identifier: Apache-2.0

import CLibXML2
import Text

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs libxml2's SAX parser over a scanned text and tells a `PageBuilder` of tags and text, each with
/// its exact place.
///
/// libxml2's read position is an offset in the scan's copy, which holds no character references. Every chunk of
/// text it reports is compared with the bytes where it must stand. The builder is told places only and reads
/// the source itself.
final class SAXParser {
  /// Elements open at once in one run of libxml2. Below it, an unmatched end tag costs libxml2 as many
  /// comparisons as elements are open; browsers use the same number.
  static let depthLimit = 512

  private let scan: MarkupScan
  private let builder: PageBuilder
  private let kinds = ElementKindTable.shared
  private var context: htmlParserCtxtPtr?
  private var base: UnsafePointer<UInt8>?
  private var count = 0
  /// Everything before it (an offset in the copy) was told to the builder or passed over.
  @exclusivity(unchecked) private var cursor = 0
  /// The last gap at or before the places asked for so far.
  @exclusivity(unchecked) private var gap = 0
  @exclusivity(unchecked) private var nextTag = 0
  @exclusivity(unchecked) private var nextBoundary = 0
  /// The next byte of the copy that libxml2 has not been handed.
  private var fed = 0
  /// Where this run of libxml2 started.
  private var runStart = 0
  /// Open elements in this run of libxml2.
  @exclusivity(unchecked) private var depth = 0
  /// Where to start again after a run was given up for its depth.
  @exclusivity(unchecked) private var restart: Int?

  init(scan: MarkupScan, builder: PageBuilder) {
    self.scan = scan
    self.builder = builder
  }

  /// Parses everything. Elements still open at the end are left open in the builder.
  func parse() {
    count = scan.copy.count
    scan.copy.withUnsafeBufferPointer { copy in
      base = copy.baseAddress
      var start: Int? = 0
      while let offset = start, offset < count {
        restart = nil
        depth = 0
        runStart = offset
        cursor = max(cursor, offset)
        run(from: offset)
        start = restart
        if restart != nil { builder.flatten() }
      }
      base = nil
    }
    passBoundaries(before: scan.range.end)
    builder.flushText()
  }

  /// One run of libxml2 over the copy from `offset` on.
  private func run(from offset: Int) {
    guard let context = htmlNewParserCtxt() else {
      builder.report(InputProblem(kind: .tooLarge, detail: "no memory for the parser"))
      return
    }
    defer { htmlFreeParserCtxt(context) }
    self.context = context
    defer { self.context = nil }
    installHandlers(context)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    fed = offset
    let buffer = xmlParserInputBufferCreateIO(
      { user, target, room in SAXParser.from(user)?.feed(target, Int(room)) ?? 0 }, nil,
      Unmanaged.passUnretained(self).toOpaque(), XML_CHAR_ENCODING_NONE)
    guard let buffer, let stream = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
    else {
      builder.report(InputProblem(kind: .tooLarge, detail: "no memory for the parser"))
      return
    }
    inputPush(context, stream)
    // Without it libxml2 takes the bytes for Latin-1.
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    htmlParseDocument(context)
  }

  /// Hands the next bytes of the copy to libxml2, which asks for a few thousand at a time: a page that is deep to
  /// its end is given up a hundred times a megabyte, and no run may copy all that is left of it.
  private func feed(_ target: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int32 {
    guard let target, let base else { return 0 }
    let part = min(room, count - fed)
    memcpy(target, base + fed, part)
    fed += part
    return Int32(part)
  }

  private func installHandlers(_ context: htmlParserCtxtPtr) {
    var handler = htmlSAXHandler()
    handler.startElement = { user, name, attributes in
      SAXParser.from(user)?.startElement(name, hasAttributes: attributes != nil)
    }
    handler.endElement = { user, name in SAXParser.from(user)?.endElement() }
    handler.characters = { user, text, count in SAXParser.from(user)?.characters(text, Int(count)) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { _, _, _ in }
    context.pointee.sax.pointee = handler
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  @inline(__always)
  private static func from(_ user: UnsafeMutableRawPointer?) -> SAXParser? {
    user.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
  }

  /// libxml2's read position as an offset in the copy; nil once a run was given up.
  @inline(__always)
  private func readPosition() -> Int? {
    guard restart == nil, let input = context?.pointee.input else { return nil }
    let offset =
      runStart + Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    return offset >= 0 && offset <= count ? offset : nil
  }

  /// Where in the unit the byte at an offset of the copy stands. Asked for in ascending order, but for
  /// steps back within a chunk of text.
  private func place(ofCopy offset: Int) -> Int {
    while gap + 1 < scan.gaps.count, Int(scan.gaps[gap + 1].copy) <= offset { gap += 1 }
    while gap > 0, Int(scan.gaps[gap].copy) > offset { gap -= 1 }
    return offset + Int(scan.gaps[gap].shift)
  }

  // MARK: Events

  private func startElement(_ name: UnsafePointer<UInt8>?, hasAttributes: Bool) {
    guard let name, let position = readPosition() else { return }
    depth += 1
    guard let tag = takeTag(name, at: position) else {
      builder.openImplied()
      return
    }
    cursor = max(cursor, min(position + (byte(at: position) == UInt8(ascii: "/") ? 2 : 1), count))
    passBoundaries(before: Int(tag.start) + 1)
    let kind = kinds.kind(withID: tag.kind)
    builder.open(tag, kind: kind)
    // An element that ends at once, or that holds no markup, does not go deeper.
    let holdsMarkup =
      kind?.traits.contains(.void) != true && tag.contentEnd < 0
      && byte(at: position) != UInt8(ascii: "/")
    if depth >= Self.depthLimit, holdsMarkup, let context {
      builder.noteDepth(at: tag.place)
      restart = cursor
      xmlStopParser(context)
    }
  }

  private func endElement() {
    guard let position = readPosition() else { return }
    depth -= 1
    passBoundaries(before: place(ofCopy: position))
    builder.close()
  }

  /// The scanned tag that libxml2 has just read up to `position`, unless it made the element up.
  private func takeTag(_ name: UnsafePointer<UInt8>, at position: Int) -> MarkupScan.StartTag? {
    let offset = Int32(position < count ? place(ofCopy: position) : scan.range.end)
    while nextTag < scan.tags.count, scan.tags[nextTag].end <= offset {
      // One that the end of the text cuts off ends here.
      if position == count, scan.tags[nextTag].end == offset { break }
      nextTag += 1
    }
    guard nextTag < scan.tags.count else { return nil }
    let tag = scan.tags[nextTag]
    guard tag.start < offset, tag.nameEnd <= offset, isName(name, of: tag) else { return nil }
    nextTag += 1
    return tag
  }

  /// Whether libxml2's lower-case name is that of the tag; libxml2 cuts names at odd characters.
  private func isName(_ name: UnsafePointer<UInt8>, of tag: MarkupScan.StartTag) -> Bool {
    var length = 0
    for byte in nameBytes(tag) {
      guard name[length] != 0 else { return !isNameByte(byte) || length >= 100 }
      guard ElementKindTable.lower(byte) == name[length] else { return false }
      length += 1
    }
    return name[length] == 0
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".")
  }

  private func nameBytes(_ tag: MarkupScan.StartTag) -> ArraySlice<UInt8> {
    builder.unit.bytes[(Int(tag.start) + 1)..<Int(tag.nameEnd)]
  }

  private func characters(_ text: UnsafePointer<UInt8>?, _ length: Int) {
    guard let text, length > 0, let position = readPosition() else { return }
    let chunk = chunk(text, length, at: position)
    var start = max(chunk.start, cursor)
    guard chunk.end > start else { return }
    cursor = chunk.end
    passBoundaries(before: place(ofCopy: start))
    // What was left out of the copy parts the chunk.
    while start < chunk.end {
      let place = place(ofCopy: start)
      let next = gap + 1 < scan.gaps.count ? Int(scan.gaps[gap + 1].copy) : count
      let end = min(chunk.end, max(next, start + 1))
      builder.text(ByteRange(place, place + (end - start)))
      start = end
    }
  }

  /// Where a reported chunk of text stands in the copy.
  private func chunk(
    _ text: UnsafePointer<UInt8>, _ length: Int, at position: Int
  ) -> (start: Int, end: Int) {
    if length >= Self.chunkSize {
      // A full buffer is reported before its last character is consumed.
      let end = position + sequenceLength(at: position)
      if stands(text, length, endingAt: end) { return (end - length, end) }
    }
    if stands(text, length, endingAt: position) { return (position - length, position) }
    if length == 1, text[0] == UInt8(ascii: "<"), byte(at: position) == text[0] {
      return (position, position + 1)
    }
    return (cursor, position)
  }

  private func byte(at offset: Int) -> UInt8 { offset < count ? base?[offset] ?? 0 : 0 }

  private func sequenceLength(at offset: Int) -> Int {
    switch byte(at: offset) {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xFF: 4
    default: 1
    }
  }

  private func stands(_ text: UnsafePointer<UInt8>, _ length: Int, endingAt end: Int) -> Bool {
    guard let base, end >= length, end <= count else { return false }
    return memcmp(base + (end - length), text, length) == 0
  }

  /// Tells the builder of tags that end a phrase and stand before `offset` of the unit.
  private func passBoundaries(before offset: Int) {
    let limit = Int32(offset)
    var isPassed = false
    while nextBoundary < scan.boundaries.count, scan.boundaries[nextBoundary] < limit {
      nextBoundary += 1
      isPassed = true
    }
    if isPassed { builder.boundary() }
  }

  /// HTML_PARSER_BIG_BUFFER_SIZE of libxml2.
  private static let chunkSize = 1000
}
