// SPDX-License-Identifier: Apache-2.0

import Text

/// What makes a text no JSON, with its place.
struct JSONMistake: Error, Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Something else stands where a value, a comma, a colon or a quote must.
    case unexpected
    /// A comma before `]` or `}`.
    case trailingComma
    /// A line break or another control character inside a string.
    case controlCharacter
    case badEscape
    /// The text ends inside a value.
    case unfinished
    case tooDeep
  }
  var kind: Kind
  /// Offset in the bytes.
  var offset: Int
}

extension PlacedJSON {
  /// Reads one JSON value (RFC 8259) from a range of bytes. Comments around it, as pages write them
  /// (`<!--`, `//<![CDATA[`), are passed over.
  static func parse(_ bytes: [UInt8], in range: ByteRange) throws(JSONMistake) -> PlacedJSON {
    var parser = PlacedJSONParser(bytes: bytes, range: range)
    return try parser.document()
  }
}

/// Recursive descent with a limit of depth; time is linear.
private struct PlacedJSONParser {
  let bytes: [UInt8]
  var offset: Int
  let end: Int
  static let depthLimit = 64

  init(bytes: [UInt8], range: ByteRange) {
    self.bytes = bytes
    offset = range.start
    end = range.end
  }

  private var byte: UInt8? { offset < end ? bytes[offset] : nil }

  private func mistake(_ kind: JSONMistake.Kind, at place: Int? = nil) -> JSONMistake {
    JSONMistake(
      kind: offset >= end && kind == .unexpected ? .unfinished : kind, offset: place ?? offset)
  }

  mutating func document() throws(JSONMistake) -> PlacedJSON {
    skipWrapping()
    let value = try value(depth: 0)
    skipWrapping()
    // A semicolon after the value is what scripts are used to; readers of JSON-LD pass over it.
    if byte == UInt8(ascii: ";") { offset += 1 }
    skipWrapping()
    guard offset == end else { throw mistake(.unexpected) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONMistake) -> PlacedJSON {
    guard depth < Self.depthLimit else { throw mistake(.tooDeep) }
    skipBlanks()
    guard let byte else { throw mistake(.unfinished) }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default: throw mistake(.unexpected)
    }
  }

  private mutating func object(depth: Int) throws(JSONMistake) -> PlacedJSON {
    let start = offset
    var members: [(key: String, value: PlacedJSON)] = []
    offset += 1
    skipBlanks()
    while byte != UInt8(ascii: "}") {
      guard byte == UInt8(ascii: "\"") else { throw mistake(.unexpected) }
      let key = try string().text ?? ""
      skipBlanks()
      guard byte == UInt8(ascii: ":") else { throw mistake(.unexpected) }
      offset += 1
      members.append((key, try value(depth: depth + 1)))
      try separator(before: UInt8(ascii: "}"))
    }
    offset += 1
    return PlacedJSON(value: .object(members), range: ByteRange(start, offset), isVerbatim: false)
  }

  private mutating func array(depth: Int) throws(JSONMistake) -> PlacedJSON {
    let start = offset
    var items: [PlacedJSON] = []
    offset += 1
    skipBlanks()
    while byte != UInt8(ascii: "]") {
      items.append(try value(depth: depth + 1))
      try separator(before: UInt8(ascii: "]"))
    }
    offset += 1
    return PlacedJSON(value: .array(items), range: ByteRange(start, offset), isVerbatim: false)
  }

  /// A comma, or nothing before the closing sign.
  private mutating func separator(before closing: UInt8) throws(JSONMistake) {
    skipBlanks()
    if byte == closing { return }
    guard byte == UInt8(ascii: ",") else { throw mistake(.unexpected) }
    let comma = offset
    offset += 1
    skipBlanks()
    if byte == closing { throw mistake(.trailingComma, at: comma) }
  }

  private mutating func word(
    _ word: StaticString, _ value: PlacedJSON.Value
  ) throws(JSONMistake) -> PlacedJSON {
    let start = offset
    let length = word.utf8CodeUnitCount
    guard start + length <= end,
      bytes[start..<(start + length)].elementsEqual(word.description.utf8)
    else { throw mistake(.unexpected) }
    offset += length
    return PlacedJSON(value: value, range: ByteRange(start, offset), isVerbatim: true)
  }

  private mutating func number() -> PlacedJSON {
    let start = offset
    while let byte, "+-.eE0123456789".utf8.contains(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    return PlacedJSON(value: .number(text), range: ByteRange(start, offset), isVerbatim: true)
  }

  private mutating func string() throws(JSONMistake) -> PlacedJSON {
    offset += 1
    let start = offset
    var text: [UInt8] = []
    var copied = start
    while let byte, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw mistake(.controlCharacter) }
      if byte == UInt8(ascii: "\\") {
        text += bytes[copied..<offset]
        text += String(String.UnicodeScalarView([try escape()])).utf8
        copied = offset
      } else {
        offset += 1
      }
    }
    guard byte != nil else { throw mistake(.unfinished, at: start - 1) }
    let range = ByteRange(start, offset)
    let isVerbatim = copied == start
    text += bytes[copied..<offset]
    offset += 1
    return PlacedJSON(
      value: .string(String(decoding: text, as: UTF8.self)), range: range, isVerbatim: isVerbatim)
  }

  private mutating func escape() throws(JSONMistake) -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let byte else { throw mistake(.unfinished) }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { throw mistake(.badEscape, at: start) }
      if (0xD800..<0xDC00).contains(unit), offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        offset += 2
        if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
          return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        }
      }
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    default: throw mistake(.badEscape, at: start)
    }
  }

  private mutating func hexadecimal() -> UInt32? {
    guard offset + 4 <= end else { return nil }
    defer { offset += 4 }
    return UInt32(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self), radix: 16)
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
  }

  /// Passes over blanks, a byte order mark, and the comments pages hide scripts in.
  private mutating func skipWrapping() {
    var start = -1
    while start != offset {
      start = offset
      skipBlanks()
      for mark in [
        "<!--", "-->", "//<![CDATA[", "// <![CDATA[", "//]]>", "// ]]>", "<![CDATA[", "]]>",
        "\u{FEFF}",
      ] {
        let length = mark.utf8.count
        if offset + length <= end, bytes[offset..<(offset + length)].elementsEqual(mark.utf8) {
          offset += length
        }
      }
      if offset + 1 < end, bytes[offset] == UInt8(ascii: "/"),
        bytes[offset + 1] == UInt8(ascii: "*"),
        let close = (offset + 2..<max(offset + 2, end - 1)).first(where: {
          bytes[$0] == UInt8(ascii: "*") && bytes[$0 + 1] == UInt8(ascii: "/")
        })
      {
        offset = close + 2
      }
    }
  }
}
