// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Lexicons
import Listings
import TestSupport
import Testing
import Text

/// What a score of structure must do whatever the page: properties T1 to T12 of the design.
struct StructurePropertyTests {
  @Test(
    "A complete page has all five stages in order and scores above 75",
    arguments: StructureFixture.all)
  func completePage(page: StructureFixture) throws {
    let report = try Structure.report(page)
    #expect(report.order == Stage.allCases)
    #expect(report.missing.isEmpty)
    #expect((report.score ?? 0) > 75)
  }

  @Test(
    "T1: a page loses at least three points with any stage, and only that stage is missing",
    arguments: StructureFixture.all, Stage.allCases)
  func removal(page: StructureFixture, stage: Stage) throws {
    let report = try Structure.report(page.without(stage))
    #expect(report.missing == [stage])
    let loss = try Structure.score(page) - (report.score ?? 100)
    #expect(loss >= 3)
    #expect(report.findings.contains { $0.rule == "page-structure/missing-stage" })
  }

  @Test("T2: no order of the sections beats the ideal one", arguments: 0..<12)
  func permutation(seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let page = StructureFixture.all[seed % 3]
    let order = Array(0..<5).shuffled(using: &generator)
    let reordered = try StructurePropertyTests.part("order", of: page.reordered(order))
    let ideal = try StructurePropertyTests.part("order", of: page)
    #expect(reordered <= ideal + 1e-9)
  }

  @Test("T2: the reverse order scores near zero for order", arguments: StructureFixture.all)
  func reversal(page: StructureFixture) throws {
    let reversed = try StructurePropertyTests.part("order", of: page.reordered([4, 3, 2, 1, 0]))
    #expect(reversed <= 0.1)
  }

  @Test("T3: saying everything twice changes less than two points", arguments: StructureFixture.all)
  func duplication(page: StructureFixture) throws {
    var twice = page
    twice.sections = page.sections.map { ($0.stage, $0.lines.flatMap { [$0, $0] }) }
    let change = abs(try Structure.score(twice) - Structure.score(page))
    #expect(change < 2)
  }

  @Test(
    "T4: stacked keywords of all stages do not raise the score", arguments: StructureFixture.all)
  func stuffing(page: StructureFixture) throws {
    let stacked =
      page.language == .english
      ? "best kettle gooseneck kettle coffee kettle buy now buy now guaranteed guaranteed premium quality quality"
      : "痛点 解决 方案 优势 信任 好评 正品 保证 抢购 抢购 秒杀 秒杀 爆款 爆款 必备 神器"
    for stage in [[], [Stage.painPoint], [Stage.callToAction]] {
      let plain = stage.reduce(page) { $0.without($1) }
      var stuffed = plain
      stuffed.sections.append((.callToAction, [stacked]))
      let after = try Structure.score(stuffed)
      let before = try Structure.score(plain)
      #expect(after <= before)
    }
  }

  @Test("T5: without its figures a page keeps its stages and loses points")
  func figures() throws {
    let page = StructureFixture.backpack
    var vague = page
    vague.sections[2].lines = ["空包很轻，单手拎得动", "电脑仓悬空，放下不磕底", "侧袋塞得下大水壶", "拉链戴手套也拉得开"]
    vague.sections[3].lines = ["底布做过防水检测，报告齐全", "开线、断扣免费修，运费我们出", "店铺好评如潮，销量领先"]
    let report = try Structure.report(vague)
    #expect(report.missing.isEmpty)
    let whole = try Structure.score(page)
    #expect((report.score ?? 100) < whole)
  }

  @Test("T6: a superlative does not raise the score", arguments: StructureFixture.all)
  func superlative(page: StructureFixture) throws {
    var boasting = page
    boasting.sections[2].lines[0] +=
      page.language == .english ? ", the best in the world" : "，全国第一，顶级品质"
    let after = try Structure.score(boasting)
    let before = try Structure.score(page)
    #expect(after <= before + 0.01)
  }

  @Test("T7: simplified and traditional characters score alike", arguments: StructureFixture.all)
  func characters(page: StructureFixture) throws {
    let folding = try FoldingTable.read(lexicons: Repository.lexicons)
    var folded = page
    folded.sections = page.sections.map { ($0.stage, $0.lines.map { folding.folded($0) }) }
    let change = abs(try Structure.score(folded) - Structure.score(page))
    #expect(change <= 5)
  }

  @Test("T8: white space, wrappers and attributes change nothing", arguments: StructureFixture.all)
  func markup(page: StructureFixture) throws {
    let dressed =
      "<section class=\"x\"><div id='y'>\n"
      + page.html.replacing("<p>", with: "\n  <p class=\"a\"  style=\"color:red\"> ")
      .replacing("</p>", with: " </p>\n\n") + "</div></section>"
    let after = try Structure.report(dressed, page.language).score
    let before = try Structure.report(page).score
    #expect(after == before)
  }

  @Test(
    "T9: joining the lines of a section changes at most five points",
    arguments: StructureFixture.all)
  func joining(page: StructureFixture) throws {
    var joined = page
    let comma = page.language == .english ? "; " : "；"
    joined.sections[3].lines = [page.sections[3].lines.joined(separator: comma)]
    let change = abs(try Structure.score(joined) - Structure.score(page))
    #expect(change <= 5)
  }

  @Test("T10: a certificate number never lowers the score", arguments: StructureFixture.all)
  func certificate(page: StructureFixture) throws {
    for index in page.sections[3].lines.indices {
      var proven = page
      proven.sections[3].lines[index] +=
        page.language == .english ? ", certificate CE-2024-11873" : "，证书编号 CE-2024-11873"
      let after = try Structure.score(proven)
      let before = try Structure.score(page)
      #expect(after >= before - 0.01)
    }
  }

  @Test("T11: the same page gives the same report")
  func determinism() throws {
    let page = StructureFixture.kettle
    let first = "\(try Structure.report(page))"
    let second = "\(try Structure.report(page))"
    #expect(first == second)
  }

  static func part(_ name: String, of page: StructureFixture) throws -> Double {
    let parts = try Structure.report(page).parts
    return try #require(parts.first { $0.name == name }).value
  }
}
