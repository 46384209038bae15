// SPDX-License-Identifier: Apache-2.0

/// Where a term stands on the demand curve of its list.
public enum DemandTier: String, Hashable, Sendable, CaseIterable {
  case hot, mid
  case longTail
}

/// Cuts a list of terms by cumulative demand: the hot terms are the fewest that cover about half of it,
/// the long tail is the last fifth. The number of words in a term says little about either.
struct DemandTiers {
  /// Demand at and above which a term is hot, and at and below which it is long tail.
  private let hotFloor: Double
  private let tailCeiling: Double
  /// Cumulative share of demand after each term, most wanted first, thinned to at most `curvePoints`.
  let curve: [CurvePoint]

  private static let curvePoints = 100

  /// - Parameter weights: demand of every relevant term.
  init(weights: [Double], options: RankingOptions) {
    let sorted = weights.filter { $0 > 0 }.sorted(by: >)
    let total = sorted.reduce(0, +)
    var cumulative = 0.0
    var hotFloor = Double.infinity
    var tailCeiling = -Double.infinity
    var curve: [CurvePoint] = []
    let step = max(1, sorted.count / Self.curvePoints)
    for (index, weight) in sorted.enumerated() {
      if cumulative < options.hotShare * total, index < options.hotLimit { hotFloor = weight }
      if cumulative >= (1 - options.tailShare) * total, tailCeiling < 0, weight < hotFloor {
        tailCeiling = weight
      }
      cumulative += weight
      if index < 20 || index % step == 0 || index == sorted.count - 1 {
        curve.append(CurvePoint(rank: index + 1, share: total > 0 ? cumulative / total : 0))
      }
    }
    // Where all are equal, none is hot and none is tail.
    let isFlat = sorted.first == sorted.last && sorted.count > 1
    self.hotFloor = isFlat ? .infinity : hotFloor
    self.tailCeiling = isFlat ? -.infinity : tailCeiling
    self.curve = curve
  }

  /// - Parameter label: only what fits the product is its long tail; what cannot be decided is not.
  func tier(of weight: Double, label: RelevanceLabel?) -> DemandTier {
    if weight >= hotFloor { return .hot }
    if weight <= max(tailCeiling, 0), label != .unknown { return .longTail }
    return .mid
  }
}

/// A point of the demand curve.
public struct CurvePoint: Hashable, Sendable {
  /// Number of terms, most wanted first.
  public var rank: Int
  /// Part of all demand that they cover, 0…1.
  public var share: Double
}
