// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

extension TitleBuilder {
  /// Searches as tags, each within its length: the most valued ones that fit, no two of the same words.
  ///
  /// Tags are whole phrases that do not share their words, so taking them by value is the optimum.
  ///
  /// - Parameter field: the platform's list of tags; its `items` say how many there may be.
  public func tags(
    from candidates: [TitleCandidate], field name: String = "tags"
  ) throws(TitleBuildError) -> [BuiltTitle.Covered] {
    let request = try TitleRequest(builder: self, field: name, candidates, forbidding: [])
    var seen: Set<Set<String>> = []
    var tags: [BuiltTitle.Covered] = []
    let sorted = request.accepted.sorted { a, b in
      a.candidate.value != b.candidate.value
        ? a.candidate.value > b.candidate.value : a.candidate.term < b.candidate.term
    }
    for item in sorted where tags.count < request.field.items {
      let term = item.candidate.term
      guard request.limit.unit.length(of: term) <= request.limit.count,
        !findings(in: term, field: name).contains(where: { $0.severity > .info }),
        seen.insert(Set(item.keys)).inserted
      else { continue }
      tags.append(.init(term: term, value: item.candidate.value, isContiguous: true))
    }
    return tags
  }
}
