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
    var from: Int
    var reading: Reading
    var tag: UInt8
  }

  let lexicon: SegmentationLexicon

  /// The pieces of `text[range]`, all Chinese characters, and what the path costs.
  func read(_ text: [UInt32], _ range: Range<Int>) -> (pieces: [Piece], cost: Float) {
    let count = range.count
    var steps = Array(
      repeating: Step(cost: .infinity, from: 0, reading: .unknown, tag: 0), count: count + 1)
    steps[0].cost = 0
    for offset in 0..<count {
      extend(&steps, from: offset, text: text, range: range)
    }
    var pieces: [Piece] = []
    var end = count
    while end > 0 {
      let step = steps[end]
      pieces.append(
        Piece(
          range: (range.lowerBound + step.from)..<(range.lowerBound + end),
          reading: step.reading, tag: step.tag))
      end = step.from
    }
    pieces.reverse()
    return (pieces, steps[count].cost)
  }

  private func extend(
    _ steps: inout [Step], from offset: Int, text: [UInt32], range: Range<Int>
  ) {
    let start = range.lowerBound + offset
    let base = steps[offset].cost
    func offer(
      _ length: Int, _ cost: Float, _ reading: Reading, _ tag: UInt8 = WordTag.general.code
    ) {
      if base + cost < steps[offset + length].cost {
        steps[offset + length] = Step(
          cost: base + cost, from: offset, reading: reading, tag: tag)
      }
    }
    let affixes = lexicon.affixes
    let first = affixes.role(text[start])
    var hash = SegmentationLexicon.hashSeed
    var index = start
    var singleIsEntry = false
    while index < range.upperBound, index - start < lexicon.longest {
      hash = SegmentationLexicon.hash(hash, text[index])
      index += 1
      guard let entry = lexicon.entry(hash) else { continue }
      let length = index - start
      if length == 1 { singleIsEntry = true }
      offer(length, entry.cost, .entry, entry.tag)
      if length >= 2, index < range.upperBound, entry.tag != WordTag.brand.code,
        affixes.isHead(text[index]), !isTwoWords(text, start, index)
      {
        offer(
          length + 1,
          entry.cost + SegmentationCosts.head + affixes.headCost(text[index]), .headed)
      }
    }
    if first.contains(.prefix) {
      offerPrefixed(start, range, text, offer: { offer($0, $1, .prefixed) })
    }
    if first.contains(.adjective), start + 1 < range.upperBound, affixes.isHead(text[start + 1]) {
      offer(
        2, SegmentationCosts.adjective + affixes.headCost(text[start + 1]), .adjective)
    }
    if first.contains(.numeral), let end = numeral(text, start, range.upperBound) {
      offer(end - start, SegmentationCosts.numeral, .measure)
    }
    offerUnknown(start, range, text, singleIsEntry, offer: { offer($0, $1, .unknown) })
  }

  /// Whether a head after a word makes a word with that word's last character instead, and what is left
  /// is a word too (测量|仪器, not 测量仪器; 短|裙子, not 短裙子).
  private func isTwoWords(_ text: [UInt32], _ start: Int, _ head: Int) -> Bool {
    guard lexicon.entry(of: text[(head - 1)...head]) != nil else { return false }
    if head - start >= 3 { return lexicon.entry(of: text[start..<(head - 1)]) != nil }
    return !lexicon.affixes.role(text[start]).isDisjoint(with: [.adjective, .solo])
  }

  private func offerPrefixed(
    _ start: Int, _ range: Range<Int>, _ text: [UInt32], offer: (Int, Float) -> Void
  ) {
    if start + 1 < range.upperBound {
      offer(2, SegmentationCosts.prefix + SegmentationCosts.prefixedCharacter)
    }
    for length in 2...3 where start + 1 + length <= range.upperBound {
      guard let entry = lexicon.entry(of: text[(start + 1)..<(start + 1 + length)]),
        entry.tag != WordTag.brand.code
      else { continue }
      offer(length + 1, entry.cost + SegmentationCosts.prefix)
    }
  }

  private func offerUnknown(
    _ start: Int, _ range: Range<Int>, _ text: [UInt32], _ singleIsEntry: Bool,
    offer: (Int, Float) -> Void
  ) {
    let affixes = lexicon.affixes
    let particle: UInt32 = 0x7684  // 的
    var characters: Float = 0
    var hasParticle = false
    for length in 1...SegmentationCosts.unknown.count where start + length <= range.upperBound {
      let last = text[start + length - 1]
      characters += lexicon.characterCost(last) * SegmentationCosts.unknownCharacter
      if last == particle { hasParticle = true }
      if length == 1 {
        if !singleIsEntry { offer(1, SegmentationCosts.unknown[0] + characters) }
        continue
      }
      var cost = SegmentationCosts.unknown[length - 1] + characters
      if hasParticle { cost += SegmentationCosts.particleInside }
      if affixes.role(text[start]).contains(.solo) || affixes.role(last).contains(.solo) {
        cost += SegmentationCosts.soloAtEdge
      }
      if start > range.lowerBound, affixes.role(text[start]).contains(.strongHead) {
        cost += SegmentationCosts.headAtStart
      }
      offer(length, cost)
    }
  }

  /// Where a number written in Chinese with its unit ends.
  private func numeral(_ text: [UInt32], _ start: Int, _ end: Int) -> Int? {
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
