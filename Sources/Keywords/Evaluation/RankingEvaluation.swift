// SPDX-License-Identifier: Apache-2.0

/// How well a ranking of one period predicted the next: ours beside what a spreadsheet would sort by.
public struct RankingEvaluation: Hashable, Sendable {
  /// One way of ranking, judged by what came after.
  public struct Method: Hashable, Sendable {
    /// `score` (ours), `demand`, `iq`, `competitionDegree`, `conversionRate`, `blueOcean`, `kei`.
    public var name: String
    /// Normalised discounted cumulative gain of the first 10 and 20 terms, 0…1, with log(1 + value) as
    /// gain and log₂(place + 1) as discount (Järvelin and Kekäläinen 2002).
    public var gain10: Double
    public var gain20: Double
    /// Spearman's rank correlation with the outcome over the terms of both periods; nil below 3 terms.
    public var correlation: Double?
    /// Terms the method has a number for.
    public var known: Int
  }

  /// What the next period is judged by.
  public enum Outcome: String, Hashable, Sendable {
    case orders, sales, buyers, clicks, demand
  }

  public var outcome: Outcome
  /// Ours first, then the others by name.
  public var methods: [Method]
  /// Terms of the earlier period, of the later, and of both.
  public var thenCount: Int
  public var nowCount: Int
  public var bothCount: Int
  /// Part of the first 20 terms of the ranking that the later period does not have.
  public var churn20: Double
  /// Part of the later period's outcome that terms bring which the earlier did not have.
  public var newShare: Double

  /// - Parameters:
  ///   - then: the ranking to judge, of the earlier period.
  ///   - now: the later period; its own scores play no part.
  public init(then: KeywordRanking, now: KeywordRanking) {
    let later = now.outcomes()
    let outcome = later.outcome
    self.outcome = outcome
    let lines = (0..<then.count).map { place in
      let line = then.keyword(at: place)
      return Line(
        score: line.score, formulas: line.formulas, gain: later.values[then.key(at: place)])
    }
    let known = lines.compactMap(\.gain)
    thenCount = then.count
    nowCount = now.count
    bothCount = known.count
    let first = lines.prefix(20)
    churn20 =
      first.isEmpty ? 0 : Double(first.count { $0.gain == nil }) / Double(first.count)
    let total = later.values.values.sorted().reduce(0, +)
    newShare = total > 0 ? max(0, 1 - known.reduce(0, +) / total) : 0
    methods = [Self.method("score", lines) { $0.score }]
    for name in ["blueOcean", "competitionDegree", "conversionRate", "demand", "iq", "kei"]
    where lines.contains(where: { $0.formulas[name] != nil }) {
      methods.append(Self.method(name, lines) { $0.formulas[name] })
    }
  }

  private struct Line {
    var score: Double
    var formulas: [String: Double]
    /// What the term brought later; nil where it does not occur.
    var gain: Double?
  }

  private static func method(
    _ name: String, _ lines: [Line], _ value: (Line) -> Double?
  ) -> Method {
    // Terms without a number come last; equals stay in the order of the ranking.
    let order = lines.indices.sorted { a, b in
      let (first, second) = (value(lines[a]) ?? -.infinity, value(lines[b]) ?? -.infinity)
      return first != second ? first > second : a < b
    }
    let gains = order.map { KeywordMath.logarithm(1 + (lines[$0].gain ?? 0)) }
    let pairs = lines.compactMap { line in
      value(line).flatMap { own in line.gain.map { (own, $0) } }
    }
    return Method(
      name: name, gain10: RankQuality.normalisedGain(gains, at: 10),
      gain20: RankQuality.normalisedGain(gains, at: 20),
      correlation: RankQuality.spearman(pairs.map(\.0), pairs.map(\.1)),
      known: lines.count { value($0) != nil })
  }
}

extension KeywordRanking {
  /// Key of the concept at a place, to find it in another ranking.
  func key(at place: Int) -> String { model.key(keyword(at: place).term) }

  /// What each concept brought, by key: orders where the export counts any, else sales, buyers, clicks,
  /// and demand where nothing else is known.
  func outcomes() -> (outcome: RankingEvaluation.Outcome, values: [String: Double]) {
    var facts: [(key: String, facts: ConceptFacts)] = []
    for concept in 0..<table.count {
      let members = table.members(of: concept)
      facts.append((model.key(table.term(reader.lead(of: members))), reader.facts(of: members)))
    }
    let candidates: [(RankingEvaluation.Outcome, Metric)] = [
      (.orders, .orders), (.sales, .sales), (.buyers, .buyers), (.clicks, .clicks),
    ]
    for (outcome, metric) in candidates
    where facts.contains(where: { ($0.facts.counts[metric] ?? 0) > 0 }) {
      return (outcome, Self.values(facts) { $0.counts[metric] ?? 0 })
    }
    return (.demand, Self.values(facts) { $0.weight })
  }

  private static func values(
    _ facts: [(key: String, facts: ConceptFacts)], _ value: (ConceptFacts) -> Double
  ) -> [String: Double] {
    Dictionary(facts.map { ($0.key, value($0.facts)) }, uniquingKeysWith: max)
  }
}
