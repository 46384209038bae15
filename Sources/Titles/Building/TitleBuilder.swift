// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// Builds the texts of a listing from searches and facts: which words go in is decided by exact
/// optimisation, in what order by a grammar.
public struct TitleBuilder: Sendable {
  /// What the user wants.
  public struct Options: Sendable {
    /// Words that must be in, and words that must not.
    public var required: [String] = []
    public var forbidden: [String] = []
    /// A title to grow: it stays as it is, and more is added behind it.
    public var seed: String?
    /// Whether the brand must be in, where there is one.
    public var includesBrand = true
    /// Attributes of which a title names one value at most, by their key in the facts file, beside those
    /// of the grammar.
    public var single: [String] = []
    /// Uses less than the platform allows.
    public var limit: Int?
    public var search = SearchLimit()
    /// Findings that a text must not have, beside those of the platform: the check of claims. Words that
    /// an error of it touches are left out.
    public var claims: (@Sendable (String) -> [Finding])?

    public init() {}
  }

  public let platform: Platform
  public let grammar: TitleGrammar
  public let facts: ProductFacts
  public let day: CalendarDate
  public let category: String?
  public var options: Options
  /// Cuts a text into words.
  let words: @Sendable (String) -> [String]

  /// - Parameter words: cuts the values of facts and the user's words as the candidates were cut.
  public init(
    platform: Platform, grammar: TitleGrammar, facts: ProductFacts, on day: CalendarDate,
    category: String? = nil, options: Options = Options(),
    words: @escaping @Sendable (String) -> [String]
  ) {
    self.platform = platform
    self.grammar = grammar
    self.facts = facts
    self.day = day
    self.category = category
    self.options = options
    self.words = words
  }

  /// The best title.
  ///
  /// - Parameter field: which text of the platform (`title`, `shortTitle`).
  public func title(
    from candidates: [TitleCandidate], field: String = "title"
  ) throws(TitleBuildError) -> BuiltTitle {
    try draft(field: field, candidates).built
  }

  /// Builds a field, leaving out the words that the checks object to.
  ///
  /// - Parameters:
  ///   - extra: words to leave out from the start, by key.
  ///   - elsewhere: words that stand in another text of the listing and count as covered, by key.
  func draft(
    field name: String, _ candidates: [TitleCandidate], forbidding extra: Set<String> = [],
    elsewhere: Set<String> = []
  ) throws(TitleBuildError) -> TitleDraft {
    var banned = extra
    while true {
      let request = try TitleRequest(
        builder: self, field: name, candidates, forbidding: banned, elsewhere: elsewhere)
      var draft = try request.draft()
      let objections = findings(in: draft.built.text, field: name)
      let touched = draft.keys(touchedBy: objections.filter { $0.severity > .info })
        .subtracting(request.requiredKeys).subtracting(banned)
      if touched.isEmpty {
        draft.built.findings = objections
        return draft
      }
      banned.formUnion(touched)
    }
  }

  /// What the platform and the claims say of a text.
  func findings(in text: String, field: String) -> [Finding] {
    let checker = TitleChecker(
      platform: platform, field: field, on: day, category: category, facts: facts)
    return checker.check(text).findings + (options.claims?(text) ?? [])
  }
}

/// Why there is no title.
public enum TitleBuildError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The platform has no such text, or no limit is known for it.
  case unknownField(platform: String, field: String)
  /// What must be in is longer than the limit.
  case requiredDoNotFit(words: [String], limit: LengthLimit)
  /// Nothing is known of the product: no facts, no candidates.
  case nothingToSay

  public var description: String {
    switch self {
    case .unknownField(let platform, let field):
      "\(platform) has no limit for a field '\(field)'; see its file in lexicons/platforms"
    case .requiredDoNotFit(let words, let limit):
      "\(words.joined(separator: " ")) alone is longer than \(limit.count) \(limit.unit.name)"
    case .nothingToSay:
      "there is nothing to say: no product word and no search that the facts support"
    }
  }
}
