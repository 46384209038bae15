// SPDX-License-Identifier: Apache-2.0

/// The quotients practitioners rank by, for comparison with the score.
enum KeywordFormulas {
  /// - 竞争度 (`competitionDegree`): demand × click rate × conversion rate ÷ goods.
  /// - 蓝海值 (`blueOcean`): demand ÷ goods.
  /// - KEI: demand² ÷ goods.
  /// - IQ: 1000 × demand ÷ goods.
  /// - Raw conversion rate and raw demand, as sorted by in a spreadsheet.
  static func values(_ facts: ConceptFacts) -> [String: Double] {
    var values: [String: Double] = [:]
    let conversion = facts.stated[.conversionRate] ?? quotient(facts, .orders, .clicks)
    let click = facts.stated[.clickRate] ?? quotient(facts, .clicks, .impressions)
    if let conversion { values["conversionRate"] = conversion }
    if facts.weight > 0 { values["demand"] = facts.weight }
    guard let goods = facts.supply?.point, goods > 0 else { return values }
    values["blueOcean"] = facts.weight / goods
    values["kei"] = facts.weight * facts.weight / goods
    values["iq"] = 1000 * facts.weight / goods
    if let click, let conversion {
      values["competitionDegree"] = facts.weight * click * conversion / goods
    }
    return values
  }

  private static func quotient(
    _ facts: ConceptFacts, _ numerator: Metric, _ denominator: Metric
  ) -> Double? {
    guard let top = facts.counts[numerator], let bottom = facts.counts[denominator], bottom > 0
    else { return nil }
    return top / bottom
  }
}
