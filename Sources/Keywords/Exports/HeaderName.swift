// SPDX-License-Identifier: Apache-2.0

/// How headers and cell words are compared: case, width, spaces and stray marks left out of account.
public enum HeaderName {
  /// Lower case, half-width, every kind of space one plain space, dashes and tildes of all kinds one
  /// each, trimmed.
  public static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      if folded == " ", result.isEmpty || result.last == " " { continue }
      if folded == "\u{200B}" { continue }
      result.append(folded)
    }
    if result.last == " " { result.removeLast() }
    return String(result).lowercased()
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x09, 0x0A, 0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      return " "
    case 0x200B...0x200D, 0x2060, 0xFEFF: return "\u{200B}"
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return "-"
    case 0x223C, 0x301C, 0x02DC: return "~"
    default: return scalar
    }
  }

  /// A folded header without a currency or unit in brackets at its end: `sales (usd)` → `sales`,
  /// `市场出价(元)` → `市场出价`. Other brackets say something and stay.
  public static func withoutUnit(_ header: String) -> String {
    guard header.hasSuffix(")"), let open = header.lastIndex(of: "(") else { return header }
    let inside = header[header.index(after: open)...].dropLast().filter { $0 != " " }
    let isCode = inside.count == 3 && inside.allSatisfy { $0.isASCII && $0.isLetter }
    guard isCode || units.contains(String(inside)) else { return header }
    return folded(String(header[..<open]))
  }

  private static let units: Set<String> = [
    "$", "us$", "¥", "€", "£", "₹", "元", "人民币", "美元", "%", "#", "个", "人", "次", "分", "单",
  ]

  static func hasWildcard(_ alias: String) -> Bool { alias.utf8.contains(UInt8(ascii: "*")) }

  /// Whether a folded header fits a folded alias, in which each `*` stands for one or more letters.
  static func matches(_ header: String, alias: String) -> Bool {
    guard hasWildcard(alias) else { return header == alias }
    var parts = alias.split(separator: "*", omittingEmptySubsequences: false)
    guard let last = parts.popLast(), let first = parts.first, header.hasPrefix(first) else {
      return false
    }
    var rest = header.dropFirst(first.count)
    for part in parts.dropFirst() {
      guard let found = rest.dropFirst().firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count > last.count && rest.hasSuffix(last)
  }
}
