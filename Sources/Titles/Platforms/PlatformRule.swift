// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// One rule of one field, with where it comes from and when it holds.
public struct PlatformRule: Sendable {
  /// How far the source is to be trusted. A rule of low confidence warns and never blocks.
  public enum Confidence: String, Hashable, Sendable, CaseIterable {
    case high, medium, low

    /// Probability that a reviewer of the platform would agree.
    var probability: Double {
      switch self {
      case .high: 0.95
      case .medium: 0.8
      case .low: 0.5
      }
    }
  }

  /// Unique among the rules of the field that hold at one time (`length`, `emoji`).
  public var id: String
  public var check: TitleCheck
  public var severity: Severity
  public var confidence: Confidence
  /// Where it is written, in words.
  public var source: String
  public var url: String?
  /// First and last day on which it holds.
  public var from: CalendarDate?
  public var to: CalendarDate?
  /// Categories of goods it is for; empty for all.
  public var categories: [String]
  public var exceptCategories: [String]
  /// Says it in the platform's own words, where the general sentence does not do.
  public var message: Message?

  /// Whether it holds on a day for a category of goods.
  public func holds(on day: CalendarDate, category: String?) -> Bool {
    if let from, day < from { return false }
    if let to, to < day { return false }
    guard let category else { return categories.isEmpty }
    return (categories.isEmpty || categories.contains(category))
      && !exceptCategories.contains(category)
  }
}

/// What a rule looks at. The kinds are code; their words, numbers and characters are data.
public enum TitleCheck: Hashable, Sendable {
  /// At most so long. Where it is not known which unit the platform counts, the others that it may be
  /// are checked as well and advised on.
  case maximum(LengthLimit, orIn: [LengthUnit])
  case minimum(LengthLimit)
  /// A length that the platform advises not to exceed.
  case recommended(LengthLimit)
  /// How much a phone shows.
  case visible(LengthLimit)
  /// None of these characters, the brand's own excepted where `exceptInBrand`.
  case characters(Set<Character>, exceptInBrand: Bool)
  /// None of these kinds of text.
  case kinds([ForbiddenKind])
  /// None of these words; Latin ones as whole words, whatever their case.
  case words([String])
  /// No word more often than this, these ones excepted.
  case repetition(most: Int, ignoring: Set<String>)
  /// Each of these characters at most once.
  case once(Set<Character>)
  /// At most so many words of capitals, these ones excepted.
  case capitals(most: Int, ignoring: Set<String>)
  /// Every word with a capital, these ones excepted.
  case titleCase(ignoring: Set<String>)
  /// Some letter beyond digits, symbols and, where it says so, Latin letters.
  case notOnly([ScriptClass])
  /// Facts that must stand in it.
  case required([RequiredElement])

  /// Texts of a kind that some platforms do not allow.
  public enum ForbiddenKind: String, Hashable, Sendable, CaseIterable {
    case emoji
    /// Ornaments: stars, arrows, blocks, dingbats.
    case symbols
    /// Full-width letters, digits and spaces that have an ASCII form.
    case fullWidth = "full-width"
    case lineBreaks = "line-breaks"
    case spaces
    case urls
    /// A year from 1990 to 2099 standing alone.
    case years
    /// Letters outside the Latin and Chinese scripts.
    case otherScripts = "other-scripts"
    /// Letters outside ASCII.
    case nonASCII = "non-ascii"
    /// Punctuation other than the space, of either width.
    case punctuation
  }

  /// Classes that may not be all there is.
  public enum ScriptClass: String, Hashable, Sendable, CaseIterable {
    case digits, latin, symbols
  }

  /// A fact that a title must name.
  public enum RequiredElement: String, Hashable, Sendable, CaseIterable {
    case brand
    case productWord = "product-word"
  }
}
