// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import Testing
import Text

@testable import Compliance

@Suite struct PatternTests {
  /// The phrases that a pattern finds in a text.
  private func phrases(_ pattern: String, in text: String) throws -> [String] {
    let yaml = """
      classes:
        cure: [治疗, 根治, cure, cures]
        disease: [糖尿病, 高血压, eczema]
        innocent: [第一次]
      patterns:
        duration: "{number}(天|周)"
      pack: test
      rules:
        - id: it
          family: medical
          severity: error
          provenance: verified
          when: ['\(pattern)']
          message: {zh: 不可, en: no}
      """
    let claims = try ClaimPacks.compile(
      [try YAMLNode.parse(yaml, file: "test.yaml")], citations: [:], folding: FoldingTable(),
      evasion: EvasionTable())
    var folded = FoldedText(text, folding: FoldingTable())
    folded.normalise()
    let reading = Reading(
      claims: claims, units: folded.units, range: 0..<folded.units.count, field: 0, block: 0,
      role: .paragraph)
    return reading.matches(of: claims.rules[0].triggers[0]).map { reading.string(in: $0.span) }
  }

  @Test(arguments: [
    ("{cure}{disease}", "专门根治糖尿病", ["根治糖尿病"]),
    ("{cure}~2{disease}", "治疗各种高血压", ["治疗各种高血压"]),
    ("{cure}~2{disease}", "治疗各种常见的高血压", []),
    ("{cure}~4{disease}", "治疗，高血压", []),
    ("{cure}~~4{disease}", "治疗，高血压", ["治疗,高血压"]),
    ("{disease}(人群)?慎用", "高血压慎用", ["高血压慎用"]),
    ("{duration}{cure}", "三天根治", ["三天根治"]),
    ("{number>=10}天", "3天、12天", ["12天"]),
    ("{percent>=90}", "有效率98%，湿度60%", ["98%"]),
    ("{percent}", "百分百、九成、百分之五", ["百分百", "九成", "百分之五"]),
    ("最[好]用", "最好用", ["好"]),
    ("第一", "第一次用第一", ["第一"]),
    ("{cure} {disease}", "It cures eczema; secures eczema", ["cures eczema"]),
    ("heal*", "healing and healthy heal, unheal", ["healing", "healthy", "heal"]),
    ("germ-free", "Germ free, germ‐free", ["germ free", "germ free"]),
    ("^好评", "好评返现，五星好评", ["好评"]),
    ("好评$", "五星好评，好评返现", ["好评"]),
    ("{phone}", "电话13800571234，条码6901234567892", ["13800571234"]),
    ("{url}", "见 www.example.com 或 a3.5 型", ["www.example.com"]),
    ("{email}", "写信 a_b@c.com 吧", ["a_b@c.com"]),
  ]) func `a pattern finds what it says`(
    pattern: String, text: String, expected: [String]
  ) throws {
    #expect(try phrases(pattern, in: text) == expected)
  }

  @Test func `a long list of alternatives leaves steps for what stands behind them`() throws {
    let list = (0..<2_000).map { "x\($0) y" }.joined(separator: "|")
    let words = (0..<2_000).map { "x\($0)" }.joined(separator: " ")
    #expect(
      try phrases("(\(list)|earn~2month)", in: "\(words). y. Earn in a month.") == [
        "earn in a month"
      ])
  }

  @Test(arguments: [
    ("最{qualty}", "no class '{qualty}'"), ("(好|坏", "never closed"), ("~3好", "starts with a gap"),
    ("好~99坏", "1 to 40"), ("(好)?", "nothing at all"), ("好)", "nothing opens"),
  ]) func `a mistake is said at its place`(pattern: String, message: String) {
    do {
      _ = try phrases(pattern, in: "")
      Issue.record("'\(pattern)' should be refused")
    } catch let error as LexiconError {
      #expect(error.message.contains(message))
      #expect(error.line == 13)
    } catch {
      Issue.record("\(error)")
    }
  }
}
