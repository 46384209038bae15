// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// One block of a listing as the rules read it: its words, and where its clauses and sentences end.
///
/// What few blocks need is worked out when it is asked for. Positions are units of `units`.
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
    /// Its classes, roughly; known of `words` only.
    var classes = ClassSketch()
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
    } else {
      claims.literalClasses.forEach(of: word.literal, isExtended: word.isExtended, body)
    }
  }

  /// Its words by place and by class.
  var index: WordIndex {
    if let knownIndex { return knownIndex }
    let index = WordIndex(of: self)
    knownIndex = index
    return index
  }
  private var knownIndex: WordIndex?

  /// Whether numbers or addresses can stand in it at all.
  var mayHoldShapes: Bool {
    units[range].contains { Letters.isDigit($0) || $0 == 0x40 || $0 == 0x2E }
  }

  // MARK: Clauses and sentences

  var layout: TextLayout {
    if let knownLayout { return knownLayout }
    let layout = TextLayout(units, range: range)
    knownLayout = layout
    return layout
  }
  private var knownLayout: TextLayout?

  // MARK: Matches of patterns

  private var matches: [Int32: [PatternMatch]] = [:]

  /// All matches of a pattern in the block, ordered by start; worked out once.
  func matches(of pattern: Int32) -> [PatternMatch] {
    let classes = index.classes
    guard claims.patterns.needs[Int(pattern)].allSatisfy({ classes.holds($0) }) else { return [] }
    if let known = matches[pattern] { return known }
    let found = matches(
      of: pattern, startingWith: classes.words(ofAny: claims.patterns.firsts[Int(pattern)]))
    matches[pattern] = found
    return found
  }

  /// The matches of a pattern that start with one of these words.
  private func matches(of pattern: Int32, startingWith starts: ArraySlice<Int32>) -> [PatternMatch]
  {
    guard !starts.isEmpty else { return [] }
    var run = PatternRun(reading: self, entry: Int(claims.patterns.entries[Int(pattern)]))
    return starts.compactMap { run.match(at: Int($0)) }
  }

  /// Gives back the memory of all that can be worked out again.
  func forget() {
    knownIndex = nil
    knownLayout = nil
    matches = [:]
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
