// SPDX-License-Identifier: Apache-2.0

/// Code of template languages that a page still holds: `{{ name }}`, `{% if %}`, `<% x %>`, `${ x }`,
/// and shortcodes (`[gallery ids="1"]`, `[/gallery]`).
enum TemplateCode {
  /// Longest stretch taken for one placeholder, in bytes.
  static let longest = 2000
  private static let longestExpression = 200

  /// Just after the template code that starts at `offset`; nil where none does.
  static func end(at offset: Int, search: inout EndSearch) -> Int? {
    switch search[offset] {
    case UInt8(ascii: "{"):
      switch search[offset + 1] {
      case UInt8(ascii: "{"): search.text(.braces, from: offset + 2, within: longest)
      case UInt8(ascii: "%"): search.text(.percentBrace, from: offset + 2, within: longest)
      case UInt8(ascii: "#"): search.text(.hashBrace, from: offset + 2, within: longest)
      default: nil
      }
    case UInt8(ascii: "<"):
      search[offset + 1] == UInt8(ascii: "%")
        ? search.text(.percentAngle, from: offset + 2, within: Int.max) : nil
    case UInt8(ascii: "$"): endOfExpression(at: offset, search: search)
    case UInt8(ascii: "["): endOfShortcode(at: offset, search: search)
    default: nil
    }
  }

  private static func endOfExpression(at offset: Int, search: EndSearch) -> Int? {
    guard search[offset + 1] == UInt8(ascii: "{") else { return nil }
    var i = offset + 2
    while i < search.end, i < offset + longestExpression {
      switch search[i] {
      case UInt8(ascii: "}"): return i > offset + 2 ? i + 1 : nil
      case UInt8(ascii: "<"), UInt8(ascii: "$"), 0x0A: return nil
      default: i += 1
      }
    }
    return nil
  }

  /// `[name attribute=…]` or `[/name]`, the name in lower-case letters, digits, `_` and `-`.
  private static func endOfShortcode(at offset: Int, search: EndSearch) -> Int? {
    var i = offset + 1
    let isClosing = search[i] == UInt8(ascii: "/")
    if isClosing { i += 1 }
    let nameStart = i
    while isNamePart(search[i]) { i += 1 }
    guard i >= nameStart + 2, !isClosing || search[i] == UInt8(ascii: "]") else { return nil }
    if isClosing { return i + 1 }
    guard search[i] == 0x20 else { return nil }
    var hasAttribute = false
    while i < search.end, i < offset + longest {
      switch search[i] {
      case UInt8(ascii: "]"): return hasAttribute ? i + 1 : nil
      case UInt8(ascii: "="): hasAttribute = true
      case UInt8(ascii: "<"), UInt8(ascii: "["): return nil
      default: break
      }
      i += 1
    }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
