// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds the statements of a text.
public struct StatementFinder: Sendable {
  let lexicon: FactLexicon

  public init(lexicon: FactLexicon) { self.lexicon = lexicon }

  /// The statements of the parts of a text, in order of place.
  func statements(in text: FoldedText) -> [Statement] {
    let hits = lexicon.words.hits(in: text)
    var found: [Statement] = []
    var next = 0
    for (part, range) in text.parts.enumerated() {
      var own: [CueSet.Hit] = []
      while next < hits.count, hits[next].part == part {
        own.append(hits[next])
        next += 1
      }
      let reader = PartReader(text: text, part: part, range: range, hits: own, lexicon: lexicon)
      found += reader.statements()
    }
    return found.sorted {
      $0.range.start != $1.range.start
        ? $0.range.start < $1.range.start : $0.range.end > $1.range.end
    }
  }
}

/// Reads one part of a text.
private struct PartReader {
  let text: FoldedText
  let part: Int
  let range: Range<Int>
  let lexicon: FactLexicon
  /// Words found, longest first where they overlap; none of them overlaps another of its topic's family.
  private let words: [(topic: FactLexicon.Topic, place: Range<Int>)]
  private let clauses: [Range<Int>]

  init(
    text: FoldedText, part: Int, range: Range<Int>, hits: [CueSet.Hit], lexicon: FactLexicon
  ) {
    self.text = text
    self.part = part
    self.range = range
    self.lexicon = lexicon
    let placed = hits.map { hit in
      (topic: lexicon.topics[hit.topic], place: Self.units(of: hit.range, in: text, within: range))
    }
    words = Self.withoutOverlaps(placed)
    clauses = Self.clauses(of: text.units, in: range)
  }

  func statements() -> [Statement] {
    var found: [Statement] = []
    for word in words {
      switch word.topic {
      case .material(let index) where namesMaterial(word.place):
        found.append(statement(.material(index), word.place))
      case .certification:
        found.append(statement(.certification(text.string(in: word.place)), word.place))
      case .booster: found.append(statement(.booster, word.place))
      case .negator: if let negation = negation(at: word.place) { found.append(negation) }
      case .suffix: if let negation = suffixNegation(at: word.place) { found.append(negation) }
      default: break
      }
    }
    return found + quantities()
  }

  /// A single Chinese character names a material where it stands alone or before 制, 质, 材, …: 铁 in 地铁 and
  /// 麻 in 麻烦 do not.
  private func namesMaterial(_ place: Range<Int>) -> Bool {
    guard place.count == 1, Letters.isHan(text.units[place.lowerBound]) else { return true }
    if place.lowerBound > range.lowerBound, Letters.isHan(text.units[place.lowerBound - 1]) {
      return false
    }
    guard place.upperBound < range.upperBound else { return true }
    let next = text.units[place.upperBound]
    return !Letters.isHan(next) || Self.materialEndings.contains(next)
  }

  /// 制, 质, 材, 料, 芯, 艺, 布, 管, 片, 板, 丝.
  private static let materialEndings: Set<UInt32> = [
    0x5236, 0x8D28, 0x6750, 0x6599, 0x82AF, 0x827A, 0x5E03, 0x7BA1, 0x7247, 0x677F, 0x4E1D,
  ]

  // MARK: Numbers

  private func quantities() -> [Statement] {
    var found: [Statement] = []
    let reader = NumberReader(units: text.units, end: range.upperBound)
    var index = range.lowerBound
    while index < range.upperBound {
      if let code = code(at: index) {
        found.append(statement(.number(text.string(in: code)), code))
        index = code.upperBound
        continue
      }
      guard startsNumber(at: index), let first = reader.number(at: index) else {
        index += 1
        continue
      }
      let (statement, end) = quantity(from: index, first: first, reader: reader)
      if let statement { found.append(statement) }
      index = max(end, index + 1)
    }
    return found
  }

  private func quantity(
    from start: Int, first: (value: Double, end: Int), reader: NumberReader
  ) -> (Statement?, Int) {
    var upper = first.value
    var end = first.end
    let isFraction = text.units[start..<end].contains(0x2F)
    let firstUnit = unit(at: end, isFraction: isFraction)
    if let second = rangeEnd(after: firstUnit?.end ?? end, reader: reader) {
      upper = second.value
      end = second.end
    }
    let unit = unit(at: end, isFraction: isFraction) ?? (upper == first.value ? firstUnit : nil)
    let isDigit = Letters.isDigit(text.units[start])
    guard let unit else {
      // A Chinese numeral without a unit is a word like any other.
      guard isDigit, !isDate(start, end) else { return (nil, end) }
      let quantity = Quantity(
        number: first.value, value: first.value, upper: upper,
        kind: money(before: start) ? "money" : nil, unit: "",
        bound: bound(of: start..<end))
      return (statement(.quantity(quantity), start..<end), end)
    }
    if isDate(start, unit.end) { return (nil, unit.end) }
    let quantity = Quantity(
      number: first.value, value: first.value * unit.unit.factor, upper: upper * unit.unit.factor,
      kind: unit.unit.kind,
      unit: text.string(in: (unit.end - unit.unit.name.count)..<unit.end),
      bound: bound(of: start..<unit.end))
    return (statement(.quantity(quantity), start..<unit.end), unit.end)
  }

  private func unit(at place: Int, isFraction: Bool) -> (unit: UnitTable.Unit, end: Int)? {
    var start = place
    if start < range.upperBound, text.units[start] == 0x20 { start += 1 }
    guard let unit = lexicon.units.unit(in: text.units, at: start, end: range.upperBound) else {
      return nil
    }
    let end = start + unit.name.count
    // `5 in 1` and `3 a day` hold no inch and no ampere.
    let isWordLike = unit.name == [0x69, 0x6E] || unit.name == [0x61]
    if isWordLike, !isFraction,
      start > place || (end + 1 < range.upperBound && Letters.isDigit(text.units[end + 1]))
    {
      let isInch = unit.name.count == 2
      if !isInch || (end + 1 < range.upperBound && Letter.isWord(text.units[end + 1])) {
        return nil
      }
    }
    return (unit, end)
  }

  /// `3-5`, `3~5`, `3 to 5`, `3至5`: the second number, where a range is written.
  private func rangeEnd(after place: Int, reader: NumberReader) -> (value: Double, end: Int)? {
    for mark in Self.rangeMarks {
      let end = place + mark.count
      guard end < range.upperBound, text.units[place..<end].elementsEqual(mark),
        Letters.isDigit(text.units[end])
      else { continue }
      return reader.number(at: end)
    }
    return nil
  }

  private static let rangeMarks: [[UInt32]] = ["-", "–", "~", "～", "至", "到", " to ", " - "].map {
    $0.unicodeScalars.map(\.value)
  }

  /// A number is part of a name where letters stand before it (`L3`, `iPhone 15` is one too, but not known).
  private func startsNumber(at index: Int) -> Bool {
    guard index > range.lowerBound else { return true }
    let before = text.units[index - 1]
    return !Letters.isAlphabetic(before) && !Letters.isDigit(before) && before != 0x2E
      && !(before == 0x2D && index - 1 > range.lowerBound
        && Letters.isAlphabetic(text.units[index - 2]))
  }

  /// Numbers of standards, certificates and patents: letters and digits with signs between, at least six
  /// characters, two letters and four digits (`gb/t 9473-2022`, `zl202310123456.7`, `bw-2025-0418`).
  private func code(at index: Int) -> Range<Int>? {
    guard Letters.isAlphabetic(text.units[index]),
      index == range.lowerBound || !Letters.isAlphabetic(text.units[index - 1])
    else { return nil }
    var end = index
    var letters = 0
    var digits = 0
    while end < range.upperBound {
      let unit = text.units[end]
      if Letters.isDigit(unit) {
        digits += 1
      } else if Letters.isAlphabetic(unit) {
        letters += 1
        if letters > 10 { return nil }
      } else if unit == 0x2D || unit == 0x2F || unit == 0x2E
        || (unit == 0x20 && digits == 0 && letters <= 4)
      {
        guard end + 1 < range.upperBound,
          Letters.isAlphabetic(text.units[end + 1]) || Letters.isDigit(text.units[end + 1])
        else { break }
      } else {
        break
      }
      end += 1
    }
    return letters >= 2 && digits >= 4 ? index..<end : nil
  }

  /// A year, a day of a month, a time of day.
  private func isDate(_ start: Int, _ end: Int) -> Bool {
    let units = text.units
    let last = units[end - 1]
    if last == 0x5E74, end - start == 5 { return true }
    if start > range.lowerBound, [0x5E74, 0x6708, 0x2F, 0x3A].contains(units[start - 1]) {
      return true
    }
    guard end < range.upperBound else { return false }
    if [0x6708, 0x53F7, 0x5E74, 0x3A].contains(units[end]) { return true }
    return false
  }

  private func money(before start: Int) -> Bool {
    guard start > range.lowerBound else { return false }
    return [0x24, 0xA5, 0xFFE5, 0x20AC, 0xA3].contains(text.units[start - 1])
  }

  private func bound(of place: Range<Int>) -> Quantity.Bound {
    for word in words {
      let isBefore =
        word.place.upperBound <= place.lowerBound
        && place.lowerBound - word.place.upperBound <= 2
      let isAfter =
        word.place.lowerBound >= place.upperBound
        && word.place.lowerBound - place.upperBound <= 1
      guard isBefore || isAfter else { continue }
      switch word.topic {
      case .about: return .about
      case .atMost where isBefore: return .atMost
      case .atLeast: return .atLeast
      default: continue
      }
    }
    return .exact
  }

  // MARK: Denials

  private func negation(at place: Range<Int>) -> Statement? {
    let clause = clause(of: place.lowerBound)
    var start = place.upperBound
    while start < clause.upperBound, !Letter.isWord(text.units[start]) { start += 1 }
    guard start < clause.upperBound else { return nil }
    var end = start
    if Letters.isHan(text.units[start]) {
      while end < clause.upperBound, end - start < 4, Letter.isWord(text.units[end]) { end += 1 }
    } else {
      while end < clause.upperBound,
        Letters.isAlphabetic(text.units[end]) || Letters.isDigit(text.units[end])
      {
        end += 1
      }
    }
    return statement(.negation(text.string(in: start..<end)), place.lowerBound..<end)
  }

  private func suffixNegation(at place: Range<Int>) -> Statement? {
    var end = place.lowerBound
    if end > range.lowerBound, text.units[end - 1] == 0x2D { end -= 1 }
    guard end > range.lowerBound, end < place.lowerBound || text.units[place.lowerBound] == 0x2D
    else { return nil }
    var start = end
    while start > range.lowerBound, Letters.isAlphabetic(text.units[start - 1]) { start -= 1 }
    guard start < end else { return nil }
    return statement(.negation(text.string(in: start..<end)), start..<place.upperBound)
  }

  // MARK: Clauses

  private func statement(_ kind: Statement.Kind, _ place: Range<Int>) -> Statement {
    let clause = clause(of: place.lowerBound)
    return Statement(
      kind: kind, range: text.bytes(of: place), part: part, clause: clause, units: place,
      isNegated: isNegated(place, in: clause), isComparison: isComparison(clause))
  }

  private func clause(of unit: Int) -> Range<Int> {
    clauses.first { $0.contains(unit) } ?? range
  }

  private func isComparison(_ clause: Range<Int>) -> Bool {
    words.contains { $0.topic == .comparison && clause.overlaps($0.place) }
  }

  /// A negator a few letters before, or `-free` directly behind.
  private func isNegated(_ place: Range<Int>, in clause: Range<Int>) -> Bool {
    words.contains { word in
      switch word.topic {
      case .negator:
        return clause.contains(word.place.lowerBound) && word.place.upperBound <= place.lowerBound
          && place.lowerBound - word.place.upperBound <= 6
      case .suffix:
        return word.place.lowerBound >= place.upperBound
          && word.place.lowerBound - place.upperBound <= 1
      default: return false
      }
    }
  }

  private static func clauses(of units: [UInt32], in range: Range<Int>) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where endsClause(units, index, range) {
      clauses.append(start..<(index + 1))
      start = index + 1
    }
    if start < range.upperBound { clauses.append(start..<range.upperBound) }
    return clauses
  }

  private static func endsClause(_ units: [UInt32], _ index: Int, _ range: Range<Int>) -> Bool {
    if units[index] == 0x2E {
      return index + 1 == range.upperBound || units[index + 1] == 0x20
    }
    if units[index] == 0x2C, index + 1 < range.upperBound, Letters.isDigit(units[index + 1]) {
      return false
    }
    return Letter.endsClause(units[index])
  }

  /// Of words that overlap the longest counts, with all its topics: 不锈钢 is a material and no negation.
  private static func withoutOverlaps(
    _ words: [(topic: FactLexicon.Topic, place: Range<Int>)]
  ) -> [(topic: FactLexicon.Topic, place: Range<Int>)] {
    let ordered = words.sorted { a, b in
      a.place.lowerBound != b.place.lowerBound
        ? a.place.lowerBound < b.place.lowerBound : a.place.count > b.place.count
    }
    var kept: [(topic: FactLexicon.Topic, place: Range<Int>)] = []
    for word in ordered {
      while let last = kept.last, last.place.overlaps(word.place), last.place != word.place,
        last.place.count < word.place.count
      {
        kept.removeLast()
      }
      if let last = kept.last, last.place.overlaps(word.place), last.place != word.place {
        continue
      }
      kept.append(word)
    }
    return kept
  }

  /// The units of a place in the text.
  private static func units(
    of place: ByteRange, in text: FoldedText, within part: Range<Int>
  ) -> Range<Int> {
    let start = Self.first(in: part) { Int(text.starts[$0]) >= place.start }
    let end = Self.first(in: start..<part.upperBound) { Int(text.starts[$0]) >= place.end }
    return start..<end
  }

  /// The first index for which a condition holds that never turns false again.
  private static func first(in range: Range<Int>, where isReached: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
