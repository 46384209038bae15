// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Text

/// Texts longer than what is read at once.
@Suite struct LongTextTests {
  private static let pieces = [
    "Ab ", "保温杯", "№", " ", "　", "é", "😀", "、", "\u{200B}", "ＡＢＣ", "國", "x",
  ]

  @Test(arguments: UInt64(1)...8)
  func `a long text is folded as its characters are, each with its place`(seed: UInt64) throws {
    var table = FoldingTable()
    try table.add(pairs: "國 国\n№ no")
    try table.add(ignorable: "200B")
    var random = SeededGenerator(seed: seed)
    let source = (0..<400).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    let text = FoldedText(source, folding: table)
    var expected: [UInt32] = []
    for scalar in source.unicodeScalars {
      for unit in table.fold(String(scalar)) {
        if unit == 0x20, expected.isEmpty || expected.last == 0x20 { continue }
        expected.append(unit)
      }
    }
    #expect(text.units == expected)
    let bytes = Array(source.utf8)
    for unit in text.units.indices {
      let place = text.bytes(of: unit..<(unit + 1))
      let written = String(decoding: bytes[place.range], as: UTF8.self)
      #expect(table.fold(written).contains(text.units[unit]))
    }
  }

  @Test(arguments: UInt64(1)...8)
  func `letters of a long text are counted as those of its characters`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let characters = (0..<900).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
    let whole = LetterCount.of(Array(characters.joined().utf8)[...])
    let single = characters.reduce(0) { $0 + LetterCount.of(Array($1.utf8)[...]) }
    #expect(whole == single)
    #expect(LetterCount.of(Array("保温杯 500ml、A-1".utf8)[...]) == 10)
  }

  @Test func `hits are added to those found before`() {
    let phrases = ["ab", "abc", "c"].map { Array($0.unicodeScalars.map(\.value)) }
    let text = Array("xabcab".unicodeScalars.map(\.value))
    let matcher = PhraseMatcher(phrases: phrases)
    var found = matcher.hits(in: text, range: 0..<4)
    matcher.appendHits(in: text, range: 4..<6, to: &found)
    #expect(found == matcher.hits(in: text, range: 0..<6))
    #expect(found.map(\.phrase) == [0, 1, 2, 0])
  }

  @Test func `a text holds its parts and the empty text nothing`() {
    #expect("保温杯".holds("温"))
    #expect(!"保温杯".holds("水"))
    #expect(!"".holds("a"))
  }
}
