// SPDX-License-Identifier: Apache-2.0

import Findings

/// A text that was built, with its proof and where each word of it comes from.
public struct BuiltTitle: Sendable {
  /// A search that the text covers.
  public struct Covered: Hashable, Sendable {
    public var term: String
    public var value: Double
    /// Whether it stands in the text as it is typed, unbroken.
    public var isContiguous: Bool
  }

  /// A search that it does not cover.
  public struct Dropped: Hashable, Sendable {
    /// Why it is not.
    public enum Reason: Hashable, Sendable {
      /// The limit leaves no room for all its words.
      case noRoom
      case contradicts, rivalBrand, irrelevant
      /// A word that no fact supports.
      case unsupported(String)
      /// A word that the user, or the check of claims, wants out.
      case forbidden(String)
    }
    public var term: String
    public var value: Double
    public var why: Reason

    public init(term: String, value: Double, why: Reason) {
      self.term = term
      self.value = value
      self.why = why
    }
  }

  /// A part of the text with where it comes from.
  public struct Token: Hashable, Sendable {
    /// As it stands in the text.
    public var text: String
    public var slot: TitleSlot
    public var from: [Origin]
  }

  /// Where a word comes from.
  public enum Origin: Hashable, Sendable {
    /// A key of the facts file and its value.
    case fact(name: String, value: String)
    case query(String)
    /// The title that was there before.
    case seed(String)
    /// A word of the grammar that makes it read well.
    case grammar
    /// The user's wish.
    case wish(String)
  }

  /// Which text of the listing (`title`, `highlights`, `backend`, …).
  public var field: String
  public var text: String
  public var length: TitleReport.Length
  /// What a phone shows.
  public var visible: String
  /// Value of the covered searches.
  public var value: Double
  /// No text within the limit covers more.
  public var bound: Double
  /// Whether `value` is the most that the limit allows.
  public var proved: Bool
  /// Share of all accepted demand that is covered, 0…1.
  public var share: Double
  /// By value, the largest first.
  public var covered: [Covered]
  public var dropped: [Dropped]
  /// In the order of the text.
  public var tokens: [Token]
  public var findings: [Finding]
  /// Covered searches that the title it grew from did not cover; nil without one.
  public var gained: [Covered]?
  /// Share of words in which it differs from each of the titles built with it; nil where they were not
  /// built to differ.
  public var distances: [Double]?
  /// How it differs from the first title, for a variant.
  public var variation: TitleVariation?

  /// Share of the bound that may be missing.
  public var gap: Double { proved || bound <= 0 ? 0 : max(0, 1 - value / bound) }
}
