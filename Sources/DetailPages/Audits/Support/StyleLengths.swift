// SPDX-License-Identifier: Apache-2.0

import Text

/// Lengths in pixels of a style attribute.
struct StyleLengths {
  /// `width` or `min-width`, where it is in pixels and no `max-width` bounds it.
  private(set) var fixedWidth: Int?
  /// `font-size`, where it is in pixels or points.
  private(set) var fontSize: Double?

  init(_ style: String) {
    let isLower = !style.utf8.contains { (0x41...0x5A).contains($0) }
    if isLower, !style.holds("width"), !style.holds("font-size") { return }
    var isBounded = false
    for declaration in style.lowercased().split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = String(declaration[..<colon]).trimmingBlanks
      let value = String(declaration[declaration.index(after: colon)...]).trimmingBlanks
      switch name {
      case "width", "min-width":
        if let pixels = Self.pixels(value) { fixedWidth = max(fixedWidth ?? 0, Int(pixels)) }
      case "max-width":
        isBounded = true
      case "font-size": fontSize = Self.pixels(value)
      default: break
      }
    }
    if isBounded { fixedWidth = nil }
  }

  /// `790px` → 790, `10pt` → 13.3.
  private static func pixels(_ value: String) -> Double? {
    let number = value.prefix { $0.isNumber || $0 == "." }
    guard let length = Double(number), length < 100_000 else { return nil }
    let unit = value.dropFirst(number.count).prefix { $0.isLetter || $0 == "%" }
    switch unit {
    case "px": return length
    case "pt": return length * 4 / 3
    default: return nil
    }
  }

  /// A `width` attribute in pixels.
  static func attribute(_ value: String) -> Int? {
    let text = value.trimmingBlanks.lowercased()
    return Int(text.hasSuffix("px") ? String(text.dropLast(2)) : text)
  }
}
