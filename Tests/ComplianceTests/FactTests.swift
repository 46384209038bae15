// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Compliance

@Suite struct FactTests {
  private func register(_ text: String) throws -> FactRegister {
    try FactRegister(try YAMLNode.parse(text, file: "facts.yaml"))
  }

  private func rule(_ facts: [String]) throws -> ClaimRule {
    var rule = try #require(try Packs.claims().rules.first)
    rule.facts = facts
    return rule
  }

  @Test func `a group names its facts by number`() throws {
    let register = try register("facts: {CN-ABS: 2, UK: 10}")
    #expect(register.ids.prefix(3) == ["CN-ABS-01", "CN-ABS-02", "UK-01"])
    #expect(register.ids.last == "UK-10")
  }

  @Test(
    arguments: [
      ("- {fact: UK-11, reason: reading, by: a, why: b}", "3:12: no fact 'UK-11'", "UK-01"),
      ("- {fact: UK-01, reason: needs-record, why: b}", "3:27: 'needs-record'", "needs-records"),
      ("- {fact: UK-01, reason: reading, why: b}", "3:5: the reason 'reading' says where", nil),
      (
        "- {fact: UK-01, reason: no-breach, by: a, why: b}",
        "3:42: the reason 'no-breach' names no place", nil
      ),
      (
        "- {fact: UK-01, reason: no-breach, why: b}\n  - {fact: UK-01, reason: no-breach, why: b}",
        "4:12: 'UK-01' stands twice", nil
      ),
    ] as [(String, String, String?)])
  func `a mistake is shown with its place`(entry: String, message: String, suggestion: String?)
    throws
  {
    let text = "facts: {UK: 10}\nnot-rules:\n  " + entry
    let error = #expect(throws: LexiconError.self) { try register(text) }
    let shown = try #require(error).description
    #expect(shown.hasPrefix("facts.yaml:" + message), "\(shown)")
    if let suggestion { #expect(error?.suggestion == suggestion) }
  }

  @Test func `a fact is answered by rules or by a reason, never both`() throws {
    let register = try register(
      "facts: {UK: 4}\nnot-rules:\n  - {fact: UK-01, reason: no-breach, why: b}\n"
        + "  - {fact: UK-02, reason: no-breach, why: b}")
    let coverage = FactCoverage(
      rules: [try rule(["UK-02", "UK-03", "US-01"])], register: register)
    #expect(coverage.byRule == 2)
    #expect(coverage.withReason == 2)
    #expect(
      coverage.gaps.map { "\($0.kind.rawValue) \($0.subject)" } == [
        "unknown-fact cn-absolute/superlative", "fact-with-both UK-02",
        "fact-with-neither UK-04",
      ])
  }

  @Test func `all 479 facts have a rule or a reason`() throws {
    let claims = try Packs.claims()
    let register = try FactRegister.read(lexicons: Repository.lexicons)
    #expect(register.ids.count == 479)
    #expect(Set(register.ids).count == 479)
    let coverage = FactCoverage(rules: claims.rules, register: register)
    #expect(coverage.gaps == [])
    #expect(coverage.byRule + coverage.withReason == 479)
  }

  @Test func `the place that judges a fact instead is there`() throws {
    for fact in try FactRegister.read(lexicons: Repository.lexicons).unruled {
      guard let place = fact.by else { continue }
      #expect(
        FileManager.default.fileExists(atPath: Repository.root + "/" + place),
        "\(fact.id): \(place)")
    }
  }
}
