// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings

/// A funnel in words and numbers.
public struct FunnelReport: Sendable {
  let funnel: Funnel
  let before: Funnel?
  let countsVisitors: Bool
  let economics: UnitEconomics?
  let costPerClick: Double?
  let fixedCost: Double?
  let spend: Double?

  /// - Parameters:
  ///   - before: what it is compared with.
  ///   - countsVisitors: whether the first number counts visitors of the detail page, who have clicked
  ///     already: the click rate is then left out.
  public init(
    funnel: Funnel, before: Funnel?, countsVisitors: Bool, economics: UnitEconomics?,
    costPerClick: Double?, fixedCost: Double?, spend: Double?
  ) {
    func adjusted(_ funnel: Funnel) -> Funnel {
      var funnel = funnel
      if countsVisitors { funnel.clickRate = 1 }
      return funnel
    }
    self.funnel = adjusted(funnel)
    self.before = before.map(adjusted)
    self.countsVisitors = countsVisitors
    self.economics = economics
    self.costPerClick = costPerClick
    self.fixedCost = fixedCost
    self.spend = spend
  }

  /// In words, first.
  public var why: [Message] {
    let sales = NumberText.short(funnel.sales)
    let orders = NumberText.short(funnel.orders)
    var sentences = [
      Message(
        en: "\(orders) orders, sales of \(sales).", zh: "\(orders) 单，成交额 \(sales)。")
    ]
    if countsVisitors {
      sentences.append(
        Message(
          en:
            "The first number counts visitors of the page. They have clicked already, so the click rate "
            + "is not multiplied in again: that would count it twice.",
          zh: "第一个数是进店访客，他们已经点击过，因此不再乘以点击率：否则点击率会被重复计算。"))
    } else {
      sentences.append(
        Message(
          en:
            "The first number must count exposures, not visitors of the page (--first visitors): the "
            + "click rate would be counted twice.",
          zh: "第一个数必须是曝光而不是进店访客（若是访客请用 --first visitors）：否则点击率会被重复计算。"))
    }
    if let before {
      let change = NumberText.short(funnel.sales - before.sales)
      sentences.append(
        Message(
          en: "Sales changed by \(change), from \(NumberText.short(before.sales)).",
          zh: "成交额由 \(NumberText.short(before.sales)) 变化 \(change)。"))
    }
    return sentences
  }

  public var figures: [FigureGroup] {
    var groups = [
      FigureGroup(
        "funnel", en: "Funnel", zh: "漏斗",
        [
          Figure("exposures", en: "exposures", zh: "曝光", .number(funnel.exposures)),
          Figure("clicks", en: "clicks", zh: "点击", .number(funnel.clicks)),
          Figure("orders", en: "orders", zh: "订单", .number(funnel.orders)),
          Figure("sales", en: "sales", zh: "成交额", .number(funnel.sales)),
        ])
    ]
    if let before, let parts = Funnel.contributions(from: before, to: funnel) {
      let names: [(Funnel.Factor, String, String)] = [
        (.exposures, "exposures", "曝光"), (.clickRate, "click rate", "点击率"),
        (.conversionRate, "conversion rate", "转化率"), (.orderValue, "order value", "客单价"),
      ]
      groups.append(
        FigureGroup(
          "change", en: "What the change is made of (adds up exactly)", zh: "变化的构成（精确相加）",
          names.map { factor, en, zh in
            Figure(factor.rawValue, en: en, zh: zh, .number(parts[factor] ?? 0))
          } + [
            Figure("total", en: "in all", zh: "合计", .number(funnel.sales - before.sales))
          ]))
    }
    if let economics { groups.append(economicsGroup(economics)) }
    return groups
  }

  private func economicsGroup(_ unit: UnitEconomics) -> FigureGroup {
    var figures = [
      Figure("contribution", en: "a unit leaves", zh: "单件贡献", .number(unit.contribution)),
      Figure(
        "contributionAfterRefunds", en: "after refunds", zh: "扣除退款后",
        .number(unit.contributionAfterRefunds)),
      Figure(
        "highestCostPerClick", en: "most a click may cost", zh: "点击成本上限",
        .number(unit.highestCostPerClick(conversionRate: funnel.conversionRate))),
    ]
    if let value = unit.breakEvenReturnOnSpend {
      figures.append(
        Figure(
          "breakEvenROAS", en: "break-even return on ad spend", zh: "盈亏平衡 ROAS", .number(value)))
    }
    if let costPerClick, let value = unit.breakEvenConversionRate(costPerClick: costPerClick) {
      figures.append(
        Figure(
          "breakEvenConversionRate", en: "break-even conversion rate", zh: "盈亏平衡转化率", .share(value))
      )
    }
    if let fixedCost, let value = unit.breakEvenUnits(fixedCost: fixedCost) {
      figures.append(
        Figure(
          "breakEvenUnits", en: "units that earn back the fixed cost", zh: "收回固定成本的件数",
          .number(value)))
    }
    if let spend, let value = unit.returnOnInvestment(orders: funnel.orders, spend: spend) {
      figures.append(
        Figure("returnOnInvestment", en: "return on investment", zh: "投资回报率", .change(value)))
    }
    return FigureGroup("economics", en: "A unit and a click", zh: "单件与点击", figures)
  }

  /// The report as JSON.
  public var json: JSONValue {
    .members([
      "verdict": .string("computed"), "why": ExperimentJSON.messages(why),
      "cannotConclude": ExperimentJSON.messages([
        Message(
          en: "Why a factor changed: this is arithmetic, not a test.", zh: "某个因素为什么变化：这是算术，不是测试。")
      ]), "estimate": .object(["sales": .exact(funnel.sales), "orders": .exact(funnel.orders)]),
      "numbers": ExperimentJSON.groups(figures),
    ])
  }
}
