// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// What the examples of rules leave untested, and rules that never speak.
public struct RuleCoverage: Sendable {
  /// Fewest examples of each kind that a rule should have.
  public static let flaggedMinimum = 3
  public static let allowedMinimum = 5

  /// Something a rule or a fact lacks.
  public struct Gap: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// No example of its own makes it speak.
      case neverFires = "never-fires"
      /// Another rule of its family speaks in its place wherever it would.
      case shadowed
      case fewFlagged = "few-flagged"
      case fewAllowed = "few-allowed"
      /// None of its allowed examples holds a word that could trigger it.
      case untestedLookalikes = "untested-lookalikes"
      case noCitation = "no-citation"
      case noRewrite = "no-rewrite"
      /// It names a fact that the register does not know.
      case unknownFact = "unknown-fact"
      /// A fact that rules name although the register gives a reason why none can.
      case factWithBoth = "fact-with-both"
      /// A fact with neither a rule nor a reason.
      case factWithNeither = "fact-with-neither"
    }
    /// Id of the rule or the fact.
    public var subject: String
    public var kind: Kind
    public var detail: String

    public var description: String {
      "\(subject): \(kind.rawValue)\(detail.isEmpty ? "" : " (\(detail))")"
    }
  }

  private let examples: RuleExamples

  public init(claims: CompiledClaims, now: CalendarDate) {
    examples = RuleExamples(claims: claims, now: now)
  }

  /// All gaps, in the order of the rules.
  public func gaps() -> [Gap] { examples.claims.rules.flatMap(gaps) }

  private func gaps(of rule: ClaimRule) -> [Gap] {
    var gaps: [Gap] = []
    func add(_ kind: Gap.Kind, _ detail: String = "") {
      gaps.append(Gap(subject: rule.id, kind: kind, detail: detail))
    }
    let flagged = rule.examples.flagged
    let allowed = rule.examples.allowed
    if flagged.count < Self.flaggedMinimum { add(.fewFlagged, "\(flagged.count)") }
    if allowed.count < Self.allowedMinimum { add(.fewAllowed, "\(allowed.count)") }
    if rule.citations.isEmpty { add(.noCitation) }
    if rule.rewrites.isEmpty { add(.noRewrite) }
    var others: Set<String> = []
    var speaks = false
    for example in flagged {
      for id in speakers(in: example, of: rule) {
        if id == rule.id { speaks = true } else { others.insert(id) }
      }
    }
    if !speaks, !flagged.isEmpty {
      if others.isEmpty {
        add(.neverFires)
      } else {
        add(.shadowed, "by " + others.sorted().joined(separator: ", "))
      }
    }
    if !allowed.isEmpty, rule.check == nil, !allowed.contains(where: { holdsTrigger($0, of: rule) })
    {
      add(.untestedLookalikes)
    }
    return gaps
  }

  private func speakers(in example: ClaimRule.Example, of rule: ClaimRule) -> [String] {
    let document = PlainTextReader.read(
      SourceText(name: "", string: MarkedText(example.marked).text))
    return examples.candidates(in: document, example, rule).map {
      examples.claims.rules[$0.rule].id
    }
  }

  /// Whether any word the rule's patterns depend on stands in the example.
  private func holdsTrigger(_ example: ClaimRule.Example, of rule: ClaimRule) -> Bool {
    let claims = examples.claims
    var text = FoldedText(MarkedText(example.marked).text, folding: claims.folding)
    text.normalise()
    let reading = Reading(
      claims: claims, units: text.units, range: 0..<text.units.count, field: 0, block: 0,
      role: .paragraph)
    var present = Set<Int32>()
    for word in reading.literals { reading.forEachClass(of: word) { present.insert($0) } }
    return rule.triggers.contains { trigger in
      let keys = claims.patterns.keys[Int(trigger)]
      return keys.isEmpty || keys.contains { present.contains($0) }
    }
  }
}
