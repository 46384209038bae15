// SPDX-License-Identifier: Apache-2.0

/// What must be so around a phrase for an exemption, or for a claim, to hold.
indirect enum Condition: Hashable, Sendable {
  /// One of these patterns is found there.
  case found(patterns: [Int32], place: Place)
  case predicate(Predicate)
  /// The listing is of one of these categories, or for one of these platforms.
  case category([String])
  case platform([String])
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// Where a pattern is looked for, seen from the phrase.
  enum Place: Hashable, Sendable {
    /// Over the phrase: it contains one of the phrase's words.
    case cover
    case clause, sentence, block, listing
    /// In the title of the listing.
    case title
    /// Up to so many reading units before or after the phrase, without leaving `reach`.
    case before(distance: Int32, reach: Reach)
    case after(distance: Int32, reach: Reach)
  }

  enum Reach: String, Hashable, Sendable, CaseIterable {
    case clause, sentence, block
  }

  /// What no pattern can see.
  enum Predicate: String, Hashable, Sendable, CaseIterable {
    /// Inside 《》, or the listing's brand, or an attribute's value such as a model.
    case declaredName = "declared-name"
    /// Inside quotation marks of any kind.
    case quoted
    /// A cell with a header, or `label: value` with a number.
    case specRow = "spec-row"
    /// The sentence ends in a question mark.
    case question
    /// The phrase is the whole of its clause.
    case wholeClause = "whole-clause"
  }
}
