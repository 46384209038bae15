// SPDX-License-Identifier: Apache-2.0

/// What a marketplace counts when it says that a text may have so many characters.
///
/// Counted over normal form C, so that a letter and its accent count the same however they were typed.
public enum LengthUnit: Hashable, Sendable {
  /// ASCII 1, everything else 2: what a form does that counts the bytes of GBK. (GB18030 needs 4 bytes
  /// outside the Basic Multilingual Plane, where such forms count 2.)
  case halfWidth
  /// Unicode scalars.
  case codePoints
  /// UTF-16 code units: what `length` is in JavaScript and Java.
  case utf16
  /// Bytes of UTF-8.
  case utf8
  /// Extended grapheme clusters: what a reader counts.
  case graphemes
  /// Width on screen in pixels, in a font of this size with the widths of Helvetica and Arial; rounded
  /// up for the whole text.
  case pixels(fontSize: Int)

  /// The name of the contract: `halfWidth`, …, `pixels`.
  public var name: String {
    switch self {
    case .halfWidth: "halfWidth"
    case .codePoints: "codePoints"
    case .utf16: "utf16"
    case .utf8: "utf8"
    case .graphemes: "graphemes"
    case .pixels: "pixels"
    }
  }

  /// The units that count letters, in a fixed order.
  public static let counting: [LengthUnit] = [.halfWidth, .codePoints, .utf16, .utf8, .graphemes]

  /// Length of `text`.
  public func length(of text: some StringProtocol) -> Int {
    wholeUnits(from: parts(of: text))
  }

  /// Length of the texts joined by `separator`.
  public func length(of texts: [String], separator: String) -> Int {
    guard !texts.isEmpty else { return 0 }
    return wholeUnits(
      from: texts.reduce(0) { $0 + parts(of: $1) } + parts(of: separator) * (texts.count - 1))
  }

  /// The longest beginning of `text` that is at most `limit` long and splits no grapheme cluster.
  public func prefix(of text: String, fitting limit: Int) -> Substring {
    var sum = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      sum += parts(of: text[end..<next])
      if wholeUnits(from: sum) > limit { break }
      end = next
    }
    return text[..<end]
  }

  /// Length in the smallest parts that add up: thousandths of a pixel, else whole units.
  private func parts(of text: some StringProtocol) -> Int {
    if case .pixels(let size) = self {
      return text.composedScalars.reduce(0) { $0 + Self.width(of: $1) } * size
    }
    if self == .graphemes { return text.count }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.composedScalars.reduce(0) { sum, scalar in
      switch self {
      case .halfWidth: sum + (scalar.isASCII ? 1 : 2)
      case .utf16: sum + UTF16.width(scalar)
      case .utf8: sum + UTF8.width(scalar)
      default: sum + 1
      }
    }
  }

  private func wholeUnits(from parts: Int) -> Int {
    if case .pixels = self { (parts + 999) / 1000 } else { parts }
  }

  /// Advance width in thousandths of the font size.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: helvetica[Int(scalar.value) - 0x20]
    case 0xFF61...0xFF9F: 500
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      1000
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: 0
      case .uppercaseLetter: 722
      default: 556
      }
    }
  }

  /// Widths of U+0020…U+007E in Adobe's font metrics of Helvetica, which Arial shares.
  private static let helvetica: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
