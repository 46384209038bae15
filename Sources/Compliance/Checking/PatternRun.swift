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

/// One attempt to match a compiled pattern at a word.
///
/// Tries alternatives in the order written, longer words first, shorter gaps first, and stops at the first
/// that fits. The number of steps is bounded, so that no pattern and no text makes it slow.
struct PatternRun {
  /// Most steps of one attempt. Patterns people write take a few dozen.
  static let stepLimit = 1500

  private let reading: Reading
  private let program: PatternCode
  private var steps = 0
  private var path: [Int] = []
  private var spanStart = -1
  private var spanEnd = -1

  /// The match of the pattern with its first instruction at `entry` that starts with the word at `index`, or nil.
  static func match(from entry: Int, at index: Int, in reading: Reading) -> PatternMatch? {
    var run = PatternRun(reading: reading, program: reading.claims.program)
    let word = reading.words[index]
    guard run.step(entry, Int(word.start), first: index) else { return nil }
    let words = run.path.map { index in
      let word = reading.words[index]
      return Int(word.start)..<Int(word.end)
    }
    guard let first = words.first, let last = words.last else { return nil }
    let range = first.lowerBound..<last.upperBound
    var span = range
    if run.spanStart >= 0, run.spanStart < run.spanEnd, run.spanEnd <= words.count {
      span = words[run.spanStart].lowerBound..<words[run.spanEnd - 1].upperBound
    }
    return PatternMatch(range: range, span: span, words: words)
  }

  private init(reading: Reading, program: PatternCode) {
    self.reading = reading
    self.program = program
  }

  /// Goes on at `start` with the text at `position`; `first` is the word the match must start with.
  private mutating func step(_ start: Int, _ position: Int, first: Int?) -> Bool {
    steps += 1
    guard steps <= PatternRun.stepLimit else { return false }
    let counter = first.map { self.counter(from: start, for: reading.words[$0]) } ?? start
    let instruction = program[counter]
    switch instruction.operation {
    case .match: return first == nil
    case .jump: return step(Int(instruction.a), position, first: first)
    case .split:
      let depth = path.count
      let (start, end) = (spanStart, spanEnd)
      if step(Int(instruction.a), position, first: first) { return true }
      path.removeLast(path.count - depth)
      (spanStart, spanEnd) = (start, end)
      return step(Int(instruction.b), position, first: first)
    case .open:
      spanStart = path.count
      return step(counter + 1, position, first: first)
    case .close:
      spanEnd = path.count
      return step(counter + 1, position, first: first)
    case .clauseStart:
      return startsClause(position) && step(counter + 1, position, first: first)
    case .clauseEnd:
      return endsClause(position) && step(counter + 1, position, first: first)
    case .gap: return gap(instruction, counter, position)
    case .word:
      if let first {
        return admits(instruction, reading.words[first])
          && take(first, then: counter + 1)
      }
      var place = position
      while place < reading.range.upperBound {
        for index in reading.wordIndices(at: place)
        where admits(instruction, reading.words[index]) {
          if take(index, then: counter + 1) { return true }
        }
        guard place - position < 3, isSkipped(reading.units[place]) else { return false }
        place += 1
      }
      return false
    }
  }

  /// Passes over the alternatives that the first word rules out, nearly all of most lists, so that a long list leaves
  /// steps for what stands behind it.
  private func counter(from start: Int, for word: Reading.Word) -> Int {
    var counter = start
    var instruction = program[counter]
    while instruction.operation == .split {
      let alternative = program[Int(instruction.a)]
      guard alternative.operation == .word, !admits(alternative, word) else { break }
      counter = Int(instruction.b)
      instruction = program[counter]
    }
    return counter
  }

  private mutating func take(_ index: Int, then counter: Int) -> Bool {
    let (start, end) = (spanStart, spanEnd)
    path.append(index)
    if step(counter, Int(reading.words[index].end), first: nil) { return true }
    path.removeLast()
    (spanStart, spanEnd) = (start, end)
    return false
  }

  private mutating func gap(_ instruction: Instruction, _ counter: Int, _ position: Int) -> Bool {
    let layout = reading.layout
    let before = max(position - 1, reading.range.lowerBound)
    let inSentence = instruction.b == PatternSyntax.Reach.sentence.rawValue
    let needsWord = program[counter + 1].operation == .word
    var place = position
    while place < reading.range.upperBound, place - position <= Int(instruction.a) * 12 + 12 {
      guard layout.distance(from: position, to: place) <= instruction.a else { return false }
      let isInside =
        inSentence
        ? layout.sentence(at: place) == layout.sentence(at: before)
        : layout.clause(at: place) == layout.clause(at: before)
      guard isInside else { return false }
      if !needsWord || !reading.wordIndices(at: place).isEmpty {
        if step(counter + 1, place, first: nil) { return true }
        if steps > PatternRun.stepLimit { return false }
      }
      place += 1
    }
    return place == reading.range.upperBound && !needsWord
      && step(counter + 1, place, first: nil)
  }

  private func admits(_ instruction: Instruction, _ word: Reading.Word) -> Bool {
    guard reading.belongs(word, to: instruction.a) else { return false }
    return instruction.b < 0 || reading.claims.bounds[Int(instruction.b)].admits(word.value)
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
    while place > reading.range.lowerBound, isSkipped(reading.units[place - 1]) { place -= 1 }
    return place == reading.range.lowerBound
      || reading.layout.clause(at: place - 1) != reading.layout.clause(at: place)
  }

  private func endsClause(_ position: Int) -> Bool {
    var place = position
    while place < reading.range.upperBound, isSkipped(reading.units[place]) { place += 1 }
    guard place < reading.range.upperBound else { return true }
    return !Letters.isHan(reading.units[place]) && !Letters.isWord(reading.units[place])
      && reading.layout.clause(at: place) != reading.layout.clause(at: place + 1)
  }
}
