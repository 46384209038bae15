// SPDX-License-Identifier: Apache-2.0

import Text

/// Character references (`&amp;`, `&#20;`, `&nbsp`) as the HTML standard's tokenizer resolves them.
enum CharacterReferences {
  /// What one reference stands for.
  struct Resolved {
    /// UTF-8 of the one or two characters.
    var bytes: [UInt8]
    /// Just after the reference.
    var end: Int
  }

  /// Resolves the reference whose `&` stands at `start`; nil where it is only an ampersand.
  static func resolve(
    _ bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool
  ) -> Resolved? {
    guard start + 1 < end else { return nil }
    if bytes[start + 1] == UInt8(ascii: "#") {
      return resolveNumber(bytes, at: start, end: end)
    }
    var nameEnd = start + 1
    let limit = min(end, start + 1 + longestName)
    while nameEnd < limit, isAlphanumeric(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd > start + 1 else { return nil }
    if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ";"),
      let entry = table.entry(of: bytes[(start + 1)..<nameEnd])
    {
      return Resolved(bytes: entry.value, end: nameEnd + 1)
    }
    var prefixEnd = min(nameEnd, start + 1 + longestLegacyName)
    while prefixEnd > start + 2 {
      if let entry = table.entry(of: bytes[(start + 1)..<prefixEnd]), entry.isLegacy {
        if inAttribute, prefixEnd < end,
          bytes[prefixEnd] == UInt8(ascii: "=") || isAlphanumeric(bytes[prefixEnd])
        {
          return nil
        }
        return Resolved(bytes: entry.value, end: prefixEnd)
      }
      prefixEnd -= 1
    }
    return nil
  }

  /// The bytes at `range` with their references resolved, as in an attribute value.
  static func decoded(_ bytes: [UInt8], in range: ByteRange) -> [UInt8] {
    guard bytes[range.range].contains(UInt8(ascii: "&")) else { return Array(bytes[range.range]) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var i = range.start
    while i < range.end {
      if bytes[i] == UInt8(ascii: "&"),
        let reference = resolve(bytes, at: i, end: range.end, inAttribute: true)
      {
        result.append(contentsOf: reference.bytes)
        i = reference.end
      } else {
        result.append(bytes[i])
        i += 1
      }
    }
    return result
  }

  private static func resolveNumber(_ bytes: [UInt8], at start: Int, end: Int) -> Resolved? {
    var i = start + 2
    var radix: UInt32 = 10
    if i < end, bytes[i] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      i += 1
    }
    let digits = i
    var value: UInt32 = 0
    while i < end, let digit = digitValue(bytes[i], radix: radix) {
      value = min(value * radix + digit, 0x110000)
      i += 1
    }
    guard i > digits else { return nil }
    if i < end, bytes[i] == UInt8(ascii: ";") { i += 1 }
    if value >= 0x80, value <= 0x9F, let remapped = windows1252[Int(value) - 0x80] {
      value = remapped
    }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return Resolved(bytes: Array(String(Character(scalar ?? "\u{FFFD}")).utf8), end: i)
  }

  private static func digitValue(_ byte: UInt8, radix: UInt32) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where radix == 16:
      UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where radix == 16:
      UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    TagScanner.isLetter(byte) || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  /// `CounterClockwiseContourIntegral`.
  private static let longestName = 31
  /// `Atilde`, `frac14`, …
  private static let longestLegacyName = 6

  /// What the C1 control numbers stand for, from 0x80: those who write them mean windows-1252.
  private static let windows1252: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, nil, 0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]

  private static let table = CharacterReferenceTable(characterReferenceNames)
}

/// Looks up named character references.
private struct CharacterReferenceTable: Sendable {
  struct Entry {
    var value: [UInt8]
    var isLegacy: Bool
  }

  private let text: StaticString
  /// Where each entry starts, in the order of the names.
  private let starts: [Int32]

  init(_ text: StaticString) {
    self.text = text
    var starts: [Int32] = []
    var isBetween = true
    for i in 0..<text.utf8CodeUnitCount {
      let isGap = text.utf8Start[i] <= 0x20
      if isBetween, !isGap { starts.append(Int32(i)) }
      isBetween = isGap
    }
    self.starts = starts
  }

  func entry(of name: ArraySlice<UInt8>) -> Entry? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(name, entryAt: Int(starts[middle]))
      if order == 0 { return entry(at: Int(starts[middle]) + name.count) }
      if order < 0 { high = middle } else { low = middle + 1 }
    }
    return nil
  }

  /// Below, equal to or above 0 as `name` stands before, at or after the entry.
  private func compare(_ name: ArraySlice<UInt8>, entryAt start: Int) -> Int {
    var i = start
    for byte in name {
      let other = text.utf8Start[i]
      if other == UInt8(ascii: "=") || other == UInt8(ascii: "*") { return 1 }
      if byte != other { return byte < other ? -1 : 1 }
      i += 1
    }
    let next = text.utf8Start[i]
    return next == UInt8(ascii: "=") || next == UInt8(ascii: "*") ? 0 : -1
  }

  /// The entry whose name ends at `nameEnd`.
  private func entry(at nameEnd: Int) -> Entry {
    var i = nameEnd
    let isLegacy = text.utf8Start[i] == UInt8(ascii: "*")
    i += isLegacy ? 2 : 1
    var value: [UInt8] = []
    var scalar: UInt32 = 0
    while true {
      let byte = i < text.utf8CodeUnitCount ? text.utf8Start[i] : 0x20
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): scalar = scalar * 16 + UInt32(byte - 0x30)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): scalar = scalar * 16 + UInt32(byte - 0x37)
      default:
        if let character = Unicode.Scalar(scalar) {
          value.append(contentsOf: String(Character(character)).utf8)
        }
        scalar = 0
        if byte != UInt8(ascii: "+") { return Entry(value: value, isLegacy: isLegacy) }
      }
      i += 1
    }
  }
}
