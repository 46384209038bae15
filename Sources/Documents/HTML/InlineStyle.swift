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
    for declaration in bytes.split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.word(declaration[..<colon])
      guard Self.names.contains(name) else { continue }
      let value = Self.word(declaration[(colon + 1)...]).replacing("!important", with: "").trimmed
      switch name {
      case "display": hides = hides || value == "none"
      case "visibility": hides = hides || value == "hidden" || value == "collapse"
      case "opacity": hides = hides || Self.length(value) == 0
      case "font-size": hides = hides || Self.length(value) == 0
      case "text-indent", "left", "top", "margin-left":
        if let length = Self.length(value), length <= -999 { hides = true }
      case "width", "max-width": isZeroSized.width = isZeroSized.width || Self.length(value) == 0
      case "height", "max-height":
        isZeroSized.height = isZeroSized.height || Self.length(value) == 0
      case "overflow": isClipped = value == "hidden"
      case "color": colour = CSSColour(value)
      case "background", "background-color": background = CSSColour(value) ?? background
      default: break
      }
    }
    if isClipped, isZeroSized.width || isZeroSized.height { hides = true }
  }

  private static let names: Set<String> = [
    "display", "visibility", "opacity", "font-size", "text-indent", "left", "top", "margin-left",
    "width", "max-width", "height", "max-height", "overflow", "color", "background",
    "background-color",
  ]

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).trimmed.lowercased()
  }

  /// The number a length starts with, in pixels or ems alike; nil where it is none.
  private static func length(_ value: String) -> Double? {
    Double(value.prefix { $0.isNumber || $0 == "-" || $0 == "." })
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
