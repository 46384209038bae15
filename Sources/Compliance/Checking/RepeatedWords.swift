// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// The same word again and again in a title.
enum RepeatedWords {
  /// A word said this often is stuffing; twice is grammar.
  static let limit = 3

  static func places(in listing: Listing, texts: [FoldedText]) -> [StructureCheck.Found] {
    guard let field = listing.fields.firstIndex(where: { $0.name == "title" }),
      texts.indices.contains(field)
    else { return [] }
    let text = texts[field]
    // Where we do not know the words we cannot tell syllables from them.
    guard let part = text.parts.first, part.count <= 1000, listing.language != .other else {
      return []
    }
    var best: (first: Int, last: Int, count: Int)?
    for (all, length) in repeated(in: text.units, part) {
      let places = all.filter { !isGift(at: $0, in: text.units, part) }
      guard places.count >= limit, !areVariants(places, in: text.units, part) else { continue }
      guard let first = places.first, let last = places.last else { continue }
      // Three times may be grammar; with a character of it again elsewhere it is not.
      if places.count == limit, length != 2 || !isDense(text.units, part, first) { continue }
      var end = last + length
      while end < part.upperBound, Letters.isAlphabetic(text.units[end]) { end += 1 }
      if places.count > best?.count ?? 0 { best = (first, end, places.count) }
    }
    if best == nil, let heads = repeatedHeads(in: text.units, part) {
      best = (heads.lowerBound, heads.upperBound, 0)
    }
    guard let best else { return [] }
    return [(field, 0, text.bytes(of: best.first..<best.last))]
  }

  /// Whether a character of the pair at `place` stands five times or more in the title.
  private static func isDense(_ units: [UInt32], _ range: Range<Int>, _ place: Int) -> Bool {
    [units[place], units[place + 1]].contains { character in
      range.count { units[$0] == character } > limit + 1
    }
  }

  /// From the first to the last of the characters that stand again and again, where they are most of a
  /// stretch: 狗窝狗床狗垫子猫窝猫床猫垫子. Four times the same, or three times each of two.
  private static func repeatedHeads(in units: [UInt32], _ range: Range<Int>) -> Range<Int>? {
    var places: [UInt32: [Int]] = [:]
    for index in range
    where Letters.isHan(units[index]) && !isGift(at: index, in: units, range)
      && !isAside(at: index, in: units, range)
    {
      places[units[index], default: []].append(index)
    }
    let often = places.values.filter { $0.count >= limit && !areVariants($0, in: units, range) }
    let isStuffed = often.contains { $0.count > limit + 1 } || often.count > 1
    let all = often.joined().sorted()
    guard isStuffed, let first = all.first, let last = all.last, all.count * 3 >= last - first
    else {
      return nil
    }
    return first..<min(last + 2, range.upperBound)
  }

  /// Places of every Chinese pair and every word of letters that stands at least `limit` times.
  private static func repeated(in units: [UInt32], _ range: Range<Int>) -> [([Int], Int)] {
    var places: [[UInt32]: [Int]] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      if Letters.isWord(units[index]) {
        var end = index
        while end < range.upperBound, Letters.isWord(units[end]) { end += 1 }
        var word = Array(units[index..<end])
        if word.count > 3, word.last == 0x73 { word.removeLast() }
        if word.count >= 3, !word.contains(where: Letters.isDigit) {
          places[word, default: []].append(index)
        }
        // A letter before a Chinese character is one word with it: T恤.
        if end < range.upperBound, Letters.isHan(units[end]), end - index == 1 {
          places[Array(units[index...end]), default: []].append(index)
        }
        index = end
      } else {
        if Letters.isHan(units[index]), index + 1 < range.upperBound,
          Letters.isHan(units[index + 1])
        {
          places[Array(units[index...(index + 1)]), default: []].append(index)
        }
        index += 1
      }
    }
    return places.filter { $0.value.count >= limit }.sorted {
      ($0.value[0], $0.key.count) < ($1.value[0], $1.key.count)
    }.map { ($0.value, $0.key.count) }
  }

  // MARK: What is no stuffing

  /// Whether what stands at `place` is given with the goods.
  private static func isGift(at place: Int, in units: [UInt32], _ range: Range<Int>) -> Bool {
    stands(anyOf: gifts, before: place, within: 14, in: units, range)
  }

  /// Whether a character is the measure word of a number, as in 黄色2盒白色1盒, or of what the goods are without.
  private static func isAside(at place: Int, in units: [UInt32], _ range: Range<Int>) -> Bool {
    (place > range.lowerBound && Letters.isDigit(units[place - 1]))
      || denials.contains(units[place])
      || stands(anyOf: denials, before: place, within: 5, in: units, range)
  }

  private static func stands(
    anyOf signs: Set<UInt32>, before place: Int, within distance: Int, in units: [UInt32],
    _ range: Range<Int>
  ) -> Bool {
    let before = units[max(range.lowerBound, place - distance)..<place]
    return before.reversed().prefix { !isBreak($0) }.contains(where: signs.contains)
  }

  /// Whether each of the places stands in a part of its own that has a number: variants of one article, or models it
  /// fits, set side by side.
  private static func areVariants(
    _ places: [Int], in units: [UInt32], _ range: Range<Int>
  ) -> Bool {
    let starts = places.map { place in
      (range.lowerBound..<place).last { isDivider(units[$0]) } ?? range.lowerBound
    }
    guard Set(starts).count == places.count else { return false }
    return starts.allSatisfy { start in
      let rest = (start + 1)..<range.upperBound
      let end = rest.first { isDivider(units[$0]) } ?? range.upperBound
      return units[start..<end].contains(where: Letters.isDigit)
    }
  }

  private static func isDivider(_ unit: UInt32) -> Bool {
    unit == 0x2F || unit == 0x2C || unit == 0x3001 || unit == 0x2B  // / , 、 +
  }

  private static func isBreak(_ unit: UInt32) -> Bool {
    !Letters.isHan(unit) && !Letters.isWord(unit)
  }

  /// 送 赠 贈
  private static let gifts: Set<UInt32> = [0x9001, 0x8D60, 0x8D08]
  /// 无 無
  private static let denials: Set<UInt32> = [0x65E0, 0x7121]
}
