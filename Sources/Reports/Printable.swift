// SPDX-License-Identifier: Apache-2.0

import Text

/// Text of listings, made fit to print: it is data from elsewhere and may hold control characters that
/// would move a terminal's cursor, and bidirectional marks that would reorder a line.
public enum Printable {
  /// One line: white space runs are one space, controls are shown as `␛`-like pictures.
  public static func oneLine(_ text: some StringProtocol) -> String {
    var output = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        pendingSpace = !output.isEmpty
        continue
      }
      if pendingSpace { output.append(" ") }
      pendingSpace = false
      output.append(safe(scalar))
    }
    return String(output)
  }

  /// The same, at most `columns` terminal columns of it, cut with `…`; takes no longer for a long text.
  static func oneLine(_ text: String, columns: Int) -> String {
    let start = text.unicodeScalars.prefix(4 * columns)
    let line = oneLine(String(start))
    let isWhole = start.endIndex == text.endIndex
    return cut(isWhole ? line : line + "…", columns: columns)
  }

  /// The scalar itself, or a visible stand-in.
  static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: "\u{FFFD}"
    default: scalar
    }
  }

  /// At most `columns` terminal columns, cut with `…`.
  static func cut(_ text: String, columns: Int) -> String {
    guard DisplayWidth.columns(of: text) > columns else { return text }
    var output = ""
    var width = 0
    for scalar in text.unicodeScalars {
      width += DisplayWidth.columns(of: scalar)
      if width > columns - 1 { break }
      output.unicodeScalars.append(scalar)
    }
    return output + "…"
  }
}
