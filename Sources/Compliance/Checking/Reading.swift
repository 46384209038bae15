// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// One block of a listing as the rules read it: its words, and where its clauses and sentences end.
///
/// What few blocks need is worked out when it is first asked for. Positions are units of `units`.
final class Reading {
  /// A word of a pattern, or a shape, found in the block.
  struct Word {
    var start: Int32
    var end: Int32
    /// The literal, or `-1 - shape`.
    var literal: Int32
    /// Whether the literal is only the beginning of the word.
    var isExtended = false
    /// The number's value, for shapes.
    var value: Double = 0
  }

  let claims: CompiledClaims
  let units: [UInt32]
  let range: Range<Int>
  /// Index of the field in the listing, and of the block in its document.
  let field: Int
  let block: Int
  let role: Block.Role
  /// The view this reads, where it is not the plain one.
  let evasion: EvasionView?
  /// Literals found, in the order of their ends.
  let literals: [Word]

  init(
    claims: CompiledClaims, units: [UInt32], range: Range<Int>, field: Int, block: Int,
    role: Block.Role, evasion: EvasionView? = nil
  ) {
    self.claims = claims
    self.units = units
    self.range = range
    self.field = field
    self.block = block
    self.role = role
    self.evasion = evasion
    literals = Reading.literals(in: units, range: range, claims: claims)
  }

  // MARK: Words

  /// All literals whose ends stand where they may, without those hidden by innocent words.
  private static func literals(
    in units: [UInt32], range: Range<Int>, claims: CompiledClaims
  ) -> [Word] {
    var words: [Word] = []
    var innocent: [(start: Int32, end: Int32)] = []
    claims.matcher.forEachHit(in: units, range: range) { hit in
      let traits = claims.traits(ofLiteral: Int(hit.phrase))
      let start = Int(hit.start)
      if traits.contains(.startsWord), start > range.lowerBound, Letters.isWord(units[start - 1]),
        !(Letters.isDigit(units[start - 1]) && Letters.isAlphabetic(units[start]))
      {
        return
      }
      let end = Int(hit.end)
      if traits.contains(.endsWord), end < range.upperBound {
        let (last, next) = (units[end - 1], units[end])
        if Letters.isDigit(last), Letters.isDigit(next) { return }
        if Letters.isAlphabetic(last), Letters.isAlphabetic(next) {
          guard traits.contains(.isPrefix) else { return }
          var rest = end
          while rest < range.upperBound, rest - end < 24, Letters.isWord(units[rest]) { rest += 1 }
          words.append(
            Word(start: hit.start, end: Int32(rest), literal: hit.phrase, isExtended: true))
          return
        }
      }
      if traits.contains(.innocent) { innocent.append((hit.start, hit.end)) }
      words.append(Word(start: hit.start, end: hit.end, literal: hit.phrase))
    }
    guard !innocent.isEmpty else { return words }
    // The innocent word that reaches furthest from each start on; hits strictly inside one are dropped.
    innocent.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
    return words.filter { word in
      !Reading.isHidden(word, by: innocent)
    }
  }

  private static func isHidden(_ word: Word, by innocent: [(start: Int32, end: Int32)]) -> Bool {
    var low = 0
    var high = innocent.count
    while low < high {
      let middle = (low + high) / 2
      if innocent[middle].start <= word.start { low = middle + 1 } else { high = middle }
    }
    // Innocent words are short: only the last few that start at or before the word can hold it.
    var index = low - 1
    while index >= 0, word.start - innocent[index].start <= 24 {
      let span = innocent[index]
      if span.end >= word.end, span.end - span.start > word.end - word.start { return true }
      index -= 1
    }
    return false
  }

  /// Calls `body` with each class a word belongs to.
  func forEachClass(of word: Word, _ body: (Int32) -> Void) {
    if word.literal < 0 {
      body(-1 - word.literal)
      return
    }
    let index = Int(word.literal)
    for slot in Int(claims.classStarts[index])..<Int(claims.classStarts[index + 1]) {
      let member = claims.classMembers[slot]
      if member < 0 { body(-1 - member) } else if !word.isExtended { body(member) }
    }
  }

  func belongs(_ word: Word, to number: Int32) -> Bool {
    if word.literal < 0 { return -1 - word.literal == number }
    let index = Int(word.literal)
    for slot in Int(claims.classStarts[index])..<Int(claims.classStarts[index + 1]) {
      let member = claims.classMembers[slot]
      if member == number, !word.isExtended { return true }
      if member == -1 - number { return true }
    }
    return false
  }

  /// Literals and shapes, ordered by start, longer ones first.
  private(set) lazy var words: [Word] = {
    var all = literals
    for found in ShapeScanner.scan(units, range: range) {
      all.append(
        Word(
          start: Int32(found.start), end: Int32(found.end), literal: -1 - found.shape.rawValue,
          value: found.value))
    }
    all.sort {
      if $0.start != $1.start { return $0.start < $1.start }
      if $0.end != $1.end { return $0.end > $1.end }
      return $0.literal < $1.literal
    }
    return all
  }()

  /// Index of the first word that starts at or after each position.
  private(set) lazy var wordStarts: [Int32] = {
    var starts = Array(repeating: Int32(0), count: range.count + 2)
    for word in words { starts[Int(word.start) - range.lowerBound + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return starts
  }()

  /// Indices of the words that start at a position.
  func wordIndices(at position: Int) -> Range<Int> {
    let offset = position - range.lowerBound
    return Int(wordStarts[offset])..<Int(wordStarts[offset + 1])
  }

  /// Class and index of every word, ordered: the class in the upper half.
  private lazy var wordsByClass: [UInt64] = {
    var result: [UInt64] = []
    result.reserveCapacity(words.count * 3)
    for (index, word) in words.enumerated() {
      forEachClass(of: word) { result.append(UInt64(UInt32($0)) << 32 | UInt64(index)) }
    }
    result.sort()
    return result
  }()

  /// Indices of the words of a class, ordered by start.
  private func indices(of number: Int32) -> ArraySlice<UInt64> {
    let low = UInt64(UInt32(number)) << 32
    return wordsByClass[lowerBound(low)..<lowerBound(low + 1 << 32)]
  }

  private func lowerBound(_ value: UInt64) -> Int {
    var low = 0
    var high = wordsByClass.count
    while low < high {
      let middle = (low + high) / 2
      if wordsByClass[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether numbers or addresses can stand in it at all.
  var mayHoldShapes: Bool {
    units[range].contains { Letters.isDigit($0) || $0 == 0x40 || $0 == 0x2E }
  }

  // MARK: Clauses and sentences

  private(set) lazy var layout = TextLayout(units, range: range)

  // MARK: Matches of patterns

  private var matches: [Int32: [PatternMatch]] = [:]

  /// All matches of a pattern in the block, ordered by start; worked out once.
  func matches(of pattern: Int32) -> [PatternMatch] {
    if let known = matches[pattern] { return known }
    var found: [PatternMatch] = []
    let patterns = claims.patterns
    let firsts = patterns.firsts[Int(pattern)]
    if patterns.needs[Int(pattern)].allSatisfy({ !indices(of: $0).isEmpty }) {
      var starts: [Int] = []
      for first in firsts {
        for entry in indices(of: first) { starts.append(Int(entry & 0xFFFF_FFFF)) }
      }
      if firsts.count > 1 { starts.sort() }
      var last = -1
      for start in starts where start != last {
        last = start
        let entry = Int(patterns.entries[Int(pattern)])
        if let match = PatternRun.match(from: entry, at: start, in: self) { found.append(match) }
      }
    }
    matches[pattern] = found
    return found
  }

  /// The folded text of a range, for messages and tests of equality.
  func string(in range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for unit in units[range] {
      if let scalar = Unicode.Scalar(unit) { view.append(scalar) }
    }
    return String(view)
  }
}
