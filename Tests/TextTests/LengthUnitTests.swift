// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Text

@Suite("Length units")
struct LengthUnitTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    var text: String
    var halfWidth: Int
    var codePoints: Int
    var utf16: Int
    var utf8: Int
    var graphemes: Int
    var testDescription: String { text }
  }

  static let vectors = [
    Vector(text: "", halfWidth: 0, codePoints: 0, utf16: 0, utf8: 0, graphemes: 0),
    Vector(text: "连衣裙", halfWidth: 6, codePoints: 3, utf16: 3, utf8: 9, graphemes: 3),
    Vector(text: "iPhone15手机壳", halfWidth: 14, codePoints: 11, utf16: 11, utf8: 17, graphemes: 11),
    Vector(text: "Größe 38", halfWidth: 10, codePoints: 8, utf16: 8, utf8: 10, graphemes: 8),
    Vector(text: "😀", halfWidth: 2, codePoints: 1, utf16: 2, utf8: 4, graphemes: 1),
    Vector(text: "👨‍👩‍👧", halfWidth: 10, codePoints: 5, utf16: 8, utf8: 18, graphemes: 1),
    Vector(text: "\u{E9}", halfWidth: 2, codePoints: 1, utf16: 1, utf8: 2, graphemes: 1),
    Vector(text: "e\u{301}", halfWidth: 2, codePoints: 1, utf16: 1, utf8: 2, graphemes: 1),
    Vector(text: "𠮷野家", halfWidth: 6, codePoints: 3, utf16: 4, utf8: 10, graphemes: 3),
    Vector(text: "Ａ１", halfWidth: 4, codePoints: 2, utf16: 2, utf8: 6, graphemes: 2),
    Vector(text: "ｶﾞ", halfWidth: 4, codePoints: 2, utf16: 2, utf8: 6, graphemes: 1),
    Vector(text: "₹99", halfWidth: 4, codePoints: 3, utf16: 3, utf8: 5, graphemes: 3),
    Vector(text: "€", halfWidth: 2, codePoints: 1, utf16: 1, utf8: 3, graphemes: 1),
  ]

  @Test("count what their name says", arguments: vectors)
  func vectorsHold(_ vector: Vector) {
    #expect(LengthUnit.halfWidth.length(of: vector.text) == vector.halfWidth)
    #expect(LengthUnit.codePoints.length(of: vector.text) == vector.codePoints)
    #expect(LengthUnit.utf16.length(of: vector.text) == vector.utf16)
    #expect(LengthUnit.utf8.length(of: vector.text) == vector.utf8)
    #expect(LengthUnit.graphemes.length(of: vector.text) == vector.graphemes)
  }

  @Test("measure a search result in pixels: Latin by letter, Han by the em")
  func pixels() {
    let title = LengthUnit.pixels(fontSize: 20)
    #expect(title.length(of: "连衣裙") == 60)
    #expect(title.length(of: "i") == 5)
    #expect(title.length(of: "W") == 19)
    #expect(title.length(of: "iiii") == 18)
    #expect(title.name == "pixels")
  }

  @Test("cut before the letter that does not fit, never inside one")
  func prefixes() {
    #expect(LengthUnit.halfWidth.prefix(of: "iPhone15手机壳", fitting: 11) == "iPhone15手")
    #expect(LengthUnit.codePoints.prefix(of: "a👨‍👩‍👧b", fitting: 5) == "a")
    #expect(LengthUnit.utf8.prefix(of: "e\u{301}e\u{301}", fitting: 3) == "e\u{301}")
    #expect(LengthUnit.graphemes.prefix(of: "ab", fitting: 9) == "ab")
  }

  @Test("joined texts measure as the joined text does")
  func joined() {
    for unit in LengthUnit.counting + [.pixels(fontSize: 14)] {
      let words = ["Größe", "38", "连衣裙"]
      #expect(
        unit.length(of: words, separator: " ") == unit.length(of: "Größe 38 连衣裙"),
        "\(unit.name)")
      #expect(unit.length(of: [], separator: " ") == 0)
    }
  }

  @Test("a prefix is the longest that fits", arguments: 0..<50)
  func prefixProperty(seed: UInt64) {
    var random = TestSupport.SeededGenerator(seed: seed)
    let letters = ["a", "连", "é", "e\u{301}", "😀", "👨‍👩‍👧", "Ａ", " ", "𠮷", "ß", "가"]
    let text = (0..<20).map { _ in letters[random.next(below: letters.count)] }.joined()
    for unit in LengthUnit.counting {
      let limit = random.next(below: 60)
      let prefix = unit.prefix(of: text, fitting: limit)
      #expect(text.hasPrefix(prefix))
      #expect(unit.length(of: prefix) <= limit)
      if prefix.endIndex < text.endIndex {
        let longer = text[...prefix.endIndex]
        #expect(unit.length(of: longer) > limit)
      }
    }
  }
}
