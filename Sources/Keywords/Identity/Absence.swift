// SPDX-License-Identifier: Apache-2.0

/// Marks what a query says is not there: `without scent`, `sugar free`, 不含|酒精 → no scent, no sugar,
/// no 酒精.
enum Absence {
  /// - Parameters:
  ///   - terms: in the order of the query; terms themselves or numbers of them.
  ///   - absent: the absence of what a term names.
  static func marked<Term>(
    _ terms: [Term], traits: (Term) -> TermTraits, absent: (Term) -> Term
  ) -> [Term] {
    var result: [Term] = []
    result.reserveCapacity(terms.count)
    var isNext = false
    for term in terms {
      let own = traits(term)
      if own.contains(.absenceBefore) {
        isNext = true
      } else if own.contains(.absenceAfter), let last = result.last, traits(last).contains(.word) {
        result[result.count - 1] = absent(last)
      } else if isNext, !own.contains(.function) {
        result.append(absent(term))
        isNext = false
      } else {
        result.append(term)
      }
    }
    return result
  }
}

extension CanonicalQuery.Term {
  /// The absence of what a text names.
  init(absentIn text: String) { self.init(text: "¬" + text, kind: .absence) }
}
