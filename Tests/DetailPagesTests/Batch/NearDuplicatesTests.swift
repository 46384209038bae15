// SPDX-License-Identifier: Apache-2.0

import DetailPages
import TestSupport
import Testing

@Suite struct NearDuplicatesTests {
  /// A page of made-up words.
  static func words(_ count: Int, seed: Int) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      String(
        (0..<6).map { _ in Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &random))) })
    }
  }

  static func fingerprint(_ words: [String]) -> PageFingerprint? {
    let page = AuditedPage("<p>\(words.joined(separator: " "))</p>")
    return PageFingerprint(PageView(page.listing, lexicon: AuditedPage.lexicon))
  }

  @Test(arguments: Array(0..<20))
  func pagesThatShareTheirTextAreFound(seed: Int) throws {
    let page = Self.words(200, seed: seed)
    var changed = page
    changed.replaceSubrange(0..<5, with: Self.words(5, seed: seed + 1000))
    let other = Self.words(200, seed: seed + 2000)
    var batch = NearDuplicates()
    #expect(batch.match(try #require(Self.fingerprint(page)), id: "first") == nil)
    #expect(batch.match(try #require(Self.fingerprint(other)), id: "other") == nil)
    let match = batch.match(try #require(Self.fingerprint(changed)), id: "changed")
    #expect(match?.original == "first")
  }

  @Test(arguments: Array(0..<20))
  func likenessIsEstimated(seed: Int) throws {
    let page = Self.words(400, seed: seed)
    let half = Array(page.prefix(200)) + Self.words(200, seed: seed + 1000)
    let a = try #require(Self.fingerprint(page))
    let b = try #require(Self.fingerprint(half))
    // Half the runs are shared: a third of all that either has.
    #expect(abs(a.likeness(to: b) - 1.0 / 3) < 0.25)
    #expect(a.likeness(to: a) == 1)
  }

  @Test func fewRunsOfLettersStillCompareWell() throws {
    let a = try #require(Self.fingerprint(Self.words(20, seed: 1)))
    let b = try #require(Self.fingerprint(Self.words(20, seed: 2)))
    #expect(a.likeness(to: b) < 0.3)
    #expect(a.likeness(to: a) == 1)
  }

  @Test func caseSignsAndMarkupDoNotTellPagesApart() throws {
    let words = Self.words(40, seed: 3)
    let plain = try #require(Self.fingerprint(words))
    let loud = try #require(Self.fingerprint(words.map { "<b>\($0.uppercased())!</b>" }))
    #expect(plain.likeness(to: loud) == 1)
  }

  @Test func shortPagesAreNotCompared() {
    #expect(Self.fingerprint(["Blue", "cup"]) == nil)
  }
}
