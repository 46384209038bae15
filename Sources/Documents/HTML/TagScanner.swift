// SPDX-License-Identifier: Apache-2.0

/// Reads the bytes of one start tag: where its name ends, where it ends, and its attributes.
///
/// Follows the tag states of the HTML standard's tokenizer ("before attribute name" and on). Works on
/// bytes because no character of interest is longer than one.
enum TagScanner {
  /// Offsets of one attribute.
  struct AttributePlace {
    var nameStart: Int32
    var nameEnd: Int32
    /// Quotes excluded; both equal to `nameEnd` where there is no value.
    var valueStart: Int32
    var valueEnd: Int32
  }

  /// Offsets of a start tag.
  struct TagPlace {
    var nameEnd: Int
    /// Just after the `>`; the end of the text where the tag is never closed.
    var end: Int
    var isClosed: Bool
    /// Whether it has more attributes than the limit.
    var isFlooded: Bool
  }

  /// Scans the tag whose `<` stands at `start`, adding its attributes to `attributes`.
  ///
  /// - Parameter limit: attributes beyond this number are passed over and not added.
  static func scan(
    _ bytes: UnsafePointer<UInt8>, start: Int, end: Int, limit: Int,
    into attributes: inout [AttributePlace]
  ) -> TagPlace {
    var i = start + 1
    while i < end, !endsName(bytes[i]) { i += 1 }
    let nameEnd = i
    var count = 0
    while i < end {
      let byte = bytes[i]
      if isSpace(byte) || byte == UInt8(ascii: "/") {
        i += 1
        continue
      }
      if byte == UInt8(ascii: ">") {
        return TagPlace(nameEnd: nameEnd, end: i + 1, isClosed: true, isFlooded: count > limit)
      }
      let nameStart = i
      i += 1  // A leading `=` belongs to the name.
      while i < end, !endsAttributeName(bytes[i]) { i += 1 }
      var place = AttributePlace(
        nameStart: Int32(nameStart), nameEnd: Int32(i), valueStart: Int32(i),
        valueEnd: Int32(i))
      var after = i
      while after < end, isSpace(bytes[after]) { after += 1 }
      if after < end, bytes[after] == UInt8(ascii: "=") {
        i = after + 1
        while i < end, isSpace(bytes[i]) { i += 1 }
        let value = scanValue(bytes, from: i, end: end)
        place.valueStart = Int32(value.start)
        place.valueEnd = Int32(value.end)
        i = value.next
      }
      count += 1
      if count <= limit { attributes.append(place) }
    }
    return TagPlace(nameEnd: nameEnd, end: end, isClosed: false, isFlooded: count > limit)
  }

  private static func scanValue(
    _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int
  ) -> (start: Int, end: Int, next: Int) {
    guard start < end else { return (start, start, start) }
    let quote = bytes[start]
    var i = start
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      i += 1
      while i < end, bytes[i] != quote { i += 1 }
      return (start + 1, i, min(i + 1, end))
    }
    while i < end, !isSpace(bytes[i]), bytes[i] != UInt8(ascii: ">") { i += 1 }
    return (start, i, i)
  }

  /// ASCII white space of HTML: tab, line feed, form feed, carriage return, space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  @inline(__always)
  private static func endsAttributeName(_ byte: UInt8) -> Bool {
    endsName(byte) || byte == UInt8(ascii: "=")
  }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}
