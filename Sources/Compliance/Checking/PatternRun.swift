// SPDX-License-Identifier: Apache-2.0

import Text

/// A pattern found in a block.
struct PatternMatch: Hashable {
  /// From its first word to its last.
  var range: Range<Int>
  /// The part to report.
  var span: Range<Int>
  /// The words it consists of, as ranges, in order.
  var words: [Range<Int>]
}

/// Attempts to match one compiled pattern at words of a block.
///
/// Tries alternatives in the order written, longer words first, shorter gaps first, and stops at the first
/// that fits. The number of steps is bounded, so that no pattern and no text makes it slow.
struct PatternRun {
  /// Most steps of one attempt. Patterns people write take a few dozen.
  static let stepLimit = 1500

  private let reading: Reading
  private let words: [Reading.Word]
  private let wordStarts: [Int32]
  private let units: [UInt32]
  private let range: Range<Int>
  private let program: PatternCode
  private let literalClasses: LiteralClasses
  /// Index of the pattern's first instruction.
  private let entry: Int
  private var steps = 0
  private var path: [Int] = []
  private var spanStart = -1
  private var spanEnd = -1

  /// - Parameter entry: index of the pattern's first instruction.
  init(reading: Reading, entry: Int) {
    self.reading = reading
    self.entry = entry
    words = reading.index.words
    wordStarts = reading.index.starts
    units = reading.units
    range = reading.range
    program = reading.claims.program
    literalClasses = reading.claims.literalClasses
  }

  /// The match of the pattern that starts with the word at `index`, or nil.
  mutating func match(at index: Int) -> PatternMatch? {
    steps = 0
    path.removeAll(keepingCapacity: true)
    (spanStart, spanEnd) = (-1, -1)
    guard step(entry, Int(words[index].start), first: index) else { return nil }
    let found = path.map { index in Int(words[index].start)..<Int(words[index].end) }
    guard let first = found.first, let last = found.last else { return nil }
    let whole = first.lowerBound..<last.upperBound
    var span = whole
    if spanStart >= 0, spanStart < spanEnd, spanEnd <= found.count {
      span = found[spanStart].lowerBound..<found[spanEnd - 1].upperBound
    }
    return PatternMatch(range: whole, span: span, words: found)
  }

  /// Goes on at `start` with the text at `position`; `first` is the word the match must start with, or -1 once it
  /// has started.
  private mutating func step(_ start: Int, _ position: Int, first: Int) -> Bool {
    var counter = start
    while true {
      steps += 1
      guard steps <= PatternRun.stepLimit else { return false }
      let instruction = program[counter]
      switch instruction.operation {
      case .match: return first < 0
      case .jump: counter = Int(instruction.a)
      case .split:
        if mayGoOn(Int(instruction.a), position, first: first) {
          let depth = path.count
          let (start, end) = (spanStart, spanEnd)
          if step(Int(instruction.a), position, first: first) { return true }
          path.removeLast(path.count - depth)
          (spanStart, spanEnd) = (start, end)
        } else {
          // An alternative the word rules out, nearly all of most lists, leaves its step for what stands behind it.
          steps -= 1
        }
        counter = Int(instruction.b)
      case .open:
        spanStart = path.count
        counter += 1
      case .close:
        spanEnd = path.count
        counter += 1
      case .clauseStart:
        guard startsClause(position) else { return false }
        counter += 1
      case .clauseEnd:
        guard endsClause(position) else { return false }
        counter += 1
      case .gap, .gapToWord: return gap(instruction, counter, position)
      case .word:
        if first >= 0 {
          return admits(instruction, words[first]) && take(first, then: counter + 1)
        }
        return word(instruction, counter, position)
      }
    }
  }

  /// Takes a word that follows, behind spaces and quotation marks at most.
  private mutating func word(
    _ instruction: Instruction, _ counter: Int, _ position: Int
  ) -> Bool {
    var place = position
    while place < range.upperBound {
      for index in wordIndices(at: place)
      where admits(instruction, words[index]) && take(index, then: counter + 1) {
        return true
      }
      guard place - position < 3, isSkipped(units[place]) else { return false }
      place += 1
    }
    return false
  }

  /// Whether what starts at `counter` can match here, as far as one look tells.
  private func mayGoOn(_ counter: Int, _ position: Int, first: Int) -> Bool {
    let instruction = program[counter]
    guard instruction.operation == .word else { return true }
    if first >= 0 { return admits(instruction, words[first]) }
    var place = position
    while place < range.upperBound {
      for index in wordIndices(at: place) where admits(instruction, words[index]) {
        return true
      }
      guard place - position < 3, isSkipped(units[place]) else { return false }
      place += 1
    }
    return false
  }

  private mutating func take(_ index: Int, then counter: Int) -> Bool {
    let (start, end) = (spanStart, spanEnd)
    path.append(index)
    if step(counter, Int(words[index].end), first: -1) { return true }
    path.removeLast()
    (spanStart, spanEnd) = (start, end)
    return false
  }

  private mutating func gap(_ instruction: Instruction, _ counter: Int, _ position: Int) -> Bool {
    let layout = reading.layout
    let before = max(position - 1, range.lowerBound)
    let end =
      instruction.b == PatternSyntax.Reach.sentence.rawValue
      ? layout.endOfSentence(at: before) : layout.endOfClause(at: before)
    let needsWord = instruction.operation == .gapToWord
    let last = min(end, position + Int(instruction.a) * 12 + 13)
    var place = position
    while place < last {
      if !needsWord || !wordIndices(at: place).isEmpty {
        guard layout.distance(from: position, to: place) <= instruction.a else { return false }
        if step(counter + 1, place, first: -1) { return true }
        if steps > PatternRun.stepLimit { return false }
      }
      place += 1
    }
    return !needsWord && place == range.upperBound
      && layout.distance(from: position, to: place) <= instruction.a
      && step(counter + 1, place, first: -1)
  }

  private func admits(_ instruction: Instruction, _ word: Reading.Word) -> Bool {
    guard word.classes.mayHold(instruction.a) else { return false }
    if word.literal < 0 {
      return -1 - word.literal == instruction.a
        && (instruction.b < 0 || reading.claims.bounds[Int(instruction.b)].admits(word.value))
    }
    return literalClasses.holds(word.literal, isExtended: word.isExtended, in: instruction.a)
  }

  /// Indices of the words that start at a position.
  private func wordIndices(at position: Int) -> Range<Int> {
    let offset = position - range.lowerBound
    return Int(wordStarts[offset])..<Int(wordStarts[offset + 1])
  }

  /// What may stand between two words that follow each other: spaces and quotation marks.
  private func isSkipped(_ unit: UInt32) -> Bool {
    switch unit {
    case 0x20, 0x22, 0x27, 0x201C, 0x201D, 0x300C, 0x300D, 0x300E, 0x300F: true
    default: false
    }
  }

  private func startsClause(_ position: Int) -> Bool {
    var place = position
    while place > range.lowerBound, isSkipped(units[place - 1]) { place -= 1 }
    return place == range.lowerBound
      || reading.layout.clause(at: place - 1) != reading.layout.clause(at: place)
  }

  private func endsClause(_ position: Int) -> Bool {
    var place = position
    while place < range.upperBound, isSkipped(units[place]) { place += 1 }
    guard place < range.upperBound else { return true }
    return !Letters.isHan(units[place]) && !Letters.isWord(units[place])
      && reading.layout.clause(at: place) != reading.layout.clause(at: place + 1)
  }
}
