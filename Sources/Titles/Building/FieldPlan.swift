// SPDX-License-Identifier: Apache-2.0

import Text

/// Several texts of one listing that are searched together: title, highlights, backend terms.
public struct FieldPlan: Sendable {
  /// The texts in order.
  public var texts: [BuiltTitle]
  /// Demand covered, a search counting less the later the text that completes it.
  public var value: Double
  /// No choice for these texts covers more.
  public var bound: Double

  /// Share of the bound that may be missing.
  public var gap: Double { bound <= 0 ? 0 : max(0, 1 - value / bound) }
}

extension TitleBuilder {
  /// What a search is worth when the first, second, … text completes it, as a share of its demand: what is
  /// read by shoppers counts more than what only the engine reads.
  static let fieldWeights = [1.0, 0.5, 0.25]

  /// Builds several texts as one problem: a word stands in one of them only.
  ///
  /// The texts are filled one after the other, each proved best given those before it. What all of them
  /// cover together is bounded by proved optima of nested problems: Σ (wₖ − wₖ₊₁) · best cover within the
  /// first k limits taken together, in the smaller of the units.
  ///
  /// - Parameter fields: names of the platform's fields, the most read first.
  public func plan(
    _ fields: [String], from candidates: [TitleCandidate]
  ) throws(TitleBuildError) -> FieldPlan {
    var texts: [BuiltTitle] = []
    var used: Set<String> = []
    var rest = candidates
    var value = 0.0
    var bound = 0.0
    var space = 0
    for (position, field) in fields.enumerated() {
      if position > 0, rest.isEmpty {
        // Every search is covered: a further text has nothing to add, whatever its room.
        bound += Self.weight(position) * texts.reduce(0) { $0 + $1.value }
        break
      }
      let draft = try draft(field: field, rest, elsewhere: used)
      texts.append(draft.built)
      used.formUnion(draft.pieces.flatMap(\.keys))
      let open = Set(draft.built.dropped.filter { $0.why == .noRoom }.map(\.term))
      rest = rest.filter { open.contains($0.term) }
      let weight = Self.weight(position)
      value += weight * draft.built.value
      space += try room(of: field, in: fields[0], isFirst: position == 0)
      let step = position + 1 < fields.count ? weight - Self.weight(position + 1) : weight
      if position == 0 {
        bound += step * draft.built.bound
      } else {
        bound += step * (try nestedBound(space, field: fields[0], candidates))
      }
    }
    return FieldPlan(texts: texts, value: value, bound: max(bound, value))
  }

  private static func weight(_ position: Int) -> Double {
    fieldWeights[min(position, fieldWeights.count - 1)]
  }

  /// Most that a field holds in the unit of another, with the separator that two texts save.
  private func room(
    of name: String, in first: String, isFirst: Bool
  ) throws(TitleBuildError) -> Int {
    let request = try TitleRequest(builder: self, field: name, [], forbidding: [])
    if isFirst { return request.limit.count }
    let unit = try TitleRequest(builder: self, field: first, [], forbidding: []).limit.unit
    // Nothing is longer in half-width units than twice its code points; bytes are never fewer than either.
    let isWider =
      unit == .halfWidth && request.limit.unit != .halfWidth && request.limit.unit != .utf8
    return request.limit.count * (isWider ? 2 : 1) + unit.length(of: request.field.separator)
  }

  /// Most that one text of this length could cover.
  private func nestedBound(
    _ room: Int, field: String, _ candidates: [TitleCandidate]
  ) throws(TitleBuildError) -> Double {
    let request = try TitleRequest(builder: self, field: field, candidates, forbidding: [])
    // What one text may not say together, two may: the bound is without such limits.
    return try request.choose(within: room, limitingForms: false)?.bound ?? 0
  }
}
