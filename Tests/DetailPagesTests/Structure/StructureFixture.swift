// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import TestSupport
import Testing
import Text

/// Pages the tests take apart: one section a stage, each a list of paragraphs, in the order of the stages.
struct StructureFixture: CustomTestStringConvertible {
  let name: String
  let language: Language
  let title: String
  var sections: [(stage: Stage, lines: [String])]

  var testDescription: String { name }

  /// The page; a section is a `div`, a line a paragraph.
  var html: String { StructureFixture.html(title: title, sections: sections.map(\.lines)) }

  static func html(title: String, sections: [[String]]) -> String {
    "<div><h1>\(title)</h1></div>"
      + sections.map { lines in
        "<div>" + lines.map { "<p>\($0)</p>" }.joined(separator: "\n") + "</div>"
      }.joined(separator: "\n")
  }

  /// The page without a stage.
  func without(_ stage: Stage) -> StructureFixture {
    var copy = self
    copy.sections.removeAll { $0.stage == stage }
    return copy
  }

  /// The page with its sections in another order.
  func reordered(_ order: [Int]) -> StructureFixture {
    var copy = self
    copy.sections = order.map { sections[$0] }
    return copy
  }

  static let all = [backpack, kettle, lamp]

  static let backpack = StructureFixture(
    name: "backpack", language: .simplified, title: "石径 26 升通勤背包",
    sections: [
      (
        .painPoint,
        [
          "下雨天挤地铁，包里的电脑底下总是先湿一角。", "背到下班，两边肩膀勒出两道红印，周一到周五天天这样。",
        ]
      ),
      (
        .solution,
        ["我们把底布换成一整块覆膜布，折上来 12 厘米再缝，水从底下渗不进来；肩带里加一层蜂窝泡棉，重量分散到整个肩膀。"]
      ),
      (
        .advantage,
        [
          "空包 780 克，单手拎得动", "电脑仓悬空 3 厘米，放下不磕底", "侧袋塞得下 1 升水壶", "拉链戴手套也拉得开",
        ]
      ),
      (
        .trust,
        [
          "底布静水压 10000mm，国家纺织检测中心报告 FZ-2024-30877", "开线、断扣两年内免费修，来回运费我们出",
          "店铺评分 4.9，已售 23000 只",
        ]
      ),
      (.callToAction, ["开学季到手价 199 元，周日晚 24 点截止", "前 300 名下单送防雨罩一个"]),
    ])

  static let kettle = StructureFixture(
    name: "kettle", language: .english, title: "Tern Gooseneck Kettle, 0.9 L",
    sections: [
      (
        .painPoint,
        [
          "Your old kettle dumps half the water at once, and the coffee bed is a crater every morning.",
          "The handle burns your fingers, and you stand there waiting while the coffee goes cold.",
        ]
      ),
      (
        .solution,
        [
          "We bent the spout into a narrow S and put a valve at its base, so the water leaves in one thin line and stops when you stop tilting."
        ]
      ),
      (
        .advantage,
        [
          "Holds 0.9 liters, enough for three cups", "Handle stays cool for the whole pour",
          "Keeps the set temperature for 60 minutes", "Lid comes off with one hand",
        ]
      ),
      (
        .trust,
        [
          "Rated 4.7 by 3,204 buyers, photos on the reviews page",
          "UL 1082 listed, test report 24-5518 on request",
          "If it leaks or fails within two years, we replace it and pay return shipping",
        ]
      ),
      (
        .callToAction,
        [
          "$79 instead of $99 until Sunday at midnight, code POUR20",
          "Order before 2 pm and a spare filter ships in the same box",
        ]
      ),
    ])

  static let lamp = StructureFixture(
    name: "lamp", language: .traditional, title: "微丘 床頭閱讀燈",
    sections: [
      (.painPoint, ["半夜想看兩頁書，一開大燈，旁邊的人就翻身皺眉頭。", "用手機照，脖子歪著，手舉十分鐘就痠。"]),
      (.solution, ["我們把燈珠藏進一條窄縫，光只往書頁那一側走，另一側整片擋住，旁邊的人看不到光。"]),
      (
        .advantage,
        ["重 95 公克，夾在書上不會往下掉", "三段亮度，最暗只有 5 流明", "充一次電可以用 20 小時"]
      ),
      (
        .trust,
        ["BSMI 檢驗合格，證書 R3A217", "兩年保固，壞了直接換新，來回運費我們付", "累積 1,800 則評價，平均 4.8 分"]
      ),
      (.callToAction, ["預購價 690 元，10 月 31 日截止", "前 200 名下單加贈收納袋"]),
    ])
}

/// The analyzer with the data of this checkout.
enum Structure {
  static func analyzer() throws -> StructureAnalyzer {
    try StructureAnalyzer(
      lexicons: Repository.lexicons,
      folding: try FoldingTable.read(lexicons: Repository.lexicons))
  }

  static func report(_ html: String, _ language: Language = .simplified) throws -> StructureReport {
    var document = HTMLReader.read(SourceText(name: "page", string: html))
    try SurroundingRules.read(lexicons: Repository.lexicons).mark(&document)
    let listing = Listing(
      id: "page", language: language, fields: [Field(name: "html", document: document)])
    return try analyzer().report(for: listing)
  }

  static func report(_ page: StructureFixture) throws -> StructureReport {
    try report(page.html, page.language)
  }

  static func score(_ page: StructureFixture) throws -> Double { try report(page).score ?? -1 }
}
