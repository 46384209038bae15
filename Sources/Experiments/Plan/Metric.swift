// SPDX-License-Identifier: Apache-2.0

import Findings

/// What an experiment is decided by, or guarded with: one sum over another.
public enum Metric: String, Hashable, Sendable, CaseIterable {
  case ordersPerExposure = "orders_per_exposure"
  case conversionRate = "conversion_rate"
  case clickRate = "click_rate"
  case revenuePerExposure = "revenue_per_exposure"
  case revenuePerVisitor = "revenue_per_visitor"
  case orderValue = "order_value"
  case refundRate = "refund_rate"

  var numerator: ResultField {
    switch self {
    case .ordersPerExposure, .conversionRate: .orders
    case .clickRate: .clicks
    case .revenuePerExposure, .revenuePerVisitor, .orderValue: .revenue
    case .refundRate: .refunds
    }
  }

  /// What may stand below the line, the first of these that the results have.
  var denominators: [ResultField] {
    switch self {
    case .ordersPerExposure, .clickRate, .revenuePerExposure: [.exposures]
    case .conversionRate: [.visitors, .clicks]
    case .revenuePerVisitor: [.visitors, .clicks]
    case .orderValue, .refundRate: [.orders]
    }
  }

  /// Whether it counts successes among trials, rather than money.
  public var isProportion: Bool { numerator != .revenue }

  /// Whether more is better.
  public var isHigherBetter: Bool { self != .refundRate }

  public var name: Message {
    switch self {
    case .ordersPerExposure: Message(en: "orders per exposure", zh: "每次展现订单数")
    case .conversionRate: Message(en: "conversion rate", zh: "转化率")
    case .clickRate: Message(en: "click rate", zh: "点击率")
    case .revenuePerExposure: Message(en: "revenue per exposure", zh: "每次展现成交额")
    case .revenuePerVisitor: Message(en: "revenue per visitor", zh: "访客价值")
    case .orderValue: Message(en: "order value", zh: "客单价")
    case .refundRate: Message(en: "refund rate", zh: "退款率")
    }
  }
}
