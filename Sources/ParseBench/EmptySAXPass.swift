// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// libxml2's HTML parser over bytes of UTF-8 with handlers that do nothing: what reading a page costs at least.
enum EmptySAXPass {
  static func parse(_ page: [UInt8]) {
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    var handler = htmlSAXHandler()
    handler.startElement = { _, _, _ in }
    handler.endElement = { _, _ in }
    handler.characters = { _, _, _ in }
    handler.ignorableWhitespace = { _, _, _ in }
    handler.cdataBlock = { _, _, _ in }
    handler.comment = { _, _ in }
    context.pointee.sax.pointee = handler
    htmlCtxtUseOptions(
      context,
      Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
    page.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        let buffer = xmlParserInputBufferCreateMem(
          base, Int32(page.count), XML_CHAR_ENCODING_NONE),
        let stream = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
      else { return }
      inputPush(context, stream)
      context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
      htmlParseDocument(context)
    }
  }
}
