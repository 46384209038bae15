// SPDX-License-Identifier: Apache-2.0

import Text

/// The attributes of one start tag while the page is read.
struct TagAttributes {
  let table: AttributeTable
  let indices: Range<Int>
  /// Bit n is set where a name of n bytes is among them (31: or a longer one): most tags are asked for a dozen
  /// attributes that they do not have.
  private let lengths: UInt32

  init(table: AttributeTable, indices: Range<Int>) {
    self.table = table
    self.indices = indices
    var lengths: UInt32 = 0
    for index in indices { lengths |= Self.bit(of: table.nameLength(at: index)) }
    self.lengths = lengths
  }

  @inline(__always)
  private static func bit(of length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }

  var isEmpty: Bool { indices.isEmpty }

  /// Index in the table of the first attribute of this lower-case name.
  func index(of name: StaticString) -> Int? {
    guard lengths & Self.bit(of: name.utf8CodeUnitCount) != 0 else { return nil }
    for index in indices where table.isNamed(name, at: index) { return index }
    return nil
  }

  /// The decoded value of an attribute.
  func value(of name: StaticString) -> String? { index(of: name).map(table.value(at:)) }

  /// The value of an attribute as it stands.
  func bytes(of name: StaticString) -> ArraySlice<UInt8>? {
    index(of: name).map { table.unit.bytes[table.valuePlace(at: $0).range] }
  }

  /// The whole number an attribute starts with (`600px` is 600).
  func number(_ name: StaticString) -> Int? {
    guard let digits = bytes(of: name)?.drop(while: TagScanner.isSpace).prefix(7) else {
      return nil
    }
    var value: Int?
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { break }
      value = (value ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }

  /// The first of these attributes that holds something, and its position in `names`.
  func lazyAddress(_ names: [StaticString]) -> (value: String, order: Int)? {
    for (order, name) in names.enumerated() {
      if let value = value(of: name)?.trimmed, !value.isEmpty { return (value, order) }
    }
    return nil
  }
}

extension StringProtocol {
  /// Without ASCII white space and control characters at its ends.
  var trimmed: String {
    let text = Substring(self)
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return "" }
    return String(text[first...last])
  }
}
