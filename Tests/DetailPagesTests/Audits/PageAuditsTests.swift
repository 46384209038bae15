// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Foundation
import Listings
import TestSupport
import Testing

@Suite struct PageAuditsTests {
  @Test func everyFileOfTheFolderIsInTheList() throws {
    let folder = Repository.root + "/Sources/DetailPages/Audits"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") && $0 != "PageAudits.swift" }
    let listed = Set(
      PageAudits.all(lexicon: AuditedPage.lexicon).map { String(describing: type(of: $0)) })
    #expect(!files.isEmpty)
    #expect(Set(files.map { String($0.dropLast(".swift".count)) }) == listed)
  }

  @Test func namesAreUniqueAndInLowerCase() {
    let names = PageAudits.all(lexicon: AuditedPage.lexicon).map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }) }
  }

  @Test func noAuditAppliesToNothing() {
    let empty = Listing(id: "empty", language: .english)
    for audit in PageAudits.all(lexicon: AuditedPage.lexicon) {
      let result = audit.result(for: PageView(empty, lexicon: AuditedPage.lexicon))
      #expect(!result.isApplicable && result.findings.isEmpty, "\(audit.name)")
    }
  }
}
