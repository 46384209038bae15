// SPDX-License-Identifier: Apache-2.0

/// Text as it is meant where it was disguised: signs between the characters of a word taken out, words
/// sounded out or split put together, look-alike letters and digits read as the letters they stand for.
///
/// Every unit knows where it came from, and whether anything was done there: only what was done makes a
/// reading of this view worth more than the plain one.
public struct EvasionView: Sendable {
  /// What was done at a unit.
  public struct Change: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The unit is read for something else.
    public static let replaced = Change(rawValue: 1)
    /// Something stood between the unit and the one before it.
    public static let joined = Change(rawValue: 2)
  }

  public private(set) var units: [UInt32] = []
  /// The units of the folded text each unit was read from.
  public private(set) var origins: [Range<Int32>] = []
  public private(set) var changes: [Change] = []

  /// The view of one part of a text; nil where nothing is disguised.
  public init?(of text: FoldedText, range: Range<Int>, table: EvasionTable) {
    var draft = Draft(text: text, range: range)
    let isReversed = text.reversals.contains { $0.overlaps(range) }
    guard isReversed || EvasionView.mayHoldDisguise(draft.units, table: table) else { return nil }
    if isReversed { draft.reverse(text.reversals, from: range) }
    draft = draft.readingDisguises(table)
    draft = draft.readingWords(table)
    draft = draft.joiningCharacters(table)
    guard draft.changes.contains(where: { !$0.isEmpty }) else { return nil }
    units = draft.units
    origins = draft.origins
    changes = draft.changes
  }

  /// The units of the folded text that a range of this view was read from.
  public func origin(of range: Range<Int>) -> Range<Int> {
    guard let first = origins[range].map(\.lowerBound).min(),
      let last = origins[range].map(\.upperBound).max()
    else { return range.lowerBound..<range.lowerBound }
    return Int(first)..<Int(last)
  }

  /// A cheap look: any character that a disguise needs, where it needs it.
  private static func mayHoldDisguise(_ units: [UInt32], table: EvasionTable) -> Bool {
    for index in units.indices {
      let unit = units[index]
      let traits = table.traits(of: unit)
      if !traits.isDisjoint(with: [.startsDisguise, .lookalike]) { return true }
      let before = index > 0 ? units[index - 1] : 0
      let after = index + 1 < units.count ? units[index + 1] : 0
      // A digit or sign inside a word of letters; a letter alone, as in words spelled out; letters beside a
      // Chinese character; a sign after one.
      if traits.contains(.leet), Letters.isAlphabetic(before),
        Letters.isWord(after) || Letters.isDigit(unit) || unit == 0x24
      {
        return true
      }
      if Letters.joins(unit), Letters.isAlphabetic(before), Letters.isAlphabetic(after) {
        return true
      }
      if Letters.isAlphabetic(unit) {
        if Letters.isHan(before) || Letters.isHan(after) { return true }
        if !Letters.isWord(before), !Letters.isWord(after), after != 0 { return true }
      } else if Letters.isHan(before), table.separates(unit) {
        return true
      }
    }
    return false
  }
}
