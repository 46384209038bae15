// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Lexicons
import Listings
import TestSupport
import Testing

/// What each finding about a page's structure is said of.
struct StructureFindingTests {
  private func rules(_ page: StructureFixture) throws -> [String] {
    try Structure.report(page).findings.map { String($0.rule.dropFirst("page-structure/".count)) }
  }

  @Test("A sound page has nothing worse than advice", arguments: StructureFixture.all)
  func soundPage(page: StructureFixture) throws {
    let findings = try Structure.report(page).findings
    #expect(findings.allSatisfy { $0.severity == .info && $0.family == .structure })
  }

  @Test("A missing stage comes with a sentence to start from, and blanks instead of facts")
  func missingStage() throws {
    let findings = try Structure.report(StructureFixture.kettle.without(.trust)).findings
    let finding = try #require(findings.first { $0.rule == "page-structure/missing-stage" })
    let sentence = try #require(finding.fixes.first?.message)
    #expect(sentence.en.contains("{number}"))
    #expect(finding.fixes.allSatisfy { $0.applicability == .suggestion && $0.edits.isEmpty })
    let hasFigure = sentence.en.contains { $0.isNumber }
    #expect(!hasFigure)
  }

  @Test("An offer before everything else is out of order, and named where it starts")
  func outOfOrder() throws {
    let page = StructureFixture.backpack.reordered([4, 0, 1, 2, 3])
    let findings = try Structure.report(page).findings
    let finding = try #require(findings.first { $0.rule == "page-structure/out-of-order" })
    #expect(finding.place?.text.contains("开学季到手价") == true)
  }

  @Test("Praise without a fact is vague, and asks for no trust")
  func vague() throws {
    var page = StructureFixture.backpack
    page.sections[3].lines = ["品质保证，值得信赖", "广受好评，口碑极佳"]
    let rules = try rules(page)
    #expect(rules.contains("vague") || rules.contains("claim-without-evidence"))
    #expect(rules.contains("weak-stage"))
  }

  @Test("An order call alone has no terms")
  func callWithoutTerms() throws {
    var page = StructureFixture.kettle
    page.sections[4].lines = ["Buy yours", "Add to cart"]
    #expect(try rules(page).contains("cta-without-terms"))
  }

  @Test("A heading with nothing under it is empty")
  func emptyHeading() throws {
    let html =
      StructureFixture.kettle.html + "<h2>Materials</h2><h2>Questions</h2><p>Hand wash.</p>"
    let findings = try Structure.report(html, .english).findings
    let empty = findings.filter { $0.rule == "page-structure/empty-heading" }
    #expect(empty.map { $0.place?.text } == ["Materials"])
  }

  @Test("Every profile names its version, and its weights add up to one")
  func profiles() throws {
    let profiles = try Structure.analyzer().profiles
    #expect(
      profiles.all.map(\.name) == [
        "five-stage", "pas", "fabe", "aida", "spec-first", "social-first",
      ])
    for profile in profiles.all {
      let weights = profile.weights
      #expect(
        abs(weights.stages + weights.order + weights.balance + weights.evidence - 1) < 1e-9)
    }
  }

  @Test("A profile whose shares do not add up is refused with its place")
  func badProfile() throws {
    let text = """
      version: 1
      profiles:
        odd:
          weights: {stages: 1, order: 0, balance: 0, evidence: 0}
          stages: {painPoint: 0.5, trust: 0.6}
      """
    #expect(throws: LexiconError.self) {
      try StructureProfiles(try YAMLNode.parse(text, file: "profiles.yaml"))
    }
  }
}
