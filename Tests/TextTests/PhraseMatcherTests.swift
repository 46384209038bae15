// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Text

@Suite struct PhraseMatcherTests {
  private func units(_ string: String) -> [UInt32] { string.unicodeScalars.map(\.value) }

  @Test func `all phrases are found, overlapping and nested ones too`() {
    let matcher = PhraseMatcher(phrases: ["第一", "第一次", "一次", "😀"].map(units))
    let text = units("第一次😀")
    let found = matcher.hits(in: text, range: 0..<text.count)
    #expect(found.map(\.phrase) == [0, 1, 2, 3])
    #expect(found.map(\.start) == [0, 0, 1, 3])
    #expect(found.map(\.end) == [2, 3, 3, 4])
  }

  @Test func `nothing is found across the ends of a range`() {
    let matcher = PhraseMatcher(phrases: [units("第一")])
    let text = units("第一第一")
    #expect(matcher.hits(in: text, range: 1..<3).isEmpty)
    #expect(matcher.hits(in: text, range: 1..<4).map(\.start) == [2])
  }

  @Test(arguments: 0..<60) func `finds what a naive search finds`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) + 1000)
    func word(_ length: Int) -> [UInt32] {
      (0..<length).map { _ in 0x61 + UInt32(generator.next() % 3) }
    }
    let phrases = (0..<12).map { _ in word(1 + Int(generator.next() % 4)) }
    let text = word(80)
    let found = PhraseMatcher(phrases: phrases).hits(in: text, range: 0..<text.count)
    var expected: [PhraseMatcher.Hit] = []
    for (index, phrase) in phrases.enumerated() where phrases.firstIndex(of: phrase) == index {
      for start in 0...(text.count - phrase.count)
      where Array(text[start..<(start + phrase.count)]) == phrase {
        expected.append(
          PhraseMatcher.Hit(
            phrase: Int32(index), start: Int32(start), end: Int32(start + phrase.count)))
      }
    }
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }
}
