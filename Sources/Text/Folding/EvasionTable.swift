// SPDX-License-Identifier: Apache-2.0

/// How words are disguised: the tables of `lexicons/folding` that only the evasion view reads.
public struct EvasionTable: Sendable {
  /// A disguise: what is written, what it is read as, and the ordinary words in which it is itself.
  struct Disguise: Sendable {
    var written: [UInt32]
    var read: [UInt32]
    /// Where one of these words stands over part of it, nothing is disguised.
    var ordinary: [[UInt32]]
    /// Whether it is one only where the reading makes a known pair of characters with a neighbour.
    var needsPair = false
  }

  /// Disguises by the first character written, longer ones first.
  var disguises: [UInt32: [Disguise]] = [:]
  /// What each character of the Basic Multilingual Plane may be part of, so that most are passed over at one
  /// look.
  var traits: [Traits] = Array(repeating: [], count: 0x10000)
  /// Readings of syllables written in Latin letters: characters, the most usual first, or one word.
  var syllables: [[UInt32]: [[UInt32]]] = [:]
  /// Pairs of characters that stand side by side in words looked for: the first in the upper half.
  var pairs: Set<UInt64> = []
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
    for word in words {
      for (left, right) in zip(word, word.dropFirst()) where Letters.isHan(left) {
        pairs.insert(Self.pair(left, right))
      }
    }
  }

  static func pair(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << 32 | UInt64(right) }

  /// Whether a reading makes a known pair with the unit before or after it.
  func isPaired(_ read: [UInt32], before: UInt32, after: UInt32) -> Bool {
    guard let first = read.first, let last = read.last else { return false }
    return pairs.contains(Self.pair(before, first)) || pairs.contains(Self.pair(last, after))
  }

  /// Adds disguises: a line `written read [ordinary word …]`; homophones are read only beside a neighbour with which
  /// they make a known pair.
  public mutating func add(
    disguises text: String, folding: FoldingTable, needPair: Bool = false
  ) throws(FoldingTable.LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count >= 2 else {
        throw FoldingTable.LineError(line: number, message: "expected what is written and read")
      }
      let written = folding.fold(fields[0])
      guard let first = written.first else { continue }
      disguises[first, default: []].append(
        Disguise(
          written: written, read: folding.fold(fields[1]),
          ordinary: fields.dropFirst(2).map(folding.fold), needsPair: needPair))
      // Of equally long ones, that which needs no pair comes first, then that which is listed first.
      let sorted = disguises[first]?.enumerated().sorted { a, b in
        if a.element.written.count != b.element.written.count {
          return a.element.written.count > b.element.written.count
        }
        if a.element.needsPair != b.element.needsPair { return !a.element.needsPair }
        return a.offset < b.offset
      }
      disguises[first] = sorted?.map(\.element)
      mark(first, .startsDisguise)
    }
  }

  /// Adds syllables: a line `zui 最 醉`, the most usual reading first; a word of several characters is one reading.
  public mutating func add(
    syllables text: String, folding: FoldingTable
  ) throws(FoldingTable.LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count >= 2 else {
        throw FoldingTable.LineError(line: number, message: "expected a syllable and characters")
      }
      syllables[folding.fold(fields[0])] = fields.dropFirst().map(folding.fold)
    }
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

  /// Works out the traits again, after the tables were read from elsewhere.
  mutating func markAll() {
    for unit in disguises.keys { mark(unit, .startsDisguise) }
    for unit in lookalikes.keys { mark(unit, .lookalike) }
    for unit in leet.keys { mark(unit, .leet) }
    for unit in separators { mark(unit, .separator) }
    for unit in weakSeparators { mark(unit, .weakSeparator) }
  }

  private mutating func mark(_ unit: UInt32, _ trait: Traits) {
    if unit < 0x10000 { traits[Int(unit)].insert(trait) }
  }

  @inline(__always)
  func traits(of unit: UInt32) -> Traits {
    if unit < 0x10000 { return traits[Int(unit)] }
    return disguises[unit] != nil ? .startsDisguise : []
  }

  /// Whether a sign between two characters may be there to split a word.
  @inline(__always)
  func separates(_ unit: UInt32) -> Bool {
    traits(of: unit).contains(.separator) || Letters.isPictograph(unit)
  }
}
