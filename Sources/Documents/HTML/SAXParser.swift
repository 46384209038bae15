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

/// Runs libxml2's SAX parser over the skeleton of a text and tells a `PageBuilder` of tags and text, each with
/// its exact place.
///
/// libxml2's read position is an offset in the skeleton, in which tags and text stand in the order of the text.
/// The builder is told places only and reads the source itself.
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
  /// The next tag and the next piece of the scan that the builder has not been told of.
  @exclusivity(unchecked) private var nextTag = 0
  @exclusivity(unchecked) private var nextPiece = 0
  /// The next byte of the skeleton that libxml2 has not been handed.
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
    count = scan.skeleton.count
    scan.skeleton.withUnsafeBufferPointer { skeleton in
      base = skeleton.baseAddress
      var start: Int? = 0
      while let offset = start, offset < count {
        restart = nil
        depth = 0
        runStart = offset
        run(from: offset)
        start = restart
        if restart != nil { builder.flatten() }
      }
      base = nil
    }
    pass(before: .max)
    builder.flushText()
  }

  /// One run of libxml2 over the skeleton from `offset` on.
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

  /// Hands the next bytes of the skeleton to libxml2, which asks for a few thousand at a time: a page that is deep to
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
    handler.startElement = { user, name, _ in SAXParser.from(user)?.startElement(name) }
    handler.endElement = { user, _ in SAXParser.from(user)?.endElement() }
    handler.characters = { user, _, _ in SAXParser.from(user)?.characters() }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { _, _, _ in }
    context.pointee.sax.pointee = handler
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  @inline(__always)
  private static func from(_ user: UnsafeMutableRawPointer?) -> SAXParser? {
    user.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
  }

  /// libxml2's read position as an offset in the skeleton; nil once a run was given up.
  @inline(__always)
  private func readPosition() -> Int? {
    guard restart == nil, let input = context?.pointee.input else { return nil }
    let offset =
      runStart + Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    return offset >= 0 && offset <= count ? offset : nil
  }

  // MARK: Events

  private func startElement(_ name: UnsafePointer<UInt8>?) {
    guard let name, let position = readPosition() else { return }
    depth += 1
    guard let tag = takeTag(name, at: position) else {
      builder.openImplied()
      return
    }
    pass(before: position)
    let kind = kinds.kind(withID: tag.kind)
    builder.open(tag, kind: kind)
    // An element that ends at once, or that holds no markup, does not go deeper.
    let endsAtOnce = base?[position] == UInt8(ascii: "/")
    if depth >= Self.depthLimit, !endsAtOnce, tag.contentEnd < 0, let context {
      builder.noteDepth(at: tag.place)
      restart = position + 1
      xmlStopParser(context)
    }
  }

  private func endElement() {
    guard let position = readPosition() else { return }
    depth -= 1
    passBlank(before: position)
    builder.close()
  }

  /// libxml2 tells of text once it has read all of it, and before that of the elements it opens and closes for it.
  private func characters() {
    guard let position = readPosition() else { return }
    pass(before: position)
  }

  /// The scanned tag whose name libxml2 has just read, unless it made the element up.
  private func takeTag(_ name: UnsafePointer<UInt8>, at position: Int) -> MarkupScan.StartTag? {
    // libxml2 does not tell of those it ignores.
    while nextTag < scan.tags.count, Int(scan.tags[nextTag].skeleton) < position { nextTag += 1 }
    guard nextTag < scan.tags.count else { return nil }
    let tag = scan.tags[nextTag]
    guard Int(tag.skeleton) == position, isName(name, before: position) else { return nil }
    nextTag += 1
    return tag
  }

  /// Whether libxml2's lower-case name stands in the skeleton before `position`.
  private func isName(_ name: UnsafePointer<UInt8>, before position: Int) -> Bool {
    guard let base else { return false }
    let length = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
    guard position > length, base[position - length - 1] == UInt8(ascii: "<") else { return false }
    let written = base + (position - length)
    for i in 0..<length where ElementKindTable.lower(written[i]) != name[i] { return false }
    return true
  }

  /// Tells the builder of all text and ends of phrases that stand before an offset of the skeleton.
  private func pass(before offset: Int) {
    while nextPiece < scan.pieces.count, Int(scan.pieces[nextPiece].skeleton) < offset {
      tell(scan.pieces[nextPiece])
      nextPiece += 1
    }
  }

  /// The same, up to text that libxml2 has not told of yet.
  private func passBlank(before offset: Int) {
    while nextPiece < scan.pieces.count, Int(scan.pieces[nextPiece].skeleton) < offset,
      scan.pieces[nextPiece].kind != .ink
    {
      tell(scan.pieces[nextPiece])
      nextPiece += 1
    }
  }

  private func tell(_ piece: MarkupScan.Piece) {
    switch piece.kind {
    case .ink: builder.text(ByteRange(Int(piece.start), Int(piece.end)))
    case .blank: builder.blank(ByteRange(Int(piece.start), Int(piece.end)))
    case .boundary: builder.boundary()
    }
  }
}
