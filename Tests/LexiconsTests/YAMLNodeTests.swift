// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Testing

@Suite struct YAMLNodeTests {
  let page = """
    name: 价格
    limit: 60
    words: [原价, 特价]
    nested:
      phrse: x
    """

  @Test func readsTextNumbersAndLists() throws {
    let node = try YAMLNode.parse(page, file: "a.yaml")
    #expect(try node.required("name").string() == "价格")
    #expect(try node.required("limit").integer() == 60)
    #expect(try node.required("words").strings() == ["原价", "特价"])
    #expect(node.optional("missing") == nil)
  }

  @Test func unknownKeyIsShownWithItsPlaceAndASuggestion() throws {
    let node = try YAMLNode.parse(page, file: "a.yaml").required("nested")
    let error = #expect(throws: LexiconError.self) { try node.entries(allowed: ["phrase", "id"]) }
    #expect(
      error?.description == """
        a.yaml:5:3: unknown key 'phrse' (did you mean 'phrase'?)
            phrse: x
            ^
        """)
  }

  @Test func syntaxErrorHasItsLine() {
    let error = #expect(throws: LexiconError.self) {
      try YAMLNode.parse("a: 1\nb: [1, 2\nc: 3\n", file: "b.yaml")
    }
    #expect(error?.line == 3)
  }

  @Test func wordsThatYAMLTakesForBooleansStayWords() throws {
    let node = try YAMLNode.parse("answer: no\n", file: "c.yaml")
    #expect(try node.required("answer").string() == "no")
  }

  @Test func jsonIsReadToo() throws {
    let node = try YAMLNode.parse(#"{"brand": "若棠", "sizes": []}"#, file: "d.json")
    #expect(try node.required("brand").string() == "若棠")
    #expect(try node.required("sizes").strings().isEmpty)
  }
}
