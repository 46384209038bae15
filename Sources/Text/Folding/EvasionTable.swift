// SPDX-License-Identifier: Apache-2.0

/// How words are disguised: the tables of `lexicons/folding` that only the evasion view reads.
public struct EvasionTable: Sendable {
  var disguises = DisguiseTable()
  /// What each character of the Basic Multilingual Plane may be part of, so that most are passed over at one
  /// look.
  var traits: [Traits] = Array(repeating: [], count: 0x10000)
  var syllables = SyllableTable()
  /// Pairs of characters that stand side by side in words looked for: the first in the upper half; ordered.
  var pairs = StoredNumbers<UInt64>()
  /// Letters of other alphabets by the Latin letter they look like.
  var lookalikes: [UInt32: UInt32] = [:]
  /// Digits and signs by the letter they stand for inside a word.
  var leet: [UInt32: UInt32] = [:]
  /// Signs that are put between the characters of a word.
  var separators: Set<UInt32> = []
  /// Those of them that also separate words, and join only single characters.
  var weakSeparators: Set<UInt32> = []

  /// What a character may be part of.
  struct Traits: OptionSet, Sendable {
    var rawValue: UInt8
    static let startsDisguise = Traits(rawValue: 1)
    static let lookalike = Traits(rawValue: 2)
    static let leet = Traits(rawValue: 4)
    static let separator = Traits(rawValue: 8)
    static let weakSeparator = Traits(rawValue: 16)
  }

  public init() {}

  /// Makes the pairs of Chinese characters of words known, by which homophones and syllables are read.
  public mutating func know(pairsOf words: [[UInt32]]) {
    var known = Set(pairs)
    for word in words {
      for (left, right) in zip(word, word.dropFirst()) where Letters.isHan(left) {
        known.insert(Self.pair(left, right))
      }
    }
    pairs = StoredNumbers(known.sorted())
  }

  /// Whether two characters stand side by side in a word looked for.
  func isKnown(_ left: UInt32, _ right: UInt32) -> Bool {
    pairs.holds(ordered: Self.pair(left, right))
  }

  private static func pair(_ left: UInt32, _ right: UInt32) -> UInt64 {
    UInt64(left) << 32 | UInt64(right)
  }

  /// Whether a reading makes a known pair with the unit before or after it.
  func isPaired(
    _ read: some BidirectionalCollection<UInt32>, before: UInt32, after: UInt32
  ) -> Bool {
    guard let first = read.first, let last = read.last else { return false }
    return isKnown(before, first) || isKnown(last, after)
  }

  /// The characters that a run of several syllables spells: `zuihao` for 最好; nil where it does not split into
  /// two to four syllables each of whose characters makes a known pair with the one before.
  func spelled(_ letters: [UInt32]) -> [UInt32]? {
    guard letters.count >= 3, letters.count <= 4 * SyllableTable.longestSyllable else { return nil }
    return spelled(letters[...], after: nil, syllables: 0)
  }

  private func spelled(
    _ letters: ArraySlice<UInt32>, after previous: UInt32?, syllables count: Int
  ) -> [UInt32]? {
    if letters.isEmpty { return count >= 2 ? [] : nil }
    guard count < 4 else { return nil }
    for length in (1...min(SyllableTable.longestSyllable, letters.count)).reversed() {
      for reading in syllables[letters.prefix(length)] {
        guard let first = reading.first, let last = reading.last else { continue }
        if let previous, !isKnown(previous, first) { continue }
        if let rest = spelled(letters.dropFirst(length), after: last, syllables: count + 1) {
          return reading + rest
        }
      }
    }
    return nil
  }

  /// Adds disguises: a line `written read [ordinary word …]`; homophones are read only beside a neighbour with which
  /// they make a known pair.
  public mutating func add(
    disguises text: String, folding: FoldingTable, needPair: Bool = false
  ) throws(FoldingTable.LineError) {
    var all = disguises.all
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count >= 2 else {
        throw FoldingTable.LineError(line: number, message: "expected what is written and read")
      }
      let written = folding.fold(fields[0])
      guard let first = written.first else { continue }
      all.append(
        DisguiseTable.Disguise(
          written: written, read: folding.fold(fields[1]),
          ordinary: fields.dropFirst(2).map(folding.fold), needsPair: needPair))
      mark(first, .startsDisguise)
    }
    disguises = DisguiseTable(all)
  }

  /// Adds syllables: a line `zui 最 醉`, the most usual reading first; a word of several characters is one reading.
  public mutating func add(
    syllables text: String, folding: FoldingTable
  ) throws(FoldingTable.LineError) {
    var all = syllables.all
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count >= 2 else {
        throw FoldingTable.LineError(line: number, message: "expected a syllable and characters")
      }
      all[folding.fold(fields[0])] = fields.dropFirst().map(folding.fold)
    }
    syllables = SyllableTable(all)
  }

  /// Adds letters that look like others: a line `а a`; with `leet`, digits and signs for letters.
  public mutating func add(
    lookalikes text: String, leet isLeet: Bool = false
  ) throws(FoldingTable.LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count == 2, let from = fields[0].unicodeScalars.first,
        let to = fields[1].unicodeScalars.first
      else {
        throw FoldingTable.LineError(line: number, message: "expected a character and a letter")
      }
      if isLeet { leet[from.value] = to.value } else { lookalikes[from.value] = to.value }
      mark(from.value, isLeet ? .leet : .lookalike)
    }
  }

  /// Adds separators: a line `strong` or `weak` and the signs, as they are or as `U+0020`.
  public mutating func add(separators text: String) throws(FoldingTable.LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count >= 2, fields[0] == "strong" || fields[0] == "weak" else {
        throw FoldingTable.LineError(line: number, message: "expected 'strong' or 'weak' and signs")
      }
      for field in fields.dropFirst() {
        let sign =
          field.hasPrefix("U+")
          ? UInt32(field.dropFirst(2), radix: 16) : field.unicodeScalars.first?.value
        guard let sign else {
          throw FoldingTable.LineError(line: number, message: "'\(field)' is no sign")
        }
        separators.insert(sign)
        if fields[0] == "weak" { weakSeparators.insert(sign) }
        mark(sign, fields[0] == "weak" ? [.separator, .weakSeparator] : .separator)
      }
    }
  }

  private mutating func mark(_ unit: UInt32, _ trait: Traits) {
    if unit < 0x10000 { traits[Int(unit)].insert(trait) }
  }

  @inline(__always)
  func traits(of unit: UInt32) -> Traits {
    if unit < 0x10000 { return traits[Int(unit)] }
    return disguises.options(startingWith: unit).isEmpty ? [] : .startsDisguise
  }

  /// Whether a sign between two characters may be there to split a word.
  @inline(__always)
  func separates(_ unit: UInt32) -> Bool {
    traits(of: unit).contains(.separator) || Letters.isPictograph(unit)
  }
}
