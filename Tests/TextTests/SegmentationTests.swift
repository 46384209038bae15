// SPDX-License-Identifier: Apache-2.0

import Lexicons
import TestSupport
import Testing
import Text

@Suite("A segmenter made for listings")
struct SegmentationTests {
  let segmenter: Segmenter

  init() throws {
    segmenter = try Segmenter.read(lexicons: Repository.lexicons)
  }

  private func cut(_ text: String) -> String {
    segmenter.segment(text).map(\.text).joined(separator: "|")
  }

  @Test(
    "The units are what a shopper could swap or drop",
    arguments: [
      "羽绒服|女|短款|加厚|保暖", "连衣裙|女|夏", "儿童|水杯", "不锈钢|保温杯|500ml",
    ])
  func theGuidelinesOwnExamples(tokens: String) {
    #expect(cut(tokens.filter { $0 != "|" }) == tokens)
  }

  @Test(
    "A number goes with its unit, a list of numbers is split",
    arguments: [
      ("第五代2-8度", "第五代|2-8度"), ("20cm*15cm", "20cm*15cm"), ("3g*12包", "3g*12包"),
      ("10袋/盒", "10袋/盒"), ("25/50/100ml", "25|/|50|/|100ml"), ("25ml50ml", "25ml|50ml"),
      ("5000万像素", "5000万像素"), ("8GB+512GB", "8GB|+|512GB"), ("全22卷", "全22卷"),
    ])
  func measures(text: String, tokens: String) {
    #expect(cut(text) == tokens)
  }

  @Test(
    "A change of script is an edge, but for units and a few fixed words",
    arguments: [
      ("长城m4", "长城|m4"), ("4G手机", "4G|手机"), ("3D打印", "3D|打印"), ("T恤男", "T恤|男"),
      ("Wifi版", "Wifi版"), ("windows系统", "windows|系统"), ("UR2022新款", "UR|2022|新款"),
      ("fs40-13c", "fs40-13c"), ("i5-9300H笔记本", "i5-9300H|笔记本"), ("men's socks", "men's|socks"),
    ])
  func scripts(text: String, tokens: String) {
    #expect(cut(text) == tokens)
  }

  @Test(
    "A head of one character never stands alone",
    arguments: [
      "手机壳", "茶壶盖", "洗衣机罩", "不锈钢盆", "离心管架", "语文书", "感冒灵片",
    ])
  func heads(word: String) {
    #expect(cut(word) == word)
  }

  @Test("Ranges lead back to the text, whatever it holds")
  func ranges() {
    let text = "  【Ｔ恤】🐮男　500ＭＬ\u{200B}スラム！é"
    let tokens = segmenter.segment(text)
    var end = 0
    for token in tokens {
      #expect(token.range.start >= end)
      end = token.range.end
      let bytes = Array(text.utf8)[token.range.range]
      #expect(String(decoding: bytes, as: UTF8.self) == token.text)
    }
    #expect(tokens.contains { $0.text == "Ｔ恤" && $0.folded == "t恤" })
  }

  @Test("Empty text has no tokens") func empty() {
    #expect(segmenter.segment("").isEmpty)
    #expect(segmenter.segment(" \t\u{3000}").isEmpty)
  }

  @Test("Queries made up for these tests are cut as a person cut them")
  func invented() throws {
    let path = Repository.root + "/Tests/Fixtures/segmentation/invented.tsv"
    let rows = try DataFiles.text(of: path).split(separator: "\n").filter { !$0.hasPrefix("#") }
    var wrong: [String] = []
    for row in rows {
      let fields = row.split(separator: "\t").map(String.init)
      try #require(fields.count == 2)
      let got = cut(fields[0])
      if got != fields[1] { wrong.append("\(fields[1]) was cut \(got)") }
    }
    // A floor, not a list of what is wrong today: the lexicon may change in either direction.
    #expect(Double(wrong.count) <= 0.07 * Double(rows.count), "\(wrong)")
  }

  @Test("Work grows with the text, not faster", .timeLimit(.minutes(5)))
  func linear() {
    let text = String(repeating: "1m一二3x多", count: 20_000)
    #expect(!segmenter.segment(text).isEmpty)
  }

  @Test("A mistake in a word file is placed") func mistakes() {
    var lexicon = SegmentationLexicon()
    #expect(
      throws: SegmentationLexicon.LineError(
        line: 2,
        message: "expected a word, a weight and a tag "
          + "(brand, product, attribute, colour, audience, scene, function, general)")
    ) {
      try lexicon.add(words: Array("# x\n水杯 3\n".utf8))
    }
  }
}
