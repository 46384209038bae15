// SPDX-License-Identifier: Apache-2.0

import Text

/// Where the clauses and sentences of a block end, and how far it is from one place to another.
///
/// A class, for every gap of every attempt asks for it.
final class TextLayout {
  private let offset: Int
  /// Number of the clause and of the sentence each unit belongs to.
  private let clauses: [Int32]
  private let sentences: [Int32]
  /// Reading units before each unit: a Chinese character is one, a word of letters or a number is one, a
  /// picture is one; spaces and punctuation are none.
  private let distances: [Int32]
  /// Where each clause and each sentence starts.
  private let clauseStarts: [Int32]
  private let sentenceStarts: [Int32]

  init(_ units: [UInt32], range: Range<Int>) {
    offset = range.lowerBound
    var clauses: [Int32] = []
    var sentences: [Int32] = []
    var distances: [Int32] = []
    var clauseStarts: [Int32] = [0]
    var sentenceStarts: [Int32] = [0]
    clauses.reserveCapacity(range.count + 1)
    sentences.reserveCapacity(range.count + 1)
    distances.reserveCapacity(range.count + 1)
    var distance: Int32 = 0
    var previous: UInt32 = 0
    for index in range {
      let unit = units[index]
      let next = index + 1 < range.upperBound ? units[index + 1] : 0
      clauses.append(Int32(clauseStarts.count - 1))
      sentences.append(Int32(sentenceStarts.count - 1))
      distances.append(distance)
      if Letters.isHan(unit) || Letters.isPictograph(unit) {
        distance += 1
      } else if Letters.isWord(unit), !Letters.isWord(previous) {
        distance += 1
      }
      let (endsClause, endsSentence) = TextLayout.ends(previous, unit, next)
      let after = Int32(index + 1 - offset)
      if endsClause { clauseStarts.append(after) }
      if endsSentence { sentenceStarts.append(after) }
      previous = unit
    }
    clauses.append(Int32(clauseStarts.count - 1))
    sentences.append(Int32(sentenceStarts.count - 1))
    distances.append(distance)
    self.clauses = clauses
    self.sentences = sentences
    self.distances = distances
    self.clauseStarts = clauseStarts
    self.sentenceStarts = sentenceStarts
  }

  /// Whether `unit` ends a clause and a sentence.
  private static func ends(_ previous: UInt32, _ unit: UInt32, _ next: UInt32) -> (Bool, Bool) {
    switch unit {
    case 0x3002, 0x21, 0x3F, 0x0A: (true, true)  // 。 ! ?
    case 0x3B, 0x7C, 0x2026: (true, false)  // ; | …
    case 0x2C:  // a comma, but not one that groups digits
      (!(Letters.isDigit(previous) && Letters.isDigit(next)), false)
    case 0x2E:  // a full stop ends a sentence before a space or the end
      next == 0 || (next == 0x20 && previous != 0x20)
        ? (true, true) : (false, false)
    default: (false, false)
    }
  }

  func clause(at position: Int) -> Int32 { clauses[position - offset] }
  func sentence(at position: Int) -> Int32 { sentences[position - offset] }

  /// Where the clause or the sentence of a position ends.
  func endOfClause(at position: Int) -> Int {
    end(of: Int(clause(at: position)), starts: clauseStarts)
  }
  func endOfSentence(at position: Int) -> Int {
    end(of: Int(sentence(at: position)), starts: sentenceStarts)
  }

  /// Reading units between two positions.
  func distance(from start: Int, to end: Int) -> Int32 {
    distances[end - offset] - distances[start - offset]
  }

  /// The clauses that a range touches, as one range.
  func clauseRange(of range: Range<Int>) -> Range<Int> {
    whole(range, numbers: clauses, starts: clauseStarts)
  }

  func sentenceRange(of range: Range<Int>) -> Range<Int> {
    whole(range, numbers: sentences, starts: sentenceStarts)
  }

  private func whole(_ range: Range<Int>, numbers: [Int32], starts: [Int32]) -> Range<Int> {
    let first = Int(numbers[range.lowerBound - offset])
    let last = Int(numbers[max(range.lowerBound, range.upperBound - 1) - offset])
    return (Int(starts[first]) + offset)..<end(of: last, starts: starts)
  }

  private func end(of part: Int, starts: [Int32]) -> Int {
    offset + (part + 1 < starts.count ? Int(starts[part + 1]) : distances.count - 1)
  }
}
