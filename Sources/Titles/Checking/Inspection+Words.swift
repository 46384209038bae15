// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

extension Inspection {
  mutating func checkWord(_ word: String, _ rule: PlatformRule) {
    let brand = brandPlaces
    for range in title.places(of: word) where !brand.contains(where: { $0.contains(range) }) {
      add(
        rule, at: range,
        Message(
          en: "'\(title.text(range))' is not allowed here", zh: "不允许出现“\(title.text(range))”"))
    }
  }

  mutating func checkRepetition(_ most: Int, _ ignored: Set<String>, _ rule: PlatformRule) {
    for (text, ranges) in repeated(moreThan: most, ignored) {
      let surplus = Array(ranges.dropFirst(most))
      guard let first = surplus.first else { continue }
      let edits = surplus.map { edit(withSpaceBefore($0), "") }
      add(
        rule, at: first, family: .keywordStuffing,
        Message(
          en:
            "'\(text)' stands \(ranges.count) times; \(most == 1 ? "once" : "\(most) times") is enough",
          zh: "“\(text)”出现 \(ranges.count) 次，\(most) 次即可"),
        fixes: most == 0 ? [] : safeFix(edits))
    }
  }

  /// Words that stand more often than `most`, with all their places, in order of their first.
  private func repeated(
    moreThan most: Int, _ ignored: Set<String>
  ) -> [(text: String, ranges: [ByteRange])] {
    var places: [String: [ByteRange]] = [:]
    for word in title.words where word.kind == .latin || word.kind == .other {
      if word.folded.count > 1, !ignored.contains(word.folded) {
        places[word.folded, default: []].append(word.range)
      }
    }
    var found = places.filter { $0.value.count > most }
    for (text, ranges) in HanRepetition(title, moreThan: most, ignored).found {
      found[text] = ranges
    }
    return found.sorted {
      ($0.value.first ?? ByteRange(at: 0)) < ($1.value.first ?? ByteRange(at: 0))
    }
    .map { ($0.key, $0.value) }
  }

  /// The range with the spaces before it, so that taking it out leaves no gap.
  private func withSpaceBefore(_ range: ByteRange) -> ByteRange {
    var start = range.start
    while start > 0, title.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return ByteRange(start, range.end)
  }

  mutating func checkCapitals(_ most: Int, _ ignored: Set<String>, _ rule: PlatformRule) {
    let brand = brandPlaces
    let loud = title.words.filter { word in
      word.kind == .latin && word.text.count >= 4 && word.text.allSatisfy(\.isUppercase)
        && !ignored.contains(word.folded) && !brand.contains { $0.contains(word.range) }
    }
    guard loud.count > most, let first = loud.dropFirst(most).first else { return }
    let fix = Fix(
      applicability: .suggestion,
      edits: loud.map { edit($0.range, Self.capitalized($0.text)) })
    add(
      rule, at: first.range,
      Message(
        en: most == 0
          ? "words all in capitals are not allowed"
          : "\(loud.count) words all in capitals; at most \(most)",
        zh: most == 0 ? "不允许单词全部大写" : "全大写单词 \(loud.count) 个，最多 \(most) 个"),
      fixes: [fix])
  }

  mutating func checkTitleCase(_ ignored: Set<String>, _ rule: PlatformRule) {
    let brand = brandPlaces
    // "500 ml": a short word after a number is a unit, and units keep their small letters.
    let units = zip(title.words, title.words.dropFirst()).compactMap { number, word in
      number.text.last?.isNumber == true && word.text.count <= 3 ? word.range : nil
    }
    let plain = title.words.filter { word in
      word.kind == .latin && word.text.first?.isLowercase == true
        && !ignored.contains(word.folded) && !word.text.contains(where: \.isNumber)
        && !word.text.dropFirst().contains(where: \.isUppercase)
        && !units.contains(word.range)
        && !brand.contains { $0.contains(word.range) }
    }
    guard let first = plain.first else { return }
    let fix = Fix(
      applicability: .suggestion,
      edits: plain.map { edit($0.range, Self.capitalized($0.text)) })
    add(
      rule, at: first.range,
      Message(
        en: "words begin with a capital here; \(plain.count) do not",
        zh: "每个单词首字母应大写，\(plain.count) 个不是"), fixes: [fix])
  }

  /// First letter upper case, the rest lower.
  static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst().lowercased()
  }

  mutating func checkRequired(_ element: TitleCheck.RequiredElement, _ rule: PlatformRule) {
    guard let facts = checker.facts else { return }
    switch element {
    case .brand:
      guard let brand = facts.brand, title.places(of: brand).isEmpty else { return }
      add(
        rule, at: nil,
        Message(en: "the brand is missing: \(brand)", zh: "缺少品牌：\(brand)"))
    case .productWord:
      let words = [facts.productWord].compactMap(\.self) + facts.productSynonyms
      guard let word = words.first, words.allSatisfy({ title.places(of: $0).isEmpty }) else {
        return
      }
      add(
        rule, at: nil,
        Message(en: "it does not say what it is: \(word)", zh: "缺少产品词：\(word)"))
    }
  }
}
