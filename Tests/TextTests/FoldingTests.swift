// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Text

@Suite struct FoldingTests {
  @Test func `width and case are read alike, white space runs as one`() {
    let text = FoldedText("ＮＯ．１　 Best", folding: FoldingTable())
    #expect(text.string(in: 0..<text.units.count) == "no.1 best")
  }

  @Test func `a range of the folded text leads back to the bytes it came from`() throws {
    var table = FoldingTable()
    try table.add(pairs: "國 国\n№ no")
    try table.add(ignorable: "200B")
    let source = "№1國\u{200B}家"
    let text = FoldedText(source, folding: table)
    #expect(text.string(in: 0..<text.units.count) == "no1国家")
    let bytes = Array(source.utf8)
    let place = text.bytes(of: 3..<5)
    #expect(String(decoding: bytes[place.range], as: UTF8.self) == "國\u{200B}家")
  }

  @Test func `a bad line of a table is named`() {
    var table = FoldingTable()
    #expect(throws: FoldingTable.LineError.self) { try table.add(pairs: "# fine\nab c") }
  }

  @Test(arguments: 0..<40) func `every unit's place decodes and lies in order`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pool: [String] = [
      "最", "好", "A", "ｂ", " ", "\u{3000}", "🔥", "é", "\u{200D}", "、", "1", "①", "\n",
    ]
    let source = (0..<60).map { _ in pool[Int(generator.next() % UInt64(pool.count))] }.joined()
    let bytes = Array(source.utf8)
    let text = FoldedText(bytes, parts: [ByteRange(0, bytes.count)], folding: FoldingTable())
    var last = 0
    for index in text.units.indices {
      let place = text.bytes(of: index..<(index + 1))
      #expect(last <= place.start)
      #expect(String(validating: bytes[place.range], as: UTF8.self) != nil)
      last = place.start
    }
  }
}
