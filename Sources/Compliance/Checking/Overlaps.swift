// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Makes one finding of several about the same words.
enum Overlaps {
  /// Of candidates of one family that overlap, the most severe and then the longest stays; the rest are
  /// dropped. Ordered by field, place and rule.
  static func resolve(
    _ candidates: [ClaimChecker.Candidate], rules: [ClaimRule]
  ) -> [ClaimChecker.Candidate] {
    let ordered = candidates.sorted { a, b in
      if a.field != b.field { return a.field < b.field }
      if a.range != b.range { return a.range < b.range }
      if a.isEvasion != b.isEvasion { return !a.isEvasion }
      return rules[a.rule].id < rules[b.rule].id
    }
    var kept: [ClaimChecker.Candidate] = []
    /// The last kept candidate of each family.
    var last: [Family: Int] = [:]
    for candidate in ordered {
      let family = rules[candidate.rule].family
      if let index = last[family], kept[index].field == candidate.field,
        kept[index].range.overlaps(candidate.range) || kept[index].range == candidate.range
      {
        if isBetter(candidate, than: kept[index]) { kept[index] = candidate }
      } else {
        last[family] = kept.count
        kept.append(candidate)
      }
    }
    return kept.sorted { a, b in
      if a.field != b.field { return a.field < b.field }
      if a.range != b.range { return a.range < b.range }
      return rules[a.rule].id < rules[b.rule].id
    }
  }

  private static func isBetter(
    _ a: ClaimChecker.Candidate, than b: ClaimChecker.Candidate
  ) -> Bool {
    if a.isEvasion != b.isEvasion, a.range == b.range { return !a.isEvasion }
    if a.severity != b.severity { return a.severity > b.severity }
    return a.range.count > b.range.count
  }
}
