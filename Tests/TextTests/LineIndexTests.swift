// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct LineIndexTests {
  @Test func countsCodePointsAndUTF16Units() {
    let text = "标题\n价😀格"
    let index = LineIndex(Array(text.utf8))
    #expect(index.position(of: 0) == TextPosition(line: 1, column: 1, utf16Column: 1))
    #expect(index.position(of: 7) == TextPosition(line: 2, column: 1, utf16Column: 1))
    #expect(index.position(of: 14) == TextPosition(line: 2, column: 3, utf16Column: 4))
  }

  @Test(arguments: ["a\nb", "a\rb", "a\r\nb"])
  func anyLineEndStartsALine(_ text: String) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.position(of: text.utf8.count - 1).line == 2)
    #expect(index.position(of: text.utf8.count - 1).column == 1)
  }

  @Test func aLineOfMegabytesIsLookedUpWithoutReadingItAgain() {
    let index = LineIndex(Array(String(repeating: "保温杯", count: 200_000).utf8))
    for step in stride(from: 0, to: 600_000, by: 599) {
      #expect(index.position(of: 3 * step).column == step + 1)
    }
  }
}
