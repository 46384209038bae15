// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Experiments
import Findings

/// Four numbers → sales, what a change is made of, what a click may cost.
struct FunnelCommand: ParsableCommand {
  enum First: String, CaseIterable, ExpressibleByArgument {
    case exposures, visitors
  }

  static let configuration = CommandConfiguration(
    commandName: "funnel",
    abstract: Speech.say(
      "Sales = exposures × click rate × conversion rate × order value, and what a change is made of.",
      "成交额 = 曝光 × 点击率 × 转化率 × 客单价，以及变化由什么构成。"),
    discussion: Speech.say(
      "Example: listwright experiment funnel 100000 5% 2.5% 200",
      "示例：listwright experiment funnel 100000 5% 2.5% 200"))

  @Argument(
    help: ArgumentHelp(
      en: "Exposures, click rate, conversion rate, order value.", zh: "曝光、点击率、转化率、客单价。"))
  var numbers: [String]

  @Option(
    help: ArgumentHelp(
      en: "The four numbers of before, with commas.", zh: "之前的四个数，以逗号分隔。",
      valueName: "100000,3%,2.5%,89"))
  var before: String?

  @Option(
    help: ArgumentHelp(
      en: "What the first number counts.", zh: "第一个数是什么。"))
  var first: First = .exposures

  @Option(help: ArgumentHelp(en: "Price of a unit.", zh: "售价。"))
  var price: Double?

  @Option(help: ArgumentHelp(en: "The platform's share, such as 5%.", zh: "平台扣点，如 5%。"))
  var fee: String = "0"

  @Option(help: ArgumentHelp(en: "Cost of the goods of a unit.", zh: "单件成本。"))
  var cost: Double = 0

  @Option(help: ArgumentHelp(en: "Shipping of a unit.", zh: "单件运费。"))
  var shipping: Double = 0

  @Option(help: ArgumentHelp(en: "Share of orders refunded.", zh: "退款率。"))
  var refunds: String = "0"

  @Option(help: ArgumentHelp(en: "Cost of a click.", zh: "点击成本。", valueName: "money"))
  var cpc: Double?

  @Option(help: ArgumentHelp(en: "Fixed cost to earn back.", zh: "需收回的固定成本。"))
  var fixed: Double?

  @Option(help: ArgumentHelp(en: "Advertising money spent.", zh: "广告花费。"))
  var spend: Double?

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: PlainFormat = .text

  @Option(help: ArgumentHelp(en: "Language of messages.", zh: "消息语言。"))
  var messages: MessageLanguage?

  func run() throws {
    let report = FunnelReport(
      funnel: try funnel(numbers),
      before: try before.map { text in
        try funnel(text.split(separator: ",").map(String.init))
      }, countsVisitors: first == .visitors, economics: try economics(), costPerClick: cpc,
      fixedCost: fixed, spend: spend)
    switch format {
    case .text:
      let text = ExperimentText(language: messages ?? Speech.language)
      try StandardStreams.write(text.text(report.figures, why: report.why))
    case .json: try StandardStreams.write(report.json.text(indented: true) + "\n")
    }
  }

  private func funnel(_ texts: [String]) throws(CommandError) -> Funnel {
    let values = texts.compactMap(Self.number)
    guard values.count == 4, texts.count == 4, values.allSatisfy({ $0 >= 0 }), values[1] <= 1,
      values[2] <= 1
    else {
      throw CommandError(
        en:
          "four numbers are needed: exposures, click rate and conversion rate (0.05 or 5%), order value",
        zh: "需要四个数：曝光、点击率和转化率（0.05 或 5%）、客单价")
    }
    return Funnel(
      exposures: values[0], clickRate: values[1], conversionRate: values[2], orderValue: values[3])
  }

  private func economics() throws(CommandError) -> UnitEconomics? {
    guard let price else { return nil }
    guard let fee = Self.number(fee), let refunds = Self.number(refunds), (0...1).contains(fee),
      (0...1).contains(refunds), price > 0
    else {
      throw CommandError(
        en: "--fee and --refunds are shares from 0 to 1, or percentages; --price is above 0",
        zh: "--fee 与 --refunds 是 0 到 1 的份额或百分比；--price 大于 0")
    }
    return UnitEconomics(
      price: price, feeRate: fee, cost: cost, shipping: shipping, refundRate: refunds)
  }

  /// `0.05` or `5%`.
  private static func number(_ text: String) -> Double? {
    guard text.hasSuffix("%") else { return Double(text).flatMap { $0.isFinite ? $0 : nil } }
    return Double(text.dropLast()).flatMap { $0.isFinite ? $0 / 100 : nil }
  }
}
