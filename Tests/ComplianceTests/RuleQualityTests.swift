// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import TestSupport
import Testing
import Text

@testable import Compliance

@Suite struct RuleQualityTests {
  private func claims(_ rules: String) throws -> CompiledClaims {
    let folding = try FoldingTable.read(lexicons: Repository.lexicons)
    return try ClaimPacks.compile(
      [try YAMLNode.parse("pack: test\nprovenance: verified\nrules:\n" + rules, file: "test.yaml")],
      citations: [:], folding: folding,
      evasion: try EvasionTable.read(lexicons: Repository.lexicons, folding: folding))
  }

  private func day() throws -> CalendarDate { try #require(CalendarDate("2026-11-24")) }

  private let best = """
      - id: best
        family: superlative
        severity: error
        when: [国家级品质, no.1]
        message: {zh: 不可, en: "no"}
        examples:
          flagged: [选用⟦国家级品质⟧的料, ⟦NO.1⟧ 之选]
    """

  @Test(arguments: HostileSetting.allCases)
  func `a plain phrase is found in every hostile setting`(setting: HostileSetting) throws {
    let examples = RuleExamples(claims: try claims(best), now: try day())
    #expect(examples.failures(in: [setting]) == [])
  }

  @Test func `an example that does not hold is reported with its line`() throws {
    let rules = """
        - id: best
          family: superlative
          severity: error
          when: [最好]
          message: {zh: 不可, en: "no"}
          examples:
            flagged: [⟦更好⟧的料]
            allowed: [最好的料]
      """
    let failures = RuleExamples(claims: try claims(rules), now: try day()).failures(in: [.plain])
    #expect(failures.map(\.line) == [10, 11])
    #expect(failures.map(\.rule) == ["test/best", "test/best"])
  }

  @Test func `coverage names what a rule lacks`() throws {
    let rules =
      best + "\n" + """
          - id: shadowed
            family: superlative
            severity: error
            when: [国家级]
            message: {zh: 不可, en: "no"}
            examples:
              flagged: [选用⟦国家级⟧品质的料]
              allowed: [今天天气晴]
        """
    let gaps = RuleCoverage(claims: try claims(rules), now: try day()).gaps()
    #expect(gaps.contains { $0.subject == "test/best" && $0.kind == .fewAllowed })
    #expect(gaps.contains { $0.subject == "test/shadowed" && $0.kind == .shadowed })
    #expect(gaps.contains { $0.subject == "test/shadowed" && $0.kind == .untestedLookalikes })
    #expect(!gaps.contains { $0.subject == "test/best" && $0.kind == .neverFires })
  }

  @Test func `a rule's page tells its law, ways out and examples in both languages`() throws {
    let page = RulePage.markdown(try claims(best).rules[0])
    #expect(page.contains("# test/best"))
    #expect(page.contains("不可\n\nno"))
    #expect(page.contains("- 选用⟦国家级品质⟧的料"))
  }
}
