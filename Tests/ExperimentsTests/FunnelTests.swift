// SPDX-License-Identifier: Apache-2.0

import Documents
import Testing

@testable import Experiments

@Suite("The arithmetic of a funnel")
struct FunnelTests {
  @Test func `100,000 exposures × 5 % × 2.5 % × 200 yuan are 25,000 yuan, not 250,000`() {
    let funnel = Funnel(
      exposures: 100_000, clickRate: 0.05, conversionRate: 0.025, orderValue: 200)
    #expect(funnel.clicks == 5_000)
    #expect(funnel.orders == 125)
    #expect(funnel.sales == 25_000)
  }

  @Test func `a change of sales is the sum of what each factor brought`() throws {
    let golden = try #require(try Golden.load("formulas.json")["funnel"])
    func funnel(_ key: String) throws -> Funnel {
      let item = try #require(golden[key])
      return Funnel(
        exposures: try Golden.number(item, "impr"), clickRate: try Golden.number(item, "ctr"),
        conversionRate: try Golden.number(item, "cvr"), orderValue: try Golden.number(item, "aov"))
    }
    let before = try funnel("before")
    let after = try funnel("after")
    expectClose(after.sales - before.sales, try Golden.number(golden, "delta"), "delta")
    let parts = try #require(Funnel.contributions(from: before, to: after))
    let reference = try #require(golden["lmdi"])
    expectClose(parts[.exposures], try Golden.number(reference, "impr"), "exposures")
    expectClose(parts[.clickRate], try Golden.number(reference, "ctr"), "click rate")
    expectClose(parts[.conversionRate], try Golden.number(reference, "cvr"), "conversion rate")
    expectClose(parts[.orderValue], try Golden.number(reference, "aov"), "order value")
  }

  @Test(arguments: 1...20)
  func `the parts always add up to the change`(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    func funnel() -> Funnel {
      Funnel(
        exposures: 1 + 1e6 * random.uniform(), clickRate: 0.001 + random.uniform() / 2,
        conversionRate: 0.001 + random.uniform() / 2, orderValue: 1 + 500 * random.uniform())
    }
    let before = funnel()
    let after = funnel()
    let parts = try #require(Funnel.contributions(from: before, to: after))
    let sum = Funnel.Factor.allCases.reduce(0) { $0 + (parts[$1] ?? 0) }
    #expect(abs(sum - (after.sales - before.sales)) <= 1e-9 * (after.sales + before.sales))
  }

  @Test func `no change brings nothing, and a dead funnel has no parts`() throws {
    let funnel = Funnel(exposures: 10, clickRate: 0.5, conversionRate: 0.5, orderValue: 8)
    let parts = try #require(Funnel.contributions(from: funnel, to: funnel))
    #expect(parts.values.allSatisfy { $0 == 0 })
    var dead = funnel
    dead.conversionRate = 0
    #expect(Funnel.contributions(from: funnel, to: dead) == nil)
  }

  @Test func `what a click may cost`() throws {
    let golden = try #require(try Golden.load("formulas.json")["breakeven"])
    let unit = UnitEconomics(
      price: try Golden.number(golden, "price"),
      feeRate: try Golden.number(golden, "platform_rate"),
      cost: try Golden.number(golden, "cogs"), shipping: try Golden.number(golden, "ship"))
    expectClose(unit.contribution, try Golden.number(golden, "unit_contribution"), "contribution")
    expectClose(
      unit.breakEvenConversionRate(costPerClick: try Golden.number(golden, "cpc")),
      try Golden.number(golden, "breakeven_cvr_at_cpc"), "conversion rate")
    expectClose(
      unit.breakEvenReturnOnSpend, try Golden.number(golden, "breakeven_roas"), "return on spend")
    expectClose(
      unit.breakEvenUnits(fixedCost: try Golden.number(golden, "fixed")),
      try Golden.number(golden, "breakeven_units_fixed"), "units")
    expectClose(
      unit.highestCostPerClick(conversionRate: 0.025),
      try Golden.number(golden, "max_cpc_at_cvr_2_5pct"), "cost per click")
  }

  @Test func `refunds make every order worth less and every click dearer`() {
    var unit = UnitEconomics(price: 89, feeRate: 0.05, cost: 38, shipping: 6)
    expectClose(unit.returnOnInvestment(orders: 100, spend: 2_000), 1.0275, "4,055 for 2,000")
    unit.refundRate = 0.2
    expectClose(unit.returnOnInvestment(orders: 100, spend: 2_000), 0.622, "3,244 for 2,000")
    #expect(unit.returnOnInvestment(orders: 100, spend: 0) == nil)
    unit.cost = 100
    #expect(unit.breakEvenConversionRate(costPerClick: 1) == nil)
  }
}
