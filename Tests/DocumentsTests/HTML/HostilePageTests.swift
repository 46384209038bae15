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

  @Test func elementsThatLieTooDeepHangOnAnOuterOne() throws {
    let document = read(
      String(repeating: "<div>", count: 1500) + "<p>一</p><p>二</p>"
        + String(repeating: "</div>", count: 1500))
    #expect(document.elements.count == 1502)
    let (first, second) = (document.elements[1500], document.elements[1501])
    #expect(first.parent == second.parent)
    #expect(second.ordinal == 2)
    var depth = 0
    var current = second.parent
    while let index = current {
      depth += 1
      current = document.elements[index].parent
    }
    #expect(depth == 512)
    let block = try #require(document.blocks.last)
    #expect(document.elements[try #require(block.element)].ordinal == 2)
  }

  @Test func aFloodOfTagsIsReadUpToALimit() throws {
    let document = read("<p>" + String(repeating: "<b>好", count: 200_100) + "</p>")
    #expect(kinds(document) == [.tooLarge, .tooLarge, .tooDeep])
    #expect(document.elements.count == 200_000)
    let rest = try #require(document.omissions.first { $0.kind == .limit }?.range)
    #expect(document.source.bytes[rest.range].starts(with: "好<b>".utf8))
    #expect(rest.end == document.source.bytes.count)
  }

  @Test func longLinesAttributesAndReferencesAreRead() {
    let line = read("<p>" + String(repeating: "长文字 ", count: 20_000))
    #expect(line.blocks.first?.range.count == 199_999)
    let attribute = read("<img alt=\"" + String(repeating: "图", count: 80_000) + "\">")
    #expect(attribute.blocks.first?.range.count == 240_000)
    let references = read("<p>" + String(repeating: "&amp;", count: 20_000))
    #expect(references.blocks.first?.range.count == 20_000)
    for document in [line, attribute, references] {
      #expect(violations(of: document) == [])
      #expect(document.omissions.filter { $0.kind == .limit }.isEmpty)
    }
  }

  @Test(arguments: [
    ("<p>", "长文", "</p>"), ("<p>", "长<b>文</b>", "</p>"), ("<img alt=\"", "长文", "\">"),
    ("<script type=application/ld+json>{\"name\": \"", "长文", "\"}</script>"),
  ])
  func aParagraphLongerThanABookIsCutAndSaidToBe(
    start: String, text: String, end: String
  ) throws {
    let document = read(start + String(repeating: text, count: 100_000) + end + "<p>末")
    #expect(document.blocks.map(\.range.count) == [262_143, 3])
    #expect(kinds(document) == [.tooLarge])
    let limit = try #require(document.omissions.first { $0.kind == .limit })
    #expect(
      limit.detail == "a paragraph of more than 262144 bytes; 337857 bytes were not read")
    #expect(violations(of: document) == [])
  }

  @Test func textBehindTheLimitIsNotRead() throws {
    let document = read(
      String(repeating: "<p>\(String(repeating: "长文", count: 20_000))", count: 20) + "<p>末")
    #expect(document.text.bytes.count <= 2 << 20)
    #expect(document.blocks.count == 18)
    #expect(kinds(document) == [.tooLarge])
    #expect(violations(of: document) == [])
  }

  @Test func nullCharactersInTagsBehindTheLimitAreSkipped() {
    let bytes = Array(String(repeating: "<p\0>x\0</p\0>", count: 66_000).utf8)
    let document = DocumentReader.read(bytes, name: "nulls.html")
    #expect(kinds(document) == [.tooLarge, .nullCharacters])
    #expect(violations(of: document) == [])
  }

  @Test func linesBehindTheLimitAreNotRead() throws {
    let lines = String(repeating: "好\n", count: 50_100)
    for kind in [InputKind.text, .html] {
      let text = kind == .html ? lines.replacing("\n", with: "<hr>") : lines
      let document = DocumentReader.read(SourceText(name: "lines", string: text), as: kind)
      #expect(document.blocks.count == 50_000)
      #expect(kinds(document) == [.tooLarge])
      let limit = try #require(document.omissions.first { $0.kind == .limit })
      #expect(limit.detail == "more than 50000 paragraphs; 300 bytes were not read")
      #expect(violations(of: document) == [])
    }
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
