// SPDX-License-Identifier: Apache-2.0

/// Lets through what is true of the product: nothing that contradicts the facts, no other brand, nothing
/// that no fact supports.
struct CandidateGate {
  /// A candidate that may be covered.
  struct Accepted {
    var candidate: TitleCandidate
    /// Words it needs, by key, in its order; small words left out.
    var keys: [String]
  }

  let index: FactIndex
  let grammar: TitleGrammar
  /// Words that the user wants out, by key.
  let forbidden: Set<String>

  /// The candidates that may be covered, and those that may not, with the reason.
  func judge(
    _ candidates: [TitleCandidate]
  ) -> (accepted: [Accepted], dropped: [BuiltTitle.Dropped]) {
    var accepted: [Accepted] = []
    var dropped: [BuiltTitle.Dropped] = []
    for candidate in candidates {
      let words = candidate.tokens.filter { !grammar.smallWords.contains(TitleText.fold($0)) }
      if let why = objection(to: candidate, words) {
        dropped.append(.init(term: candidate.term, value: candidate.value, why: why))
      } else if !words.isEmpty {
        accepted.append(Accepted(candidate: candidate, keys: words.map(WordForm.key)))
      }
    }
    return (accepted, dropped)
  }

  private func objection(
    to candidate: TitleCandidate, _ words: [String]
  ) -> BuiltTitle.Dropped.Reason? {
    switch candidate.relevance {
    case .contradicts: return .contradicts
    case .rivalBrand: return .rivalBrand
    case .irrelevant: return .irrelevant
    default: break
    }
    for word in words {
      if forbidden.contains(WordForm.key(word)) { return .forbidden(word) }
      if index.denies(word) { return .contradicts }
      if candidate.relevance == .core || candidate.relevance == .compatible { continue }
      if index.support(for: word).isEmpty, !index.isPartOfName(word),
        !grammar.neutralWords.contains(TitleText.fold(word))
      {
        return .unsupported(word)
      }
    }
    return nil
  }
}
