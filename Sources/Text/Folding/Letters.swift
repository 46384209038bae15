// SPDX-License-Identifier: Apache-2.0

/// What kind of character a code point is, as far as reading Chinese and English together needs to know.
public enum Letters {
  /// A Chinese character, outside the compatibility blocks (those are folded).
  @inlinable
  @inline(__always)
  public static func isHan(_ unit: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(unit) || (0x3400...0x4DBF).contains(unit) || unit == 0x3007
      || (0x20000...0x323AF).contains(unit)
  }

  /// A letter of an alphabet that separates words by spaces.
  @inlinable
  @inline(__always)
  public static func isAlphabetic(_ unit: UInt32) -> Bool {
    (0x61...0x7A).contains(unit) || (0x41...0x5A).contains(unit)
      || (unit >= 0xC0 && unit <= 0x24F && unit != 0xD7 && unit != 0xF7)
      || (0x370...0x52F).contains(unit)
  }

  @inlinable
  @inline(__always)
  public static func isDigit(_ unit: UInt32) -> Bool { (0x30...0x39).contains(unit) }

  /// A letter or digit of a word that spaces end.
  @inlinable
  @inline(__always)
  public static func isWord(_ unit: UInt32) -> Bool { isAlphabetic(unit) || isDigit(unit) }

  /// A sign that is put between two letters of one word to hide it: `can*cer`, `cu_res`, `bu.rns`.
  @inlinable
  @inline(__always)
  public static func joins(_ unit: UInt32) -> Bool {
    unit == 0x2A || unit == 0x5F || unit == 0x2E || unit == 0xB7 || unit == 0x7E
  }

  /// A pictograph, dingbat or other picture sign.
  @inlinable
  @inline(__always)
  public static func isPictograph(_ unit: UInt32) -> Bool {
    (0x1F000...0x1FAFF).contains(unit) || (0x2600...0x27BF).contains(unit)
      || (0x2B00...0x2BFF).contains(unit) || (0x2300...0x23FF).contains(unit)
      || (0x25A0...0x25FF).contains(unit)
  }
}
