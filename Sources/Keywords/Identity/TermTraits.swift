// SPDX-License-Identifier: Apache-2.0

/// What the sequence of a query's terms asks of one of them.
struct TermTraits: OptionSet, Sendable {
  var rawValue: UInt8

  /// Carries no meaning of its own.
  static let function = TermTraits(rawValue: 1)
  /// Says that the next term is absent.
  static let absenceBefore = TermTraits(rawValue: 2)
  /// Says that the term before is absent.
  static let absenceAfter = TermTraits(rawValue: 4)
  /// Its place among others of its groups carries meaning.
  static let ordered = TermTraits(rawValue: 8)
  /// A word that the lexicon knows, or one in letters.
  static let word = TermTraits(rawValue: 16)
  /// May be written together with its neighbours, or be two words written together.
  static let joinable = TermTraits(rawValue: 32)
  static let startsWithDigit = TermTraits(rawValue: 64)
  static let endsWithDigit = TermTraits(rawValue: 128)
}

extension TermTraits {
  init(of term: CanonicalQuery.Term, by words: IdentityWords) {
    self = []
    if words.functionWords.contains(term.text) { insert(.function) }
    if words.absenceBefore.contains(term.text) { insert(.absenceBefore) }
    if words.absenceAfter.contains(term.text) { insert(.absenceAfter) }
    if words.orderGroups[term.text] != nil { insert(.ordered) }
    switch term.kind {
    case .word: formUnion([.word, .joinable])
    case .unknownWord, .model: insert(.joinable)
    case .quantity, .absence: break
    }
    if let first = term.text.utf8.first, Self.isDigit(first) { insert(.startsWithDigit) }
    if let last = term.text.utf8.last, Self.isDigit(last) { insert(.endsWithDigit) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
