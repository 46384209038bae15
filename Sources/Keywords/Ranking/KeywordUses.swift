// SPDX-License-Identifier: Apache-2.0

/// What a keyword is good for.
enum KeywordUses {
  /// - Parameters:
  ///   - wastedBelow: conversion rate under which clicks are wasted; nil where none is known.
  static func uses(
    term: String, tier: DemandTier, label: RelevanceLabel?, bid: BidModel.Bid?,
    facts: ConceptFacts, wastedBelow: Double?
  ) -> [RankedKeyword.Use] {
    switch label {
    case .contradicts, .rivalBrand, .irrelevant: return [.negative]
    case .unknown: return []
    default: break
    }
    if isWasted(facts, below: wastedBelow) { return [.negative] }
    if isQuestion(term) { return [.content] }
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

  /// Words that make a query a question, to be answered in the page or a post rather than in a title.
  static func isQuestion(_ term: String) -> Bool {
    let folded = HeaderName.folded(term)
    if folded.hasSuffix("?") { return true }
    if folded.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let first = folded.split(separator: " ").first else { return false }
      return englishQuestions.contains(String(first))
    }
    return chineseQuestions.contains { folded.contains($0) }
  }

  private static let englishQuestions: Set<String> = [
    "how", "what", "why", "when", "where", "which", "who", "is", "are", "can", "does", "do",
    "should",
  ]
  private static let chineseQuestions = [
    "怎么", "怎样", "如何", "多少", "什么", "哪个", "哪种", "哪款", "哪家", "为什么", "是不是", "能不能", "可以吗", "好吗", "吗",
    "区别", "教程",
  ]
}
