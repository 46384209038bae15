// SPDX-License-Identifier: Apache-2.0

/// What a keyword is good for.
enum KeywordUses {
  /// - Parameters:
  ///   - wastedBelow: conversion rate under which clicks are wasted; nil where none is known.
  static func uses(
    isQuestion: Bool, tier: DemandTier, label: RelevanceLabel?, bid: BidModel.Bid?,
    facts: ConceptFacts, wastedBelow: Double?
  ) -> [RankedKeyword.Use] {
    switch label {
    case .contradicts, .rivalBrand, .irrelevant: return [.negative]
    case .unknown: return []
    default: break
    }
    if isWasted(facts, below: wastedBelow) { return [.negative] }
    if isQuestion { return [.content] }
    var uses: [RankedKeyword.Use] = []
    if tier != .longTail, label != .compatible { uses.append(.title) }
    if bid.map({ $0.advice != .skip }) ?? false { uses.append(.bid) }
    if !uses.contains(.title) { uses.append(.backend) }
    return uses
  }

  /// No order after so many clicks that a rate of `below` would have given one with 95 % probability:
  /// n ≥ 3 / rate (the rule of three).
  private static func isWasted(_ facts: ConceptFacts, below rate: Double?) -> Bool {
    guard let rate, rate > 0, let clicks = facts.counts[.clicks], let orders = facts.counts[.orders]
    else { return false }
    return orders == 0 && clicks >= 3 / rate
  }
}
