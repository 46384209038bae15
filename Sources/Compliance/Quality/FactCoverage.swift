// SPDX-License-Identifier: Apache-2.0

/// Whether every fact is answered once: by rules, or by the reason why none can.
public struct FactCoverage: Sendable {
  /// Facts that at least one rule names.
  public let byRule: Int
  /// Facts listed with a reason.
  public let withReason: Int
  /// What is amiss: facts named by a rule that are not in the register, facts with both a rule and a
  /// reason, facts with neither.
  public let gaps: [RuleCoverage.Gap]

  public init(rules: [ClaimRule], register: FactRegister) {
    let known = Set(register.ids)
    let listed = Set(register.unruled.map(\.id))
    var gaps: [RuleCoverage.Gap] = []
    var rulesOf: [String: [String]] = [:]
    for rule in rules {
      for fact in rule.facts {
        if !known.contains(fact) {
          gaps.append(RuleCoverage.Gap(subject: rule.id, kind: .unknownFact, detail: fact))
        }
        rulesOf[fact, default: []].append(rule.id)
      }
    }
    for id in register.ids {
      let rules = rulesOf[id] ?? []
      if listed.contains(id), !rules.isEmpty {
        gaps.append(
          RuleCoverage.Gap(
            subject: id, kind: .factWithBoth, detail: "by " + rules.joined(separator: ", ")))
      } else if !listed.contains(id), rules.isEmpty {
        gaps.append(RuleCoverage.Gap(subject: id, kind: .factWithNeither, detail: ""))
      }
    }
    self.gaps = gaps
    byRule = register.ids.count { rulesOf[$0] != nil }
    withReason = listed.count
  }
}
