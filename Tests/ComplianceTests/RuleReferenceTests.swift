// SPDX-License-Identifier: Apache-2.0

import Compliance
import Foundation
import TestSupport
import Testing

/// The generated reference. `make docs`, or `RECORD=1 swift test`, writes it anew.
@Suite struct RuleReferenceTests {
  private let folder = Repository.root + "/docs/rules"

  private func pages() throws -> [RuleReference.Page] {
    RuleReference.pages(
      claims: try Packs.claims(),
      register: try FactRegister.read(lexicons: Repository.lexicons))
  }

  @Test func `docs/rules says what the rules say now`() throws {
    let pages = try pages()
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      for page in pages {
        try Data(page.markdown.utf8).write(to: URL(fileURLWithPath: folder + "/" + page.name))
      }
    }
    for page in pages {
      let data = FileManager.default.contents(atPath: folder + "/" + page.name)
      #expect(
        data.map { String(decoding: $0, as: UTF8.self) == page.markdown } == true,
        "docs/rules/\(page.name) is not up to date: run make docs")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(kept.sorted() == pages.map(\.name).sorted(), "run make docs")
  }

  @Test func `a pack's page holds the page of each of its rules, one level lower`() throws {
    let claims = try Packs.claims()
    let pack = try #require(claims.packs.first { $0.name == "cn-absolute" })
    let page = RuleReference.page(of: pack, in: claims, language: nil)
    #expect(page.hasPrefix("# cn-absolute: 绝对化用语 · Absolute terms\n\n## cn-absolute/"))
    for rule in claims.rules where rule.id.hasPrefix("cn-absolute/") {
      #expect(page.contains(RulePage.markdown(rule, level: 2)))
    }
  }
}
