// SPDX-License-Identifier: Apache-2.0

/// What kind of character a code point is, as far as cutting text into words needs to know.
enum Script {
  @inline(__always)
  static func isHan(_ unit: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(unit) || (0x3400...0x4DBF).contains(unit) || unit == 0x3007
      || (0x20000...0x323AF).contains(unit)
  }

  /// A letter of an alphabet that separates words by spaces: Latin, Greek, Cyrillic.
  @inline(__always)
  static func isAlphabetic(_ unit: UInt32) -> Bool {
    (0x61...0x7A).contains(unit) || (0x41...0x5A).contains(unit)
      || (unit >= 0xC0 && unit <= 0x24F && unit != 0xD7 && unit != 0xF7)
      || (0x370...0x52F).contains(unit) || (0x1E00...0x1EFF).contains(unit) || unit == 0xB5
  }

  @inline(__always)
  static func isDigit(_ unit: UInt32) -> Bool { (0x30...0x39).contains(unit) }

  @inline(__always)
  static func isWord(_ unit: UInt32) -> Bool { isAlphabetic(unit) || isDigit(unit) }

  /// Kana, hangul, Thai, Arabic and other letters that are kept in one piece.
  static func isOtherLetter(_ unit: UInt32) -> Bool {
    guard unit >= 0x300, !isHan(unit), !isAlphabetic(unit) else { return false }
    if unit == 0x30FC { return true }
    guard let scalar = Unicode.Scalar(unit) else { return false }
    switch scalar.properties.generalCategory {
    case .otherLetter, .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default:
      return false
    }
  }

  static func isSpace(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }
}
