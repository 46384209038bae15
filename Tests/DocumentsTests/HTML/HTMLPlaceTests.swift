// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing
import Text

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct HTMLPlaceTests {
  @Test(arguments: NastyPages.all)
  func everyPlaceIsExact(page: NastyPages.Page) {
    let document = HTMLReader.read(SourceText(name: page.name, string: page.html))
    #expect(violations(of: document) == [])
  }

  @Test(.enabled(if: Samples.arePresent))
  func everyPlaceInRealPagesIsExact() {
    let files = Samples.files(below: "pages").filter { $0.hasSuffix(".html") }
    #expect(files.count > 100)
    for file in files {
      let text = String(decoding: Samples.bytes(of: file), as: UTF8.self)
      let document = HTMLReader.read(SourceText(name: file, string: text))
      #expect(violations(of: document) == [], "\(file)")
    }
  }

  @Test(.enabled(if: Samples.arePresent))
  func everyPlaceInTheConformanceCasesIsExact() {
    let files = Samples.files(below: "hostile/html5lib-tests/tree-construction")
      .filter { $0.hasSuffix(".dat") }
    var cases = 0
    for file in files {
      let text = String(decoding: Samples.bytes(of: file), as: UTF8.self)
      for part in text.components(separatedBy: "#data\n").dropFirst() {
        let input = part.components(separatedBy: "\n#errors")[0]
        let document = HTMLReader.read(SourceText(name: file, string: input))
        #expect(violations(of: document) == [], "\(file): \(input)")
        cases += 1
      }
    }
    #expect(cases > 1500)
  }
}
