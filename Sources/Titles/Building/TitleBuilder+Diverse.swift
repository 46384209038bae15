// SPDX-License-Identifier: Apache-2.0

extension TitleBuilder {
  /// Titles of high value that differ from each other in a share of their words.
  ///
  /// The first is the best. Each next one is the best that was found by leaving out one or two words of
  /// those before it, far enough from all of them.
  ///
  /// - Parameters:
  ///   - count: most titles.
  ///   - distance: least share of words, 0…1, in which two titles differ (Jaccard).
  public func diverse(
    _ count: Int, distance: Double = 0.25, from candidates: [TitleCandidate],
    field: String = "title"
  ) throws(TitleBuildError) -> [BuiltTitle] {
    let best = try draft(field: field, candidates)
    var drafts = [best]
    let request = try TitleRequest(builder: self, field: field, candidates, forbidding: [])
    let fixed = request.requiredKeys
    var pool: [TitleDraft] = []
    var tried: Set<Set<String>> = []
    while drafts.count < count {
      guard let last = drafts.last else { break }
      let optional = last.pieces.flatMap(\.keys).filter { !fixed.contains($0) }
      for (index, first) in optional.enumerated() {
        for second in optional[index...] {
          let banned: Set<String> = [first, second]
          guard tried.insert(banned).inserted,
            let other = try? draft(field: field, candidates, forbidding: banned)
          else { continue }
          pool.append(other)
        }
      }
      let far = pool.filter { other in
        drafts.allSatisfy { Self.distance($0, other) >= distance - 1e-9 }
      }
      guard
        let next = far.max(by: { a, b in
          a.built.value != b.built.value
            ? a.built.value < b.built.value : a.built.text > b.built.text
        })
      else { break }
      drafts.append(next)
    }
    let bound = best.built.bound
    return drafts.map { draft in
      // Words left out to get another title are no fault of the searches that need them.
      var built = request.rebuilt(draft.pieces, writer: nil, like: draft) ?? draft.built
      built.findings = draft.built.findings
      built.bound = bound
      built.proved = bound - built.value <= 1e-9 * max(1, bound)
      built.distances = drafts.map { Self.distance($0, draft) }
      return built
    }
  }

  /// Share of the words of both that stand in one only.
  private static func distance(_ a: TitleDraft, _ b: TitleDraft) -> Double {
    let left = Set(a.pieces.flatMap(\.keys))
    let right = Set(b.pieces.flatMap(\.keys))
    let all = left.union(right).count
    return all == 0 ? 0 : 1 - Double(left.intersection(right).count) / Double(all)
  }
}
