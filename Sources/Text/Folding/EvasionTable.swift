// SPDX-License-Identifier: Apache-2.0

/// How words are disguised: the tables of `lexicons/folding` that only the evasion view reads.
public struct EvasionTable: Sendable {
  /// A disguise: what is written, what it is read as, and the ordinary words in which it is itself.
  struct Disguise: Sendable {
    var written: [UInt32]
    var read: [UInt32]
    /// Where one of these words stands over part of it, nothing is disguised.
    var ordinary: [[UInt32]]
  }

  /// Disguises by the first character written, longer ones first.
  var disguises: [UInt32: [Disguise]] = [:]
  /// What each character of the Basic Multilingual Plane may be part of, so that most are passed over at one
  /// look.
  var traits: [Traits] = Array(repeating: [], count: 0x10000)
  /// Characters for syllables written in Latin letters.
  var syllables: [[UInt32]: [UInt32]] = [:]
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

  /// Adds disguises: a line `written read [ordinary word …]`.
  public mutating func add(
    disguises text: String, folding: FoldingTable
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
          ordinary: fields.dropFirst(2).map(folding.fold)))
      disguises[first]?.sort { $0.written.count > $1.written.count }
      mark(first, .startsDisguise)
    }
  }

  /// Adds syllables: a line `zui 最`.
  public mutating func add(
    syllables text: String, folding: FoldingTable
  ) throws(FoldingTable.LineError) {
    for (number, fields) in FoldingTable.fields(of: text) {
      guard fields.count == 2 else {
        throw FoldingTable.LineError(line: number, message: "expected a syllable and a character")
      }
      syllables[folding.fold(fields[0])] = folding.fold(fields[1])
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
