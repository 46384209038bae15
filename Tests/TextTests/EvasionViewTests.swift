// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct EvasionViewTests {
  private func table() throws -> EvasionTable {
    var table = EvasionTable()
    try table.add(disguises: "嘴 最 小嘴 嘴馋\n弓虽 强", folding: FoldingTable())
    try table.add(syllables: "guo 国\nzui 罪 最\nhao 号 好", folding: FoldingTable())
    try table.add(lookalikes: "Т t\nО o\nР p")
    try table.add(lookalikes: "т t\nо o\nр p")
    try table.add(lookalikes: "@ a\n0 o\n1 i\n3 e\n$ s", leet: true)
    try table.add(separators: "strong . *\nweak U+0020 /")
    table.know(pairsOf: [Array("最好".unicodeScalars.map(\.value)), "至尊".unicodeScalars.map(\.value)])
    return table
  }

  private func read(_ text: String) throws -> String? {
    var folding = FoldingTable()
    try folding.add(ignorable: "202A-202E")
    let folded = FoldedText(text, folding: folding)
    guard
      let view = EvasionView(of: folded, range: folded.parts[0], table: try table())
    else { return nil }
    var scalars = String.UnicodeScalarView()
    for unit in view.units {
      if let scalar = Unicode.Scalar(unit) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  @Test(arguments: [
    ("行业顶.级品质", "行业顶级品质"), ("消/炎/杀/菌", "消炎杀菌"), ("降🩸糖", "降糖"), ("嘴低价上新", "最低价上新"),
    ("弓虽效", "强效"), ("GUO家级电机", "国家级电机"), ("ТОР1", "top1"),
    ("he@ls ulcers", "heals ulcers"),
    ("zuihao用的锅", "最好用的锅"), ("全车至/尊用料", "全车至尊用料"),
    ("k1lls", "kills"), ("cur3 eczema", "cure eczema"), ("fat lo$$ fast", "fat loss fast"),
    ("f r e e gift", "free gift"), ("\u{202E}一第网全\u{202C}", "全网第一"),
  ]) func `what was disguised is read as it is meant`(written: String, meant: String) throws {
    #expect(try read(written) == meant)
  }

  @Test(arguments: [
    "嘴馋时来两片山楂糕", "红色/蓝色/黑色", "颜色 尺寸", "plain words only", "型号 A3", "3.3米", "from US$5", "haozui的锅",
    "全车座/椅用料",
  ]) func `ordinary text has no such view`(text: String) throws {
    #expect(try read(text) == nil)
  }

  @Test func `a unit leads back to what it was read from`() throws {
    let text = FoldedText("国/家", folding: FoldingTable())
    let view = try #require(EvasionView(of: text, range: text.parts[0], table: try table()))
    let bytes = Array("国/家".utf8)
    let place = text.bytes(of: view.origin(of: 0..<2))
    #expect(String(decoding: bytes[place.range], as: UTF8.self) == "国/家")
    #expect(view.changes == [[], .joined])
  }
}
