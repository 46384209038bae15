// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// Reads XML piece by piece with libxml2's SAX interface and calls back for tags and text.
///
/// No tree is built, nothing is fetched, and a document type is refused: workbooks have none, and
/// entities are how small files grow large.
final class XMLStream {
  /// The name of a tag, without its prefix.
  struct Name {
    let pointer: UnsafePointer<xmlChar>
    static func == (name: Name, text: StaticString) -> Bool {
      text.withUTF8Buffer { buffer in
        for (index, byte) in buffer.enumerated() where name.pointer[index] != byte { return false }
        return name.pointer[buffer.count] == 0
      }
    }
    static func ~= (text: StaticString, name: Name) -> Bool { name == text }
  }

  /// The attributes of a start tag; valid inside the call only.
  struct Attributes {
    let count: Int
    let pointer: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// The value of the attribute with this name, prefix left out of account.
    subscript(name: StaticString) -> UnsafeBufferPointer<UInt8>? {
      guard let pointer else { return nil }
      for index in 0..<count {
        guard let local = pointer[index * 5], Name(pointer: local) == name,
          let start = pointer[index * 5 + 3], let end = pointer[index * 5 + 4]
        else { continue }
        return UnsafeBufferPointer(start: start, count: end - start)
      }
      return nil
    }

    func string(_ name: StaticString) -> String? {
      self[name].map { String(decoding: $0, as: UTF8.self) }
    }
  }

  var onStart: (Name, Attributes) throws(TableError) -> Void = { (_, _) throws(TableError) in }
  var onEnd: (Name) throws(TableError) -> Void = { (_) throws(TableError) in }
  var onText: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

  /// How the part is named in errors.
  private let name: String
  private var context: xmlParserCtxtPtr?
  private var failure: TableError?

  init(name: String) { self.name = name }

  deinit { if let context { xmlFreeParserCtxt(context) } }

  /// Parses one piece. Returns false once parsing has stopped.
  func feed(_ piece: UnsafeBufferPointer<UInt8>) throws(TableError) -> Bool {
    if context == nil { start() }
    guard let context, !piece.isEmpty else { return true }
    let status = piece.withMemoryRebound(to: CChar.self) {
      xmlParseChunk(context, $0.baseAddress, Int32(clamping: $0.count), 0)
    }
    try check(status)
    return true
  }

  /// Tells the parser that the input is over.
  func finish() throws(TableError) {
    guard let context else {
      throw TableError(.empty, name: name, "nothing stands in this part")
    }
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ status: Int32) throws(TableError) {
    if let failure { throw failure }
    guard status != 0, let context, context.pointee.wellFormed == 0 else { return }
    let error = context.pointee.lastError
    let text = error.message.map { String(cString: $0) } ?? "not well-formed"
    let isShort =
      error.code == XML_ERR_DOCUMENT_END.rawValue
      || error.code == XML_ERR_TAG_NOT_FINISHED.rawValue
    throw TableError(
      isShort ? .truncated : .malformed, name: name,
      "line \(error.line): " + String(text.split(separator: "\n").first ?? ""),
      nextStep: "open it in a spreadsheet program and save it again")
  }

  private func start() {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, local, _, _, _, _, count, _, attributes in
      guard let user, let local else { return }
      XMLStream.of(user).started(
        Name(pointer: local), Attributes(count: Int(count), pointer: attributes))
    }
    handler.endElementNs = { user, local, _, _ in
      guard let user, let local else { return }
      XMLStream.of(user).ended(Name(pointer: local))
    }
    handler.characters = { user, text, count in
      guard let user, let text else { return }
      XMLStream.of(user).onText(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.cdataBlock = handler.characters
    handler.internalSubset = { user, _, _, _ in
      guard let user else { return }
      let stream = XMLStream.of(user)
      stream.fail(
        TableError(
          .suspicious, name: stream.name, "a document type stands here; workbooks have none"))
    }
    let user = Unmanaged.passUnretained(self).toOpaque()
    context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil)
    if let context {
      _ = xmlCtxtUseOptions(
        context,
        Int32(
          XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue))
    }
  }

  private static func of(_ user: UnsafeMutableRawPointer) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(user).takeUnretainedValue()
  }

  private func started(_ name: Name, _ attributes: Attributes) {
    guard failure == nil else { return }
    do throws(TableError) { try onStart(name, attributes) } catch { fail(error) }
  }

  private func ended(_ name: Name) {
    guard failure == nil else { return }
    do throws(TableError) { try onEnd(name) } catch { fail(error) }
  }

  private func fail(_ error: TableError) {
    failure = error
    if let context { xmlStopParser(context) }
  }
}
