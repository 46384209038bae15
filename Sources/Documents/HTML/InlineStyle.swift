// SPDX-License-Identifier: Apache-2.0

/// What a `style` attribute says about whether text is seen.
struct InlineStyle {
  /// The element and all in it is not seen.
  private(set) var hides = false
  private(set) var colour: CSSColour?
  private(set) var background: CSSColour?

  /// - Parameter bytes: declarations as they stand in the attribute.
  init(_ bytes: ArraySlice<UInt8>) {
    var isZeroSized = (width: false, height: false)
    var isClipped = false
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.endIndex
      let declaration = bytes[position..<end]
      position = end + 1
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")),
        let property = Self.property(named: Self.trimmed(declaration[..<colon]))
      else { continue }
      let value = Self.trimmed(declaration[(colon + 1)...])
      switch property {
      case .display: hides = hides || Self.starts(value, with: "none")
      case .visibility:
        hides =
          hides || Self.starts(value, with: "hidden") || Self.starts(value, with: "collapse")
      case .opacity, .fontSize: hides = hides || Self.number(value) == 0
      case .offset:
        if let length = Self.number(value), length <= -999 { hides = true }
      case .width: isZeroSized.width = isZeroSized.width || Self.number(value) == 0
      case .height: isZeroSized.height = isZeroSized.height || Self.number(value) == 0
      case .overflow: isClipped = Self.starts(value, with: "hidden")
      case .colour: colour = CSSColour(String(decoding: value, as: UTF8.self))
      case .background:
        background = CSSColour(String(decoding: value, as: UTF8.self)) ?? background
      }
    }
    if isClipped, isZeroSized.width || isZeroSized.height { hides = true }
  }

  private enum Property {
    case display, visibility, opacity, fontSize, offset, width, height, overflow, colour
    case background
  }

  private static func property(named name: ArraySlice<UInt8>) -> Property? {
    for (known, property) in properties
    where known.utf8CodeUnitCount == name.count && starts(name, with: known) {
      return property
    }
    return nil
  }

  private static let properties: [(StaticString, Property)] = [
    ("display", .display), ("visibility", .visibility), ("opacity", .opacity),
    ("font-size", .fontSize), ("text-indent", .offset), ("left", .offset), ("top", .offset),
    ("margin-left", .offset), ("width", .width), ("max-width", .width), ("height", .height),
    ("max-height", .height), ("overflow", .overflow), ("color", .colour),
    ("background", .background), ("background-color", .background),
  ]

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var part = bytes
    while let first = part.first, first <= 0x20 { part.removeFirst() }
    while let last = part.last, last <= 0x20 { part.removeLast() }
    return part
  }

  /// Compares without regard to ASCII case; `word` is lower case.
  private static func starts(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
    guard bytes.count >= word.utf8CodeUnitCount else { return false }
    var i = bytes.startIndex
    for k in 0..<word.utf8CodeUnitCount {
      guard ElementKindTable.lower(bytes[i]) == word.utf8Start[k] else { return false }
      i += 1
    }
    return true
  }

  /// The number a length starts with, in pixels or ems alike; nil where it is none.
  private static func number(_ value: ArraySlice<UInt8>) -> Double? {
    let digits = value.prefix { byte in
      byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }
    return digits.isEmpty ? nil : Double(String(decoding: digits.prefix(32), as: UTF8.self))
  }
}

/// A colour stated in a page, as 24 bits.
struct CSSColour: Equatable {
  private let rgb: UInt32

  /// Reads `#fff`, `#ffffff`, `rgb(255, 255, 255)`, and the names that pages use for grounds.
  init?(_ text: String) {
    let word = text.trimmed.lowercased()
    if word.hasPrefix("#") {
      let digits = word.dropFirst().prefix { $0.isHexDigit }
      guard let value = UInt32(digits, radix: 16) else { return nil }
      switch digits.count {
      case 3:
        rgb = (value >> 8 & 15) * 0x110000 + (value >> 4 & 15) * 0x1100 + (value & 15) * 0x11
      case 6: rgb = value
      default: return nil
      }
    } else if word.hasPrefix("rgb(") {
      let parts = word.dropFirst(4).prefix { $0 != ")" }.split(separator: ",")
        .compactMap { UInt32($0.trimmed) }
      guard parts.count == 3, parts.allSatisfy({ $0 < 256 }) else { return nil }
      rgb = parts[0] << 16 | parts[1] << 8 | parts[2]
    } else {
      guard let named = Self.named[String(word.prefix { $0.isLetter })] else { return nil }
      rgb = named
    }
  }

  private static let named: [String: UInt32] = [
    "white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "yellow": 0xFFFF00, "gray": 0x808080,
    "grey": 0x808080, "silver": 0xC0C0C0, "blue": 0xFF, "green": 0x8000,
  ]
}
