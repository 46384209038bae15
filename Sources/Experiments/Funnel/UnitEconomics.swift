// SPDX-License-Identifier: Apache-2.0

/// What one order leaves, and what a click may cost for that.
public struct UnitEconomics: Hashable, Sendable {
  /// Money a unit sells for.
  public var price: Double
  /// The platform's share of the price, 0…1.
  public var feeRate: Double
  /// Money the goods cost.
  public var cost: Double
  /// Money shipping costs.
  public var shipping: Double
  /// Share of orders refunded, 0…1.
  public var refundRate: Double

  public init(
    price: Double, feeRate: Double, cost: Double, shipping: Double, refundRate: Double = 0
  ) {
    self.price = price
    self.feeRate = feeRate
    self.cost = cost
    self.shipping = shipping
    self.refundRate = refundRate
  }

  /// What a unit leaves: price × (1 − fee) − cost − shipping.
  public var contribution: Double { price * (1 - feeRate) - cost - shipping }

  /// What an order leaves once refunds are taken off; a refunded order is taken to leave nothing and cost
  /// nothing.
  public var contributionAfterRefunds: Double { contribution * (1 - refundRate) }

  /// The conversion rate at which clicks of this cost pay for themselves; nil where a unit leaves nothing.
  public func breakEvenConversionRate(costPerClick: Double) -> Double? {
    contributionAfterRefunds > 0 ? costPerClick / contributionAfterRefunds : nil
  }

  /// Sales a unit of advertising money must bring to pay for itself; nil where a unit leaves nothing.
  public var breakEvenReturnOnSpend: Double? {
    contributionAfterRefunds > 0 ? price / contributionAfterRefunds : nil
  }

  /// Units that pay for a fixed cost; nil where a unit leaves nothing.
  public func breakEvenUnits(fixedCost: Double) -> Double? {
    contributionAfterRefunds > 0 ? fixedCost / contributionAfterRefunds : nil
  }

  /// The most a click may cost at a conversion rate.
  public func highestCostPerClick(conversionRate: Double) -> Double {
    max(0, contributionAfterRefunds * conversionRate)
  }

  /// (what the orders left − spend) ÷ spend; nil where nothing was spent.
  public func returnOnInvestment(orders: Double, spend: Double) -> Double? {
    spend > 0 ? (contributionAfterRefunds * orders - spend) / spend : nil
  }
}
