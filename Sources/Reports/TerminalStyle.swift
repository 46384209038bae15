// SPDX-License-Identifier: Apache-2.0

/// Colours of a terminal, or none.
struct TerminalStyle: Sendable {
  var isColoured: Bool

  enum Ink: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"
  }

  func callAsFunction(_ text: String, _ inks: Ink...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
