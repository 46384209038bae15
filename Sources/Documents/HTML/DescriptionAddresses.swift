// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds in the code of a page the addresses its description is loaded from: marketplaces send a page
/// without the description and fetch that later.
enum DescriptionAddresses {
  /// An address with the place of its text.
  struct Found {
    var address: String
    var range: ByteRange
  }

  /// Names under which pages keep such an address, in lower case.
  private static let names: Set<String> = [
    "descurl", "httpsdescurl", "httpdescurl", "detailurl", "apiitemdesc", "descriptionurl",
    "itemdescurl", "pcdescurl", "mobiledescurl", "wapdescurl", "moduledescurl", "descapi",
    "detaildescurl", "taobaodescurl", "tmalldescurl", "descfileurl", "descsrc", "descpath",
    "desc", "description_url", "desc_url", "detail_url",
  ]
  /// How far after the name its address may stand, in bytes.
  private static let reach = 300

  /// Addresses in the code at `range`, each once, at most 20.
  static func find(in bytes: [UInt8], _ range: ByteRange) -> [Found] {
    var found: [Found] = []
    var i = range.start
    while found.count < 20, let next = candidate(in: bytes, from: i, to: range.end) {
      guard let name = name(in: bytes, at: next, range) else {
        i = next + 1
        continue
      }
      if let place = address(in: bytes, after: name.end, to: range.end) {
        let text = String(decoding: bytes[place.range], as: UTF8.self)
          .replacing("\\/", with: "/")
        if !found.contains(where: { $0.address == text }) {
          found.append(Found(address: text, range: place))
        }
      }
      i = name.end
    }
    return found
  }

  /// The next `des` or `det`, its first letter in either case.
  private static func candidate(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i + 2 < end {
        if bytes[i] | 0x20 == UInt8(ascii: "d"), bytes[i + 1] == UInt8(ascii: "e"),
          bytes[i + 2] == UInt8(ascii: "s") || bytes[i + 2] == UInt8(ascii: "t")
        {
          return i
        }
        i += 1
      }
      return nil
    }
  }

  /// The whole identifier around `offset` where it is one of ours.
  private static func name(in bytes: [UInt8], at offset: Int, _ range: ByteRange) -> ByteRange? {
    var start = offset
    var end = offset
    while start > range.start, offset - start < 12, isNamePart(bytes[start - 1]) { start -= 1 }
    while end < range.end, end - offset < 16, isNamePart(bytes[end]) { end += 1 }
    let name = String(decoding: bytes[start..<end].map(ElementKindTable.lower), as: UTF8.self)
    return names.contains(name) ? ByteRange(start, end) : nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || byte == UInt8(ascii: "_")
  }

  /// The first string after a colon or equals sign that is an address, before the statement ends.
  private static func address(in bytes: [UInt8], after start: Int, to limit: Int) -> ByteRange? {
    let end = min(limit, start + reach)
    var i = start
    if i < end, bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") { i += 1 }
    while i < end, bytes[i] <= 0x20 { i += 1 }
    guard i < end, bytes[i] == UInt8(ascii: ":") || bytes[i] == UInt8(ascii: "=") else {
      return nil
    }
    i += 1
    while i < end {
      switch bytes[i] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let close = bytes[(i + 1)..<limit].prefix(2000).firstIndex(of: bytes[i]) ?? limit
        if isAddress(bytes[(i + 1)..<close]) { return ByteRange(i + 1, close) }
        i = close + 1
      case UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: ","): return nil
      default: i += 1
      }
    }
    return nil
  }

  private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count > 10, bytes.count < 2000, !bytes.contains(where: { $0 <= 0x20 }) else {
      return false
    }
    let text = String(decoding: bytes.prefix(10), as: UTF8.self).replacing("\\/", with: "/")
    return text.hasPrefix("//") || text.hasPrefix("http")
  }
}
