// SPDX-License-Identifier: Apache-2.0

import Text

/// The attributes of all tags of one parsed text, as places: names and values are decoded when asked for.
///
/// A page has tens of thousands of attributes and the analyses look at a few, so nothing is copied while
/// parsing.
final class AttributeTable: Sendable {
  let unit: MarkupUnit
  let places: [TagScanner.AttributePlace]

  init(unit: MarkupUnit, places: [TagScanner.AttributePlace]) {
    self.unit = unit
    self.places = places
  }

  func attribute(at index: Int) -> Attribute {
    Attribute(name: name(at: index), value: value(at: index), range: range(at: index))
  }

  func name(at index: Int) -> String {
    let place = places[index]
    let name = unit.bytes[Int(place.nameStart)..<Int(place.nameEnd)]
    return String(decoding: name.map(ElementKindTable.lower), as: UTF8.self)
  }

  func value(at index: Int) -> String {
    let place = valuePlace(at: index)
    guard unit.index(of: UInt8(ascii: "&"), from: place.start, to: place.end) != nil else {
      return String(decoding: unit.bytes[place.range], as: UTF8.self)
    }
    return String(
      decoding: CharacterReferences.decoded(unit.bytes, in: place), as: UTF8.self)
  }

  func withValue<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let place = valuePlace(at: index)
    if unit.index(of: UInt8(ascii: "&"), from: place.start, to: place.end) != nil {
      return CharacterReferences.decoded(unit.bytes, in: place).withUnsafeBufferPointer(body)
    }
    return unit.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[place.range]))
    }
  }

  /// Bytes of the name.
  @inline(__always)
  func nameLength(at index: Int) -> Int { Int(places[index].nameEnd - places[index].nameStart) }

  /// The value's place in the unit's bytes.
  func valuePlace(at index: Int) -> ByteRange {
    ByteRange(Int(places[index].valueStart), Int(places[index].valueEnd))
  }

  /// The value's place in the source.
  func range(at index: Int) -> ByteRange { unit.source(of: valuePlace(at: index)) }

  /// Whether the attribute has this lower-case name.
  func isNamed(_ name: String, at index: Int) -> Bool {
    let place = places[index]
    // Nearly all differ in length.
    guard Int(place.nameEnd - place.nameStart) == name.utf8.count else { return false }
    var offset = Int(place.nameStart)
    for byte in name.utf8 {
      if ElementKindTable.lower(unit.bytes[offset]) != byte { return false }
      offset += 1
    }
    return true
  }

  /// Whether the attribute has this lower-case ASCII name.
  @inline(__always)
  func isNamed(_ name: StaticString, at index: Int) -> Bool {
    let place = places[index]
    let count = Int(place.nameEnd - place.nameStart)
    guard count == name.utf8CodeUnitCount else { return false }
    let expected = name.utf8Start
    for i in 0..<count {
      var byte = unit.bytes[Int(place.nameStart) + i]
      if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") { byte |= 0x20 }
      if byte != expected[i] { return false }
    }
    return true
  }
}
