// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// Answers conditions about the matches of one listing.
final class ConditionEvaluator {
  let listing: Listing
  /// The plain readings of all blocks of the listing.
  let readings: [Reading]
  /// Whether a pattern is found anywhere in the listing, once asked.
  private var anywhere: [Int32: Bool] = [:]
  /// By class, whether any word of the listing belongs to it.
  private lazy var classes: [Bool] = {
    var classes: [Bool] = []
    if let claims = readings.first?.claims {
      classes = Array(repeating: false, count: claims.classCount)
      for reading in readings {
        for word in reading.literals { reading.forEachClass(of: word) { classes[Int($0)] = true } }
      }
    }
    return classes
  }()

  init(listing: Listing, readings: [Reading]) {
    self.listing = listing
    self.readings = readings
  }

  /// Whether a condition holds for a match in a reading.
  func holds(_ condition: Condition, for match: PatternMatch, in reading: Reading) -> Bool {
    switch condition {
    case .found(let patterns, let place):
      patterns.contains { found($0, at: place, of: match, in: reading) }
    case .predicate(let predicate): holds(predicate, for: match, in: reading)
    case .category(let names): listing.category.map(names.contains) ?? false
    case .platform(let names): listing.platform.map(names.contains) ?? false
    case .all(let parts): parts.allSatisfy { holds($0, for: match, in: reading) }
    case .any(let parts): parts.contains { holds($0, for: match, in: reading) }
    case .not(let part): !holds(part, for: match, in: reading)
    }
  }

  /// Whether a longer innocent phrase covers one of the match's words.
  func covers(_ pattern: Int32, _ match: PatternMatch, in reading: Reading) -> Bool {
    let others = reading.matches(of: pattern)
    var index = firstIndex(in: others, from: match.range.lowerBound - 64)
    while index < others.count, others[index].range.lowerBound < match.range.upperBound {
      let other = others[index].range
      if match.words.contains(where: {
        other.lowerBound <= $0.lowerBound && $0.upperBound <= other.upperBound
      }) {
        return true
      }
      index += 1
    }
    return false
  }

  private func found(
    _ pattern: Int32, at place: Condition.Place, of match: PatternMatch, in reading: Reading
  ) -> Bool {
    switch place {
    case .cover: return covers(pattern, match, in: reading)
    case .clause:
      return touches(pattern, reading.layout.clauseRange(of: match.range), in: reading)
    case .sentence:
      return touches(pattern, reading.layout.sentenceRange(of: match.range), in: reading)
    case .block: return !reading.matches(of: pattern).isEmpty
    case .listing:
      if let known = anywhere[pattern] { return known }
      // Nearly always a look at the words of the listing tells that no block need be read for it.
      let needs = reading.claims.patterns.needs[Int(pattern)]
      let answer =
        needs.allSatisfy { classes[Int($0)] }
        && readings.contains { !$0.matches(of: pattern).isEmpty }
      anywhere[pattern] = answer
      return answer
    case .title:
      return readings.contains {
        listing.fields[$0.field].name == "title" && !$0.matches(of: pattern).isEmpty
      }
    case .before(let distance, let reach):
      let limits = limits(reach, of: match, in: reading)
      let low = max(limits.lowerBound, match.range.lowerBound - Int(distance) * 13 - 100)
      return first(of: pattern, in: low..<match.range.lowerBound, reading) {
        $0.upperBound <= match.range.lowerBound
          && reading.layout.distance(from: $0.upperBound, to: match.range.lowerBound) <= distance
      }
    case .after(let distance, let reach):
      let limits = limits(reach, of: match, in: reading)
      let high = min(limits.upperBound, match.range.upperBound + Int(distance) * 13 + 100)
      return first(of: pattern, in: match.range.upperBound..<high, reading) {
        $0.upperBound <= limits.upperBound
          && reading.layout.distance(from: match.range.upperBound, to: $0.lowerBound) <= distance
      }
    }
  }

  /// Whether a match of a pattern that starts in a range is as asked.
  private func first(
    of pattern: Int32, in range: Range<Int>, _ reading: Reading,
    where isWanted: (Range<Int>) -> Bool
  ) -> Bool {
    let others = reading.matches(of: pattern)
    var index = firstIndex(in: others, from: range.lowerBound)
    while index < others.count, others[index].range.lowerBound < range.upperBound {
      if isWanted(others[index].range) { return true }
      index += 1
    }
    return false
  }

  private func limits(
    _ reach: Condition.Reach, of match: PatternMatch, in reading: Reading
  ) -> Range<Int> {
    switch reach {
    case .clause: reading.layout.clauseRange(of: match.range)
    case .sentence: reading.layout.sentenceRange(of: match.range)
    case .block: reading.range
    }
  }

  /// Whether a pattern is found in a range.
  private func touches(_ pattern: Int32, _ range: Range<Int>, in reading: Reading) -> Bool {
    let others = reading.matches(of: pattern)
    let index = firstIndex(in: others, from: range.lowerBound)
    return index < others.count && others[index].range.lowerBound < range.upperBound
  }

  /// The first match that starts at or after a position.
  private func firstIndex(in matches: [PatternMatch], from position: Int) -> Int {
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: What no pattern can see

  private func holds(
    _ predicate: Condition.Predicate, for match: PatternMatch, in reading: Reading
  ) -> Bool {
    switch predicate {
    case .declaredName:
      Quotation.isInside(match.range, of: reading, pairs: Quotation.titles)
        || isAttribute(match, in: reading)
    case .quoted: Quotation.isInside(match.range, of: reading, pairs: Quotation.marks)
    case .specRow: isSpecRow(match, in: reading)
    case .question: endsInQuestion(match, in: reading)
    case .wholeClause: isWholeClause(match, in: reading)
    }
  }

  /// Whether the phrase stands inside the brand or an attribute's value as it appears in the text.
  private func isAttribute(_ match: PatternMatch, in reading: Reading) -> Bool {
    let values = [listing.brand].compactMap { $0 } + listing.attributes.values.sorted()
    return values.contains { value in
      let name = reading.claims.folding.fold(value)
      guard name.count > match.range.count, name.count <= 40 else { return false }
      let low = max(reading.range.lowerBound, match.range.upperBound - name.count)
      let high = min(match.range.lowerBound, reading.range.upperBound - name.count)
      guard low <= high else { return false }
      return (low...high).contains { Array(reading.units[$0..<($0 + name.count)]) == name }
    }
  }

  private func isSpecRow(_ match: PatternMatch, in reading: Reading) -> Bool {
    let clause = reading.layout.clauseRange(of: match.range)
    let after = match.range.upperBound..<min(clause.upperBound, match.range.upperBound + 16)
    guard let colon = after.first(where: { reading.units[$0] == 0x3A }) else { return false }
    return (colon..<min(clause.upperBound, colon + 40)).contains {
      Letters.isDigit(reading.units[$0])
    }
  }

  private func endsInQuestion(_ match: PatternMatch, in reading: Reading) -> Bool {
    let sentence = reading.layout.sentenceRange(of: match.range)
    guard let last = sentence.last else { return false }
    return reading.units[last] == 0x3F
      || (last > sentence.lowerBound && reading.units[last - 1] == 0x3F)
  }

  private func isWholeClause(_ match: PatternMatch, in reading: Reading) -> Bool {
    let clause = reading.layout.clauseRange(of: match.range)
    guard clause.count <= match.range.count + 12 else { return false }
    let rest =
      Array(clause.lowerBound..<match.range.lowerBound)
      + Array(match.range.upperBound..<clause.upperBound)
    return !rest.contains { Letters.isHan(reading.units[$0]) || Letters.isWord(reading.units[$0]) }
  }
}
