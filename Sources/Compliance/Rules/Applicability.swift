// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// Which rules apply to a listing at all: by market, platform, category and day.
///
/// Most rules of a pack share these, so that each distinct combination is asked about once a listing.
struct Applicability: Sendable {
  private struct Terms: Hashable {
    var scope: ClaimRule.Scope
    var from: CalendarDate?
    var to: CalendarDate?
  }

  private let distinct: [Terms]
  /// Index of each rule's terms in `distinct`.
  private let termsOfRule: [Int32]

  init(_ rules: [ClaimRule]) {
    var distinct: [Terms] = []
    var numbers: [Terms: Int32] = [:]
    termsOfRule = rules.map { rule in
      let terms = Terms(scope: rule.scope, from: rule.effectiveFrom, to: rule.effectiveTo)
      if let known = numbers[terms] { return known }
      let number = Int32(distinct.count)
      numbers[terms] = number
      distinct.append(terms)
      return number
    }
    self.distinct = distinct
  }

  /// Indices of the rules that are checks by name, without words.
  static func structureRules(_ rules: [ClaimRule]) -> [Int] {
    rules.indices.filter { rules[$0].check != nil }
  }

  /// Whether each rule applies.
  func active(for listing: Listing, on day: CalendarDate) -> [Bool] {
    let admitted = distinct.map { Self.admits($0, listing, day) }
    return termsOfRule.map { admitted[Int($0)] }
  }

  private static func admits(_ terms: Terms, _ listing: Listing, _ day: CalendarDate) -> Bool {
    if let from = terms.from, day < from { return false }
    if let to = terms.to, to < day { return false }
    let scope = terms.scope
    if !scope.markets.isEmpty {
      guard let market = listing.market, scope.markets.contains(market) else { return false }
    }
    if !scope.platforms.isEmpty {
      guard let platform = listing.platform, scope.platforms.contains(platform) else {
        return false
      }
    }
    if let platform = listing.platform, scope.withoutPlatforms.contains(platform) { return false }
    if !scope.categories.isEmpty {
      guard let category = listing.category, scope.categories.contains(category) else {
        return false
      }
    }
    if let category = listing.category, scope.withoutCategories.contains(category) { return false }
    return true
  }
}
