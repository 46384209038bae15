// SPDX-License-Identifier: Apache-2.0

/// The cheapest reading of a stretch of Chinese characters as words.
///
/// Candidates at each character: words of the lexicon, words with a head or a prefix joined, an adjective
/// with a head, numbers with units, and stretches nothing explains. The path of least cost is found by
/// dynamic programming; every word is bounded in length, so the work is linear in the text.
struct WordLattice {
  /// How a piece of the path was read.
  enum Reading: UInt8 {
    case entry, headed, prefixed, adjective, measure, unknown
  }

  /// One piece of the path: its end in the text, and how it was read.
  struct Piece {
    var range: Range<Int>
    var reading: Reading
    var tag: UInt8
  }

  private struct Step {
    var cost: Float
    var length: UInt32
    var reading: Reading
    var tag: UInt8
  }

  private let lexicon: SegmentationLexicon
  /// The cheapest way to each place of the stretch; kept between stretches for its memory.
  private var steps: [Step] = []
  /// The pieces of the stretch read last.
  private(set) var pieces: [Piece] = []

  init(lexicon: SegmentationLexicon) { self.lexicon = lexicon }

  /// Reads `text[range]`, all Chinese characters.
  ///
  /// - Returns: what the path costs.
  @discardableResult
  mutating func read(_ text: [UInt32], _ range: Range<Int>) -> Float {
    let count = range.count
    steps.removeAll(keepingCapacity: true)
    for _ in 0...count {
      steps.append(
        Step(cost: .infinity, length: 1, reading: .unknown, tag: WordTag.general.code))
    }
    steps[0].cost = 0
    for offset in 0..<count { extend(from: offset, text: text, range: range) }
    pieces.removeAll(keepingCapacity: true)
    var end = count
    while end > 0 {
      let step = steps[end]
      let start = end - Int(step.length)
      pieces.append(
        Piece(
          range: (range.lowerBound + start)..<(range.lowerBound + end), reading: step.reading,
          tag: step.tag))
      end = start
    }
    pieces.reverse()
    return steps[count].cost
  }

  /// Offers a piece of some length at a place that is reached at a cost.
  @inline(__always)
  private mutating func offer(
    _ place: (offset: Int, cost: Float), _ length: Int, _ cost: Float, _ reading: Reading,
    _ tag: UInt8 = WordTag.general.code
  ) {
    let total = place.cost + cost
    if total < steps[place.offset + length].cost {
      steps[place.offset + length] = Step(
        cost: total, length: UInt32(truncatingIfNeeded: length), reading: reading, tag: tag)
    }
  }

  private mutating func extend(from offset: Int, text: [UInt32], range: Range<Int>) {
    let start = range.lowerBound + offset
    let place = (offset: offset, cost: steps[offset].cost)
    let first = lexicon.affixes.role(text[start])
    var hash = SegmentationLexicon.hashSeed
    var index = start
    var singleIsEntry = false
    let end = min(range.upperBound, start + lexicon.longestWord(from: text[start]))
    while index < end {
      hash = SegmentationLexicon.hash(hash, text[index])
      index += 1
      guard let entry = lexicon.entry(hash) else { continue }
      let length = index - start
      if length == 1 { singleIsEntry = true }
      offer(place, length, entry.cost, .entry, entry.tag)
      if length >= 2, index < range.upperBound, entry.tag != WordTag.brand.code,
        lexicon.affixes.isHead(text[index]), !isTwoWords(text, start, index)
      {
        let head = SegmentationCosts.head + lexicon.affixes.headCost(text[index])
        offer(place, length + 1, entry.cost + head, .headed)
      }
    }
    if first.contains(.prefix) { offerPrefixed(place, start, range, text) }
    if first.contains(.adjective), start + 1 < range.upperBound,
      lexicon.affixes.isHead(text[start + 1])
    {
      let head = lexicon.affixes.headCost(text[start + 1])
      offer(place, 2, SegmentationCosts.adjective + head, .adjective)
    }
    if first.contains(.numeral), let end = numeral(text, start, range.upperBound) {
      offer(place, end - start, SegmentationCosts.numeral, .measure)
    }
    offerUnknown(place, start, range, text, singleIsEntry)
  }

  /// Whether a head after a word makes a word with that word's last character instead, and what is left
  /// is a word too (测量|仪器, not 测量仪器; 短|裙子, not 短裙子).
  private func isTwoWords(_ text: [UInt32], _ start: Int, _ head: Int) -> Bool {
    guard lexicon.entry(of: text[(head - 1)...head]) != nil else { return false }
    if head - start >= 3 { return lexicon.entry(of: text[start..<(head - 1)]) != nil }
    return !lexicon.affixes.role(text[start]).isDisjoint(with: [.adjective, .solo])
  }

  private mutating func offerPrefixed(
    _ place: (offset: Int, cost: Float), _ start: Int, _ range: Range<Int>, _ text: [UInt32]
  ) {
    if start + 1 < range.upperBound {
      let cost = SegmentationCosts.prefix + SegmentationCosts.prefixedCharacter
      offer(place, 2, cost, .prefixed)
    }
    for length in 2...3 where start + 1 + length <= range.upperBound {
      guard let entry = lexicon.entry(of: text[(start + 1)..<(start + 1 + length)]),
        entry.tag != WordTag.brand.code
      else { continue }
      offer(place, length + 1, entry.cost + SegmentationCosts.prefix, .prefixed)
    }
  }

  private mutating func offerUnknown(
    _ place: (offset: Int, cost: Float), _ start: Int, _ range: Range<Int>, _ text: [UInt32],
    _ singleIsEntry: Bool
  ) {
    let first = lexicon.affixes.role(text[start])
    let particle: UInt32 = 0x7684  // 的
    var characters: Float = 0
    var hasParticle = false
    for length in 1...SegmentationCosts.unknown.count where start + length <= range.upperBound {
      let last = text[start + length - 1]
      characters += lexicon.characterCost(last) * SegmentationCosts.unknownCharacter
      if last == particle { hasParticle = true }
      if length == 1 {
        if !singleIsEntry { offer(place, 1, SegmentationCosts.unknown[0] + characters, .unknown) }
        continue
      }
      var cost = SegmentationCosts.unknown[length - 1] + characters
      if hasParticle { cost += SegmentationCosts.particleInside }
      if first.contains(.solo) || lexicon.affixes.role(last).contains(.solo) {
        cost += SegmentationCosts.soloAtEdge
      }
      if start > range.lowerBound, first.contains(.strongHead) {
        cost += SegmentationCosts.headAtStart
      }
      offer(place, length, cost, .unknown)
    }
  }

  /// Where a number written in Chinese with its unit ends.
  private func numeral(_ text: [UInt32], _ start: Int, _ end: Int) -> Int? {
    // No number is longer; a bound keeps a text of nothing but numerals linear.
    let end = min(end, start + 32)
    var index = start
    func skipDigits() {
      while index < end, lexicon.affixes.role(text[index]).contains(.numeral) { index += 1 }
    }
    skipDigits()
    // 一到三年级
    if index + 1 < end, text[index] == 0x5230 || text[index] == 0x81F3,
      lexicon.affixes.role(text[index + 1]).contains(.numeral)
    {
      index += 1
      skipDigits()
    }
    let unit = lexicon.units.length(in: text, at: index, before: end)
    return unit > 0 ? index + unit : nil
  }
}
