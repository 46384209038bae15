// SPDX-License-Identifier: Apache-2.0

import Text

/// Lengths in pixels of a style attribute.
struct StyleLengths {
  /// `width` or `min-width`, where it is in pixels and no `max-width` bounds it.
  private(set) var fixedWidth: Int?
  /// `font-size`, where it is in pixels or points.
  private(set) var fontSize: Double?

  /// - Parameter style: declarations in UTF-8.
  init(_ style: UnsafeBufferPointer<UInt8>) {
    var isBounded = false
    var rest = style[...]
    while !rest.isEmpty {
      let declaration = rest.prefix { $0 != UInt8(ascii: ";") }
      rest = rest[declaration.endIndex...].dropFirst()
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.trimmed(declaration[..<colon])
      let value = declaration[(colon + 1)...]
      if Self.isName(name, "width") || Self.isName(name, "min-width") {
        if let pixels = Self.pixels(value) { fixedWidth = max(fixedWidth ?? 0, Int(pixels)) }
      } else if Self.isName(name, "max-width") {
        isBounded = true
      } else if Self.isName(name, "font-size") {
        fontSize = Self.pixels(value)
      }
    }
    if isBounded { fixedWidth = nil }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  private static func trimmed(_ bytes: Bytes) -> Bytes {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return bytes
  }

  /// Whether bytes are a lower-case name, in whatever case they are written.
  private static func isName(_ bytes: Bytes, _ name: StaticString) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    return zip(bytes, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      .allSatisfy { WordSet.lower($0) == $1 }
  }

  /// `790px` → 790, `10pt` → 13.3.
  private static func pixels(_ bytes: Bytes) -> Double? {
    let value = trimmed(bytes)
    let number = value.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard let length = Double(String(decoding: number, as: UTF8.self)), length < 100_000 else {
      return nil
    }
    let unit = value[number.endIndex...].prefix {
      $0 == UInt8(ascii: "%") || LetterCount.isLetter($0)
    }
    if isName(unit, "px") { return length }
    return isName(unit, "pt") ? length * 4 / 3 : nil
  }

  /// A `width` attribute in pixels.
  static func attribute(_ value: String) -> Int? {
    let text = value.trimmingBlanks.lowercased()
    return Int(text.hasSuffix("px") ? String(text.dropLast(2)) : text)
  }
}
