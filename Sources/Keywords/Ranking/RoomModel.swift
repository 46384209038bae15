// SPDX-License-Identifier: Apache-2.0

/// How much room the competition leaves for one more listing: a factor on the chance of being seen, 1 at
/// the middle of the export, at most 2, falling with competition.
///
/// Competition is measured against demand: a thousand goods crowd a hundred searches and vanish among a
/// million. Each sign of competition gives a factor 2 / (1 + (x / median)ᵞ); their weighted geometric
/// mean is the room. What is missing is left out.
struct RoomModel {
  private var medians = MetricValues()
  /// Added to a sign and to its median, so that a median of 0 does not make every other value infinite.
  private var floors = MetricValues()
  private let elasticity: Double

  /// However crowded, some room is left.
  private static let least = 0.25

  /// Signs of competition beside the goods per search, each with its weight.
  private static let signs: [(metric: Metric, weight: Double)] = [
    (.titleDensity, 0.5), (.competition, 0.5), (.difficulty, 0.5), (.topClickShare, 0.5),
    (.brandShare, 0.5),
  ]

  /// - Parameter facts: of all concepts.
  init(_ facts: some Sequence<ConceptFacts>, elasticity: Double) {
    // Twice the elasticity at the middle: the slope of 2 / (1 + xᵞ) there is γ / 2.
    self.elasticity = 2 * elasticity
    var values: [Metric: [Double]] = [:]
    for fact in facts {
      if let crowd = Self.crowd(fact) { values[.supply, default: []].append(crowd) }
      for (metric, _) in Self.signs {
        if let value = fact.stated[metric] { values[metric, default: []].append(value) }
      }
    }
    for metric in [Metric.supply] + Self.signs.map(\.metric) {
      guard let stated = values[metric] else { continue }
      medians[metric] = KeywordMath.median(stated)
      floors[metric] = max(1e-9, stated.reduce(0, +) / Double(stated.count))
    }
  }

  /// The room of a concept and whether anything was known of it.
  func room(_ facts: ConceptFacts) -> (factor: Double, isKnown: Bool) {
    var sum = 0.0
    var weights = 0.0
    if let crowd = Self.crowd(facts), let median = medians[.supply], median > 0 {
      sum += KeywordMath.logarithm(Self.factor(crowd / median, elasticity))
      weights += 1
    }
    for (metric, weight) in Self.signs {
      guard let value = facts.stated[metric], let median = medians[metric] else { continue }
      let floor = floors[metric] ?? 1
      let ratio = (max(0, value) + floor) / (median + floor)
      sum += weight * KeywordMath.logarithm(Self.factor(ratio, 0.5))
      weights += weight
    }
    guard weights > 0 else { return (1, false) }
    return (max(Self.least, KeywordMath.exponential(sum / max(1, weights))), true)
  }

  /// Goods per unit of demand; nil where the source does not say.
  static func crowd(_ facts: ConceptFacts) -> Double? {
    if let supply = facts.supply {
      guard facts.weight > 0 else { return nil }
      // A censored count stands for more than its bound.
      let goods = supply.kind == .lowerBound ? supply.low * 1.5 : supply.point
      return (goods + 1) / facts.weight
    }
    guard let ratio = facts.stated[.supplyRatio], ratio > 0 else { return nil }
    return 1 / ratio
  }

  private static func factor(_ ratio: Double, _ exponent: Double) -> Double {
    2 / (1 + KeywordMath.power(ratio, exponent))
  }
}
