// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Testing

@Suite struct HeadingAuditTests {
  @Test func aWholePageOwesOneH1() {
    #expect(AuditedPage.whole("<h2>Details</h2>").rules("h1") == ["h1"])
    #expect(AuditedPage.whole("<h1>Steel bottle</h1>").rules("h1") == [])
    #expect(AuditedPage.whole("<h1>A</h1><h1>B</h1>").rules("h1") == ["h1-several"])
    #expect(AuditedPage.whole("<h1></h1>").rules("h1") == ["h1-empty"])
    #expect(AuditedPage.whole("<h1><img src=a.jpg alt='Steel bottle'></h1>").rules("h1") == [])
  }

  @Test func aDescriptionOwesNoH1() {
    let page = AuditedPage("<div><h2>Details</h2><p>\(AuditedPage.filler)</p></div>")
    #expect(!page.result("h1").isApplicable)
  }

  @Test func aPageWrittenByAScriptIsNotJudged() {
    let page = AuditedPage(
      "<html><body><div id=app></div><script src=app.js></script></body></html>")
    #expect(!page.result("h1").isApplicable)
  }

  @Test func headingsGoDownOneLevelAtATime() {
    let page = AuditedPage("<h2>Use</h2><h4>At home</h4><h2>Care</h2><h3>Lid</h3>")
    let finding = page.result("heading-order").findings.first
    #expect(finding?.place?.text == "At home")
    #expect(AuditedPage("<h2>Use</h2><h3>At home</h3><h2>Care</h2>").rules("heading-order") == [])
    #expect(!AuditedPage("<p>Use</p>").result("heading-order").isApplicable)
  }
}
