// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Makes one finding of several about the same words.
enum Overlaps {
  /// Of candidates of one family that overlap, the most severe and then the one of most characters stays; the rest are
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
    /// Candidates of a family that overlap one another in a row, and where the row ends.
    var chains: [Family: (members: [ClaimChecker.Candidate], end: Int)] = [:]
    var kept: [ClaimChecker.Candidate] = []
    for candidate in ordered {
      let family = rules[candidate.rule].family
      if var chain = chains[family], let last = chain.members.last, last.field == candidate.field,
        candidate.range.start < chain.end || candidate.range == last.range
      {
        chains[family] = nil
        chain.members.append(candidate)
        chain.end = max(chain.end, candidate.range.end)
        chains[family] = chain
      } else {
        if let chain = chains[family] { kept += best(of: chain.members) }
        chains[family] = ([candidate], candidate.range.end)
      }
    }
    for chain in chains.values { kept += best(of: chain.members) }
    return kept.sorted { a, b in
      if a.field != b.field { return a.field < b.field }
      if a.range != b.range { return a.range < b.range }
      return rules[a.rule].id < rules[b.rule].id
    }
  }

  /// Longer chains are cut here, so that no text makes this quadratic.
  private static let longestChain = 64

  /// The best of a chain, then the best of those that do not overlap it, and so on: a chain loses its links, not
  /// its ends.
  private static func best(
    of chain: [ClaimChecker.Candidate]
  ) -> [ClaimChecker.Candidate] {
    var kept: [ClaimChecker.Candidate] = []
    var start = 0
    while start < chain.count {
      let part = chain[start..<min(start + longestChain, chain.count)]
      start = part.endIndex
      let plain = Set(part.filter { !$0.isEvasion }.map(\.range))
      let ranked = part.filter { !$0.isEvasion || !plain.contains($0.range) }.enumerated().sorted {
        let (a, b) = ($0.element, $1.element)
        if a.severity != b.severity { return a.severity > b.severity }
        if a.length != b.length { return a.length > b.length }
        return $0.offset < $1.offset
      }
      let first = kept.count
      for (_, candidate) in ranked
      where !kept[first...].contains(where: {
        $0.range.overlaps(candidate.range) || $0.range == candidate.range
      }) {
        kept.append(candidate)
      }
    }
    return kept
  }
}
