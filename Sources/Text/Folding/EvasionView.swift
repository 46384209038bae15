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
    guard EvasionView.mayHoldDisguise(draft.units, table: table) else { return nil }
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
    guard let first = origins[range].first, let last = origins[range].last else {
      return range.lowerBound..<range.lowerBound
    }
    return Int(first.lowerBound)..<max(Int(first.lowerBound), Int(last.upperBound))
  }

  /// A cheap look: any character that a disguise needs.
  private static func mayHoldDisguise(_ units: [UInt32], table: EvasionTable) -> Bool {
    var previousIsHan = false
    for unit in units {
      let isHan = Letters.isHan(unit)
      if table.startsDisguise(unit) || table.lookalikes[unit] != nil { return true }
      if previousIsHan, !isHan, table.separates(unit) || Letters.isAlphabetic(unit) { return true }
      if unit < 0x80, table.leet[unit] != nil || Letters.isAlphabetic(unit) { return true }
      previousIsHan = isHan
    }
    return false
  }
}
