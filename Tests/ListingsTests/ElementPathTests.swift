// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Testing
import Text

@Suite struct ElementPathTests {
  /// The path of the last element of a page.
  private func path(_ html: String) -> String {
    let document = DocumentReader.read(SourceText(name: "page", string: html), as: .html)
    return document.path(of: document.elements.count - 1)
  }

  @Test func stepsCountElementsOfOneNameAndStartAtAnId() {
    #expect(path("<div><p>一</p><p>二</p></div>") == "div > p:nth-of-type(2)")
    #expect(path("<div><ul id=list><li>一<li>二</ul></div>") == "ul#list > li:nth-of-type(2)")
  }

  @Test func aPathThatNoPageHasIsToldByItsLastSteps() {
    let path = path(String(repeating: "<div>", count: 3000) + "<p>深</p>")
    #expect(path.hasSuffix("div > div > p"))
    #expect(path.split(separator: ">").count == 100)
  }
}
