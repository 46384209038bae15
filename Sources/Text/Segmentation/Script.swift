// SPDX-License-Identifier: Apache-2.0

/// What kind of character a code point is, as far as cutting text into words needs to know.
enum Script {
  /// A letter of an alphabet that separates words by spaces: those of `Letters`, Vietnamese letters, µ.
  @inline(__always)
  static func isAlphabetic(_ unit: UInt32) -> Bool {
    Letters.isAlphabetic(unit) || (0x1E00...0x1EFF).contains(unit) || unit == 0xB5
  }

  @inline(__always)
  static func isWord(_ unit: UInt32) -> Bool { isAlphabetic(unit) || Letters.isDigit(unit) }

  /// Kana, hangul, Thai, Arabic and other letters that are kept in one piece.
  static func isOtherLetter(_ unit: UInt32) -> Bool {
    guard unit >= 0x300, !Letters.isHan(unit), !isAlphabetic(unit) else { return false }
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
