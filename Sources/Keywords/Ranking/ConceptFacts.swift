// SPDX-License-Identifier: Apache-2.0

import Text

/// The numbers of one concept, its variants combined.
struct ConceptFacts {
  /// As the source states it; own counts as in 30 days, where the source states its period.
  var demand = MeasuredValue.missing
  /// Kind of the column it comes from: a range in a column of indices is a range of indices.
  var demandKind = ValueKind.missing
  /// Whether `demand` adds up variants that may count the same searches twice.
  var isUpperBound = false
  /// Demand as a number that is larger the more the concept is searched for; comparable within a source.
  var weight = 0.0
  /// Own or market counts, added up over variants.
  var counts = MetricValues()
  /// Rates, scores and prices as stated.
  var stated = MetricValues()
  var supply: MeasuredValue?
  /// Past demand, oldest first, the present last; empty where unknown.
  var history: [Double] = []
  /// Whether the concept is missing from the latest period of its source.
  var isGone = false

  /// Metrics that add up over the parts of a whole.
  static let countMetrics: [Metric] = [
    .impressions, .clicks, .cartAdds, .orders, .buyers, .sales, .cost,
  ]
  /// Metrics of which one number stands for the whole.
  static let statedMetrics: [Metric] = [
    .clickRate, .conversionRate, .supplyRatio, .titleDensity, .competition, .difficulty,
    .topClickShare, .topConversionShare, .brandShare, .bid, .bidLow, .bidHigh, .growth, .yearGrowth,
    .position,
  ]
}

/// Reads the facts of concepts out of the exports of one source.
struct FactReader {
  let table: ConceptTable
  /// Indices of the source's exports, each with its place in time (0 the oldest).
  let periods: [Int: Int]
  let latest: Int
  let rankExponent: Double
  /// The columns of each export, so that none is looked up for every row.
  private let columns: [Columns]

  /// The columns of one export.
  private struct Columns {
    var demand: MetricColumn?
    /// What turns the demand of the export's period into that of a month.
    var demandScale: Double
    /// The same for the period before, where the export compares two.
    var earlierDemand: MetricColumn?
    var supply: MetricColumn?
    var counts: [(metric: Metric, values: MetricColumn)]
    var stated: [(metric: Metric, values: MetricColumn)]

    init(_ export: KeywordExport) {
      demand = export.demandMetric.flatMap { export.metrics[$0] }
      demandScale = export.monthlyScale ?? 1
      earlierDemand = export.demandMetric.flatMap { export.earlier[$0] }
      supply = export.metrics[.supply]
      counts = ConceptFacts.countMetrics.compactMap { metric in
        export.metrics[metric].map { (metric, $0) }
      }
      stated = ConceptFacts.statedMetrics.compactMap { metric in
        export.metrics[metric].map { (metric, $0) }
      }
    }
  }

  init(table: ConceptTable, periods: [Int: Int], latest: Int, rankExponent: Double) {
    self.table = table
    self.periods = periods
    self.latest = latest
    self.rankExponent = rankExponent
    columns = table.exports.map(Columns.init)
  }

  /// Facts of a concept from those of its members that stand in this source; nil where none do.
  func facts(of members: [ConceptTable.Member]) -> ConceptFacts? {
    let export = members[0].export
    if members.allSatisfy({ $0.export == export }) {
      guard let period = periods[export] else { return nil }
      var facts = members.count == 1 ? single(members[0]) : combined(members)
      finish(&facts, earlier: [], period: period)
      return facts
    }
    var byPeriod: [Int: [ConceptTable.Member]] = [:]
    for member in members {
      if let period = periods[member.export] { byPeriod[period, default: []].append(member) }
    }
    guard let last = byPeriod.keys.max(), let present = byPeriod[last] else { return nil }
    var facts = combined(present)
    let earlier = byPeriod.keys.sorted().dropLast().compactMap { period in
      byPeriod[period].map { combined($0).weight }
    }
    finish(&facts, earlier: earlier, period: last)
    return facts
  }

  private func finish(_ facts: inout ConceptFacts, earlier: [Double], period: Int) {
    if !earlier.isEmpty { facts.history = earlier + [facts.weight] }
    facts.isGone = period < latest
  }

  /// The variant that speaks for the concept: most demand, then the shortest, then the first by letters.
  func lead(of members: [ConceptTable.Member]) -> ConceptTable.Member {
    if members.count == 1 { return members[0] }
    let rated = members.map { (member: $0, weight: weight(of: $0), term: table.term($0)) }
    return rated.min { a, b in
      if a.weight != b.weight { return a.weight > b.weight }
      if a.term.utf8.count != b.term.utf8.count { return a.term.utf8.count < b.term.utf8.count }
      return a.term < b.term
    }?.member ?? members[0]
  }

  // MARK: One row

  private func single(_ member: ConceptTable.Member) -> ConceptFacts {
    let row = member.index
    var facts = ConceptFacts()
    if let column = columns[member.export].demand {
      facts.demand = column[row].scaled(by: columns[member.export].demandScale)
      facts.demandKind = column.kind
    }
    facts.weight = weight(of: member)
    for place in columns[member.export].counts.indices {
      let point = columns[member.export].counts[place].values.points[row]
      if !point.isNaN { facts.counts[columns[member.export].counts[place].metric] = point }
    }
    for place in columns[member.export].stated.indices {
      let point = columns[member.export].stated[place].values.points[row]
      if !point.isNaN { facts.stated[columns[member.export].stated[place].metric] = point }
    }
    if let value = columns[member.export].supply?[row], !value.isMissing { facts.supply = value }
    if !table.exports[member.export].history.isEmpty {
      facts.history = table.exports[member.export].history[row].map(Double.init)
    }
    if let before = columns[member.export].earlierDemand?[row], !before.isMissing {
      facts.history = [before.point * columns[member.export].demandScale, facts.weight]
    }
    return facts
  }

  private func weight(of member: ConceptTable.Member) -> Double {
    // A list without any demand is ranked by what else is known.
    guard let column = columns[member.export].demand else { return 1 }
    let point = column.points[member.index]
    guard !point.isNaN else { return 0 }
    return column.kind == .rank
      ? rankWeight(point) : max(0, point * columns[member.export].demandScale)
  }

  /// 1 at the first place and less the farther down; a million only lifts it out of the fractions.
  private func rankWeight(_ rank: Double) -> Double {
    1e6 * KeywordMath.power(max(1, rank), -rankExponent)
  }

  // MARK: Several rows

  /// Rows of one period: first those of the same words, then the variants.
  private func combined(_ members: [ConceptTable.Member]) -> ConceptFacts {
    if table.areSameTerm(members) { return repeated(members) }
    var byTerm: [String: [ConceptTable.Member]] = [:]
    for member in members { byTerm[table.term(member), default: []].append(member) }
    let variants = byTerm.keys.sorted().map { repeated(byTerm[$0] ?? []) }
    return variants.count == 1 ? variants[0] : merged(variants)
  }

  /// Rows of the very same words, by what the source means by repeating them.
  private func repeated(_ members: [ConceptTable.Member]) -> ConceptFacts {
    let rows = members.map(single)
    guard rows.count > 1, let first = rows.first else { return rows.first ?? ConceptFacts() }
    switch table.exports[members[0].export].duplicates {
    case .repeated: return best(rows)
    case .parts: return sum(rows)
    case .periods:
      let dated = zip(members, rows).map { member, row in
        (date: table.exports[member.export].dates[safe: member.index] ?? nil, row: row)
      }
      let ordered = dated.sorted {
        ($0.date?.daysSinceEpoch ?? 0, $0.row.weight) < (
          $1.date?.daysSinceEpoch ?? 0, $1.row.weight
        )
      }.map(\.row)
      var facts = mean(ordered, first)
      facts.history = ordered.map(\.weight)
      return facts
    }
  }

  /// The same facts stated several times: the largest of each, the best place of ranks.
  private func best(_ rows: [ConceptFacts]) -> ConceptFacts {
    var facts = rows.max { $0.weight < $1.weight } ?? ConceptFacts()
    for row in rows {
      facts.counts.merge(row.counts) { max($0, $1) }
      facts.stated.merge(row.stated) { max($0, $1) }
      if let supply = row.supply, supply.point > facts.supply?.point ?? -1 { facts.supply = supply }
      if row.history.count > facts.history.count { facts.history = row.history }
    }
    if let place = rows.compactMap({ $0.stated[.position] }).min() {
      facts.stated[.position] = place
    }
    return facts
  }

  /// Parts of a whole: counts add up, and so does demand that is a count.
  private func sum(_ rows: [ConceptFacts]) -> ConceptFacts {
    var facts = best(rows)
    facts.counts.removeAll()
    for row in rows { facts.counts.merge(row.counts) { $0 + $1 } }
    if facts.demandKind == .exact {
      facts.demand = total(rows.map(\.demand))
      facts.weight = facts.demand.point
    }
    // Rates and prices of the parts say nothing about the whole; its counts do.
    for metric in [Metric.clickRate, .conversionRate, .bid] { facts.stated[metric] = nil }
    if let cost = facts.counts[.cost], let clicks = facts.counts[.clicks], clicks > 0 {
      facts.stated[.bid] = cost / clicks
    }
    return facts
  }

  private func mean(_ rows: [ConceptFacts], _ first: ConceptFacts) -> ConceptFacts {
    var facts = best(rows)
    let count = Double(rows.count)
    facts.weight = rows.reduce(0) { $0 + $1.weight } / count
    let points = rows.map(\.demand.point).filter { !$0.isNaN }
    if let low = points.min(), let high = points.max() {
      facts.demand = MeasuredValue(
        low: low, high: high, point: points.reduce(0, +) / Double(points.count),
        kind: first.demand.kind)
    }
    for metric in [Metric.clickRate, .conversionRate, .bid, .competition] {
      let values = rows.compactMap { $0.stated[metric] }
      if !values.isEmpty { facts.stated[metric] = values.reduce(0, +) / Double(values.count) }
    }
    return facts
  }

  /// Variants of one concept. Vendors state the volume of close variants once for each: equal numbers count
  /// once. Others add up, and the sum is an upper bound. Indices and ranks cannot be added: the best stands.
  private func merged(_ variants: [ConceptFacts]) -> ConceptFacts {
    var facts = best(variants)
    facts.counts.removeAll()
    for variant in variants { facts.counts.merge(variant.counts) { $0 + $1 } }
    let stated = variants.map(\.demand).filter { !$0.isMissing }
    if facts.demandKind == .exact, stated.count > 1, Set(stated.map(\.point)).count > 1 {
      let largest = stated.map(\.point).max() ?? 0
      var whole = total(stated)
      whole.low = min(largest, whole.low)
      facts.demand = whole
      facts.weight = whole.point
      facts.isUpperBound = true
    }
    let weights = variants.reduce(0) { $0 + $1.weight }
    for metric in [Metric.clickRate, .conversionRate] where weights > 0 {
      let known = variants.filter { $0.stated[metric] != nil && $0.weight > 0 }
      let mass = known.reduce(0) { $0 + $1.weight }
      if mass > 0 {
        facts.stated[metric] = known.reduce(0) { $0 + ($1.stated[metric] ?? 0) * $1.weight } / mass
      }
    }
    return facts
  }

  private func total(_ values: [MeasuredValue]) -> MeasuredValue {
    let known = values.filter { !$0.isMissing }
    guard let first = known.first else { return .missing }
    let kind = known.allSatisfy { $0.kind == first.kind } ? first.kind : .range
    return MeasuredValue(
      low: known.reduce(0) { $0 + $1.low }, high: known.reduce(0) { $0 + $1.high },
      point: known.reduce(0) { $0 + $1.point }, kind: kind)
  }
}

extension Array {
  /// The element, or nil past the ends.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
