// SPDX-License-Identifier: Apache-2.0

import Documents
import TestSupport
import Testing
import Text

@Suite struct MarkdownReaderTests {
  private func read(_ text: String) -> Document {
    let document = MarkdownReader.read(SourceText(name: "test", string: text))
    #expect(violations(of: document) == [])
    return document
  }

  @Test func emphasisLinksAndCodeJoinIntoOnePhrase() {
    #expect(
      outline(
        read("全网**最**低*价*的`保温`杯,见[这里](https://a.b/c \"题\")与 ~~旧~~ snake_case_名 2*3=6 \\*星\\*"))
        == ["p: 全网最低价的保温杯,见这里与 旧 snake_case_名 2*3=6 *星*"])
  }

  @Test func blocksAreWhatTheyAreInHTML() {
    let document = read(
      """
      ---
      title: x
      ---
      # 标 题 #
      副题
      ---
      第一行
      第二行\\
      第三行  
      第四行

      - 甲
      - [x] 乙
        续
      1. 丙

      > 引用
      > 两行

      | 尺码 | 胸围 |
      |---|:-:|
      | S | 90 |

      ![图片](a.png) 后<br>再
      ```
      代 *码*
      ```
      <div>内<b>嵌</b> &amp; 网页</div>

      [id]: http://x.y
      """)
    #expect(
      outline(document) == [
        "h1: 标 题", "h2: 副题", "p: 第一行\n第二行", "p: 第三行", "p: 第四行", "li: 甲", "li: 乙\n续",
        "li: 丙", "quote: 引用\n两行", "th: 尺码", "th: 胸围", "td: S", "td: 90", "alt: 图片", "p: 后",
        "p: 再", "p: 代 *码*", "p: 内嵌 & 网页",
      ])
    #expect(document.images.map(\.address) == ["a.png"])
    let cell = document.blocks.first { document.string(of: $0) == "90" }
    #expect(cell?.columnHeader.map { document.string(of: document.blocks[$0]) } == "胸围")
  }

  @Test(arguments: 0..<100)
  func anyTextIsReadWithExactPlaces(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "*", "**", "_", "`", "[", "](", ")", "![", "]", "<b>", "</b>", "<br>", "<img alt=图>", "\\",
      "|",
      "\n", "\n\n", "\r\n", "# ", "- ", "> ", "1. ", "---\n", "```\n", "最好", "a", " ", "&amp;",
      "~~", "<div>",
    ]
    let text = (0..<60).map { _ in parts[random.next(below: parts.count)] }.joined()
    _ = read(text)
  }
}
