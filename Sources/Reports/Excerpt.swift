// SPDX-License-Identifier: Apache-2.0

import Text

/// The line a phrase stands in, with a caret under the phrase: right for double-width characters, and
/// never longer than fits a terminal.
struct Excerpt: Hashable {
  /// Part of the source line around the phrase.
  var line: String
  /// Spaces and carets that stand under it.
  var marker: String

  /// Columns shown before and after the phrase, and of a long phrase itself.
  static let context = 30
  static let phraseLimit = 60

  init(bytes: [UInt8], range: ByteRange) {
    let before = Self.scalars(before: range.start, in: bytes)
    let phrase = Self.phrase(range, in: bytes)
    let after = Self.scalars(after: range.start + phrase.utf8.count, in: bytes, range: range)
    let lead = String(before)
    let shown = Printable.oneLineKeepingWidth(phrase)
    line = lead + shown + after
    marker =
      String(repeating: " ", count: DisplayWidth.columns(of: lead))
      + String(repeating: "^", count: max(1, DisplayWidth.columns(of: shown)))
  }

  private static func phrase(_ range: ByteRange, in bytes: [UInt8]) -> String {
    var text = ""
    var width = 0
    // A column takes a few bytes, even where marks stand on letters.
    var end = min(range.end, range.start + 16 * phraseLimit)
    while end < range.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    for scalar in String(decoding: bytes[range.start..<end], as: UTF8.self).unicodeScalars {
      if scalar == "\n" || scalar == "\r" { break }
      width += DisplayWidth.columns(of: scalar)
      if width > phraseLimit { break }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private static func scalars(before offset: Int, in bytes: [UInt8]) -> String {
    var start = offset
    let low = max(0, offset - 4 * context)
    while start > low, bytes[start - 1] != 0x0A { start -= 1 }
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var kept: [Unicode.Scalar] = []
    var width = 0
    for scalar in String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.reversed() {
      width += DisplayWidth.columns(of: scalar)
      if width > context { break }
      kept.append(scalar)
    }
    var text = ""
    for scalar in kept.reversed() { text.unicodeScalars.append(scalar) }
    return Printable.oneLineKeepingWidth(String(text.drop { $0.isWhitespace }))
  }

  private static func scalars(after offset: Int, in bytes: [UInt8], range: ByteRange) -> String {
    let high = min(bytes.count, offset + 4 * context)
    var text = ""
    var width = 0
    for scalar in String(decoding: bytes[offset..<high], as: UTF8.self).unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\u{FFFD}" { break }
      width += DisplayWidth.columns(of: scalar)
      if width > context { break }
      text.unicodeScalars.append(scalar)
    }
    return Printable.oneLineKeepingWidth(text)
  }
}

extension Printable {
  /// Controls made visible and tabs made spaces, white space otherwise kept, so that carets stay in line.
  static func oneLineKeepingWidth(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { output.append(scalar == "\t" ? " " : safe(scalar)) }
    return String(output)
  }
}
