// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing
import Text

/// Pages made to exhaust a reader. Each must be read whole, with exact places, and say what is wrong with
/// it; the benchmarks check time and memory on the full sizes.
@Suite struct HostilePageTests {
  private func read(_ html: String) -> Document {
    DocumentReader.read(SourceText(name: "hostile", string: html), as: .html)
  }

  private func kinds(_ document: Document) -> [InputProblem.Kind] { document.problems.map(\.kind) }

  @Test func depthIsLimitedWithoutLosingText() {
    let document = read(
      String(repeating: "<div>", count: 20_000) + "最<b>深</b>"
        + String(repeating: "</i></div>", count: 20_000) + "末")
    #expect(kinds(document) == [.tooDeep])
    #expect(outline(document) == ["p: 最深", "p: 末"])
    #expect(violations(of: document) == [])
  }

  @Test func aFloodOfAttributesIsCut() {
    let document = read("<p " + (0..<20_000).map { "a\($0)='<'" }.joined(separator: " ") + ">好")
    #expect(kinds(document) == [.tooManyAttributes])
    #expect(outline(document) == ["p: 好"])
    #expect(document.elements.first?.attributes.count == 256)
    #expect(violations(of: document) == [])
  }

  @Test func aFloodOfElementsIsReadAsOneOfThem() {
    let document = read("<p>" + String(repeating: "<b>好", count: 500_100) + "</p>")
    #expect(kinds(document) == [.tooDeep, .tooLarge])
    #expect(document.elements.count == 500_000)
    #expect(document.blocks.first?.range.count == 1_500_300)
  }

  @Test func longLinesAttributesAndReferencesAreRead() {
    let line = read("<p>" + String(repeating: "长文字 ", count: 50_000))
    #expect(line.blocks.first?.range.count == 499_999)
    let attribute = read("<img alt=\"" + String(repeating: "图", count: 100_000) + "\">")
    #expect(attribute.blocks.first?.range.count == 300_000)
    let references = read("<p>" + String(repeating: "&amp;", count: 20_000))
    #expect(references.blocks.first?.range.count == 20_000)
    for document in [line, attribute, references] { #expect(violations(of: document) == []) }
  }

  @Test(arguments: [
    "<div>", "</div>", "<b><p>", "<!--", "<![CDATA[", "{{", "<textarea>", "<title>", "&", "&#",
    "<a href='", "[a b=", "<", "${",
  ])
  func openingsWithoutAnEndAreRead(opening: String) {
    #expect(violations(of: read(String(repeating: opening, count: 3000) + "好")) == [])
  }

  @Test func cutPagesAreReported() {
    #expect(kinds(read("<p>一<!-- 二")) == [.truncated])
    #expect(kinds(read("<p>一<img alt=\"二")) == [.truncated])
    #expect(kinds(read("<p>一<script>二")) == [.invalidMarkup])
    #expect(kinds(read("")) == [.empty])
  }

  @Test(arguments: 0..<150)
  func anyMixOfMarkupIsReadWithExactPlaces(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "<p>", "</p>", "<b", ">", "<td>", "<table>", "</table>", "<!--", "-->", "<script>",
      "</script>", "&amp;",
      "&#x4f60;", "&nbsp", "<title>", "</title>", "<textarea>", "</textarea>", "最好", "a", " ", "\n",
      "{{", "}}", "\"",
      "'", "=", "<img alt='图'>", "<iframe srcdoc='", "<nav>", "</nav>", "<style>", "</style>",
      "<!x", "<?", "</", "/>",
      "<div style='display:none'>", "</div>", "\u{0}", "\u{C}", "<", "<svg>", "<template>",
      "<![if a]>", "[if IE]>",
    ]
    let html = (0..<80).map { _ in parts[random.next(below: parts.count)] }.joined()
    #expect(violations(of: read(html)) == [], "\(html)")
  }
}
