// SPDX-License-Identifier: Apache-2.0

import Text

/// The encodings a page says it is in.
enum CharsetDeclaration {
  /// Encodings named by the XML declaration and by `meta` elements, wherever they stand, in order. Other
  /// elements' `charset` (a script's) says nothing of the page.
  static func declared(in bytes: [UInt8]) -> [Charset] {
    var found: [Charset] = []
    if bytes.starts(with: "<?xml".utf8) {
      let head = bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }
      if let charset = label(after: "encoding", in: Array(head)) { found.append(charset) }
    }
    guard bytes.count < Int(Int32.max) else { return found }
    let unit = MarkupUnit(bytes: bytes)
    let scan = MarkupScanner.scan(unit, in: ByteRange(0, bytes.count))
    let table = AttributeTable(unit: unit, places: scan.attributes)
    for tag in scan.tags where ElementKindTable.shared.kind(withID: tag.kind)?.tag == .meta {
      let read = TagAttributes(table: table, indices: tag.attributeIndices)
      if let charset = charset(ofMeta: read) { found.append(charset) }
    }
    return found
  }

  /// What a `meta` element says of the encoding.
  static func charset(ofMeta read: TagAttributes) -> Charset? {
    if let label = read.value(of: "charset") { return Charset(label: label) }
    guard read.value(of: "http-equiv")?.lowercased() == "content-type",
      let content = read.bytes(of: "content")
    else { return nil }
    return label(after: "charset", in: Array(content))
  }

  /// The label in `key = "label"` or `key=label`.
  private static func label(after key: StaticString, in bytes: [UInt8]) -> Charset? {
    let text = String(decoding: bytes.map(ElementKindTable.lower), as: UTF8.self)
    guard let end = text.firstRange(of: key.description)?.upperBound else { return nil }
    let rest = text[end...].drop { $0.isWhitespace }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
    return Charset(label: value.prefix { !$0.isWhitespace && !";\"'?>".contains($0) })
  }
}
