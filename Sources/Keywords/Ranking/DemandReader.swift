// SPDX-License-Identifier: Apache-2.0

/// Reads the facts of a concept over all sources.
struct DemandReader {
  private let table: ConceptTable
  private let readers: [FactReader]
  /// Nil with one source.
  private let blend: DemandBlend?
  /// Unit of the demand that is shown.
  let unit: String

  init(table: ConceptTable, sources: [RankingSource], options: RankingOptions) {
    self.table = table
    let readers = sources.map {
      FactReader(
        table: table, periods: $0.periods, latest: $0.latest, rankExponent: options.rankExponent)
    }
    self.readers = readers
    unit = sources.first?.periods.keys.min().map { Self.unit(of: table.exports[$0]) } ?? ""
    guard readers.count > 1 else {
      blend = nil
      return
    }
    var weights = Array(repeating: [Double](), count: readers.count)
    for concept in 0..<table.count {
      let members = table.members(of: concept)
      for (index, reader) in readers.enumerated() {
        if let facts = reader.facts(of: members), !facts.demand.isMissing {
          weights[index].append(facts.weight)
        }
      }
    }
    blend = DemandBlend(weights: weights)
  }

  private static func unit(of export: KeywordExport) -> String {
    guard let metric = export.demandMetric, let column = export.metrics[metric] else { return "" }
    return export.monthlyScale == nil ? column.unit : column.unit + " in 30 days"
  }

  func facts(of concept: Int) -> ConceptFacts { facts(of: table.members(of: concept)) }

  /// Facts of the members, demand on the scale of the first source; what that source does not say is
  /// taken from the others in order.
  func facts(of members: [ConceptTable.Member]) -> ConceptFacts {
    guard let blend else { return readers.first?.facts(of: members) ?? ConceptFacts() }
    let found = readers.map { $0.facts(of: members) }
    var facts = found.compactMap { $0 }.first ?? ConceptFacts()
    for other in found.compactMap({ $0 }).dropFirst() {
      facts.counts.merge(other.counts) { first, _ in first }
      facts.stated.merge(other.stated) { first, _ in first }
      facts.supply = facts.supply ?? other.supply
      if facts.history.isEmpty { facts.history = other.history }
    }
    let blended = blend.blended(found.map { $0.flatMap { $0.demand.isMissing ? nil : $0.weight } })
    facts.weight = blended.point
    if found.compactMap({ $0 }).count > 1 || found[0] == nil {
      facts.demand = MeasuredValue(
        low: blended.low, high: blended.high, point: blended.point, kind: .range)
    }
    return facts
  }

  /// The member that speaks for the concept: of the first source that knows it.
  func lead(of members: [ConceptTable.Member]) -> ConceptTable.Member {
    guard members.count > 1 else { return members[0] }
    for reader in readers {
      let own = members.filter { reader.periods[$0.export] != nil }
      if !own.isEmpty { return reader.lead(of: own) }
    }
    return members[0]
  }
}
