// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads JSON that stands in a page and gives its strings with their exact places and paths.
///
/// Line breaks inside strings, which JSON forbids and pages often have, are reported and read all the
/// same; any other mistake ends the reading, with what was found up to there.
struct PlacedJSON {
  /// A string value.
  struct Value {
    /// Its object, an index into `objects`.
    var object: Int
    var key: String
    var text: PlacedText
  }

  /// An object and where it hangs.
  struct Object {
    var parent: Int?
    /// Key in the parent; empty for items of the outermost array.
    var key: String
    /// The value of `@type`.
    var type: String?
  }

  /// What is wrong, and where in the unit.
  struct Mistake {
    var offset: Int
    var message: String
  }

  private(set) var values: [Value] = []
  private(set) var objects: [Object] = []
  private(set) var mistake: Mistake?

  private let unit: MarkupUnit
  private let end: Int
  private var position: Int
  private static let depthLimit = 200

  init(_ unit: MarkupUnit, in range: ByteRange) {
    self.unit = unit
    position = range.start
    end = range.end
    skipSpace()
    guard position < end else {
      mistake = Mistake(offset: range.start, message: "empty")
      return
    }
    guard readDocument() else { return }
    skipSpace()
    while byte == UInt8(ascii: ";") {
      position += 1
      skipSpace()
    }
    if position < end { fail("something after the value") }
  }

  /// Path of a value: the type of its object, or the path there, and its key.
  func path(of value: Value) -> String {
    var parts = [value.key]
    var index: Int? = value.object
    while let current = index {
      let object = objects[current]
      let isRoot = object.parent == nil || object.key == "@graph"
      parts.append(isRoot ? object.type ?? "" : object.key)
      index = isRoot ? nil : object.parent
    }
    return parts.reversed().filter { !$0.isEmpty }.joined(separator: ".")
  }

  // MARK: Structure

  /// A container that is being read.
  private enum Open {
    case object(index: Int)
    case array(object: Int, key: String)
  }

  /// Reads one value without recursion, so that depth costs no stack.
  private mutating func readDocument() -> Bool {
    var stack: [Open] = []
    var key = ""
    while true {
      skipSpace()
      guard readValueStart(&stack, key: &key) else { return false }
      // After a value: go on in its container, closing those that end.
      while true {
        skipSpace()
        guard let top = stack.last else { return true }
        if byte == closer(of: top) {
          position += 1
          stack.removeLast()
          continue
        }
        guard readSeparator(in: top, key: &key) else { return false }
        break
      }
    }
  }

  private func closer(of container: Open) -> UInt8 {
    if case .object = container { UInt8(ascii: "}") } else { UInt8(ascii: "]") }
  }

  /// Reads a value up to where it is complete; containers that are not empty stay on the stack.
  private mutating func readValueStart(_ stack: inout [Open], key: inout String) -> Bool {
    while true {
      skipSpace()
      let (object, name): (Int?, String) =
        switch stack.last {
        case .object(let index): (index, key)
        case .array(let index, let name): (index < 0 ? nil : index, name)
        case nil: (nil, "")
        }
      switch byte {
      case UInt8(ascii: "{"):
        position += 1
        guard stack.count < Self.depthLimit else { return fail("nested too deeply") }
        objects.append(Object(parent: object, key: name))
        stack.append(.object(index: objects.count - 1))
        skipSpace()
        if byte == UInt8(ascii: "}") { return true }
        guard readKey(&key) else { return false }
      case UInt8(ascii: "["):
        position += 1
        guard stack.count < Self.depthLimit else { return fail("nested too deeply") }
        stack.append(.array(object: object ?? -1, key: name))
        skipSpace()
        if byte == UInt8(ascii: "]") { return true }
      case UInt8(ascii: "\""):
        guard let text = readString() else { return false }
        if let object {
          if name == "@type" {
            objects[object].type =
              objects[object].type ?? String(decoding: text.bytes, as: UTF8.self)
          } else {
            values.append(Value(object: object, key: name, text: text))
          }
        }
        return true
      default: return readWord()
      }
    }
  }

  private mutating func readSeparator(in container: Open, key: inout String) -> Bool {
    guard byte == UInt8(ascii: ",") else {
      return fail(position < end ? "a comma or a closing bracket is missing" : "ends in the middle")
    }
    position += 1
    if case .object = container { return readKey(&key) }
    return true
  }

  private mutating func readKey(_ key: inout String) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: "\"") else { return fail("a key in quotes is missing") }
    guard let text = readString() else { return false }
    key = String(decoding: text.bytes, as: UTF8.self)
    skipSpace()
    guard byte == UInt8(ascii: ":") else { return fail("a colon is missing") }
    position += 1
    return true
  }

  /// A number, `true`, `false` or `null`.
  private mutating func readWord() -> Bool {
    let start = position
    while position < end, isWordByte(unit.bytes[position]) { position += 1 }
    let word = String(decoding: unit.bytes[start..<position], as: UTF8.self)
    if ["true", "false", "null"].contains(word) || Double(word) != nil { return true }
    position = start
    return fail(start < end ? "a value is missing" : "ends in the middle")
  }

  // MARK: Strings

  private mutating func readString() -> PlacedText? {
    var text = PlacedText()
    position += 1
    var kept = position
    while position < end {
      switch unit.bytes[position] {
      case UInt8(ascii: "\""):
        unit.append(ByteRange(kept, position), to: &text)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        unit.append(ByteRange(kept, position), to: &text)
        guard readEscape(into: &text) else { return nil }
        kept = position
      case 0..<0x20:
        if mistake == nil {
          mistake = Mistake(
            offset: position, message: "a line break or control character inside a string")
        }
        position += 1
      default: position += 1
      }
    }
    fail("a string is not closed")
    return nil
  }

  private mutating func readEscape(into text: inout PlacedText) -> Bool {
    let start = position
    position += 2
    let scalar: Unicode.Scalar
    switch start + 1 < end ? unit.bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): scalar = "\""
    case UInt8(ascii: "\\"): scalar = "\\"
    case UInt8(ascii: "/"): scalar = "/"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      position = start
      guard let decoded = readUnicodeEscape() else { return fail("a broken \\u escape") }
      scalar = decoded
    default:
      position = start
      return fail("an unknown escape")
    }
    text.append(
      Array(String(Character(scalar)).utf8),
      standingFor: unit.source(of: ByteRange(start, position)))
    return true
  }

  /// `\uXXXX`, two of them for a surrogate pair; a lone surrogate is U+FFFD.
  private mutating func readUnicodeEscape() -> Unicode.Scalar? {
    guard let first = codeUnit(at: position) else { return nil }
    position += 6
    if first & 0xFC00 == 0xD800, let second = codeUnit(at: position), second & 0xFC00 == 0xDC00 {
      position += 6
      return Unicode.Scalar(0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)))
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private func codeUnit(at offset: Int) -> UInt32? {
    guard offset + 6 <= end, unit.bytes[offset] == UInt8(ascii: "\\"),
      unit.bytes[offset + 1] == UInt8(ascii: "u"),
      unit.bytes[offset + 2] != UInt8(ascii: "+"), unit.bytes[offset + 2] != UInt8(ascii: "-")
    else { return nil }
    return UInt32(
      String(decoding: unit.bytes[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16)
  }

  // MARK: Bytes

  private var byte: UInt8 { position < end ? unit.bytes[position] : 0 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
  }

  private mutating func skipSpace() {
    while position < end, unit.bytes[position] <= 0x20 { position += 1 }
  }

  @discardableResult
  private mutating func fail(_ message: String) -> Bool {
    // The mistake that ends the reading matters more than a line break before it.
    mistake = Mistake(offset: min(position, end), message: message)
    return false
  }
}
