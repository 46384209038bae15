// SPDX-License-Identifier: Apache-2.0

/// What becomes of exposures: exposures × click rate × conversion rate × money an order.
public struct Funnel: Hashable, Sendable {
  /// Times the listing was shown. Not visitors of the detail page: those have clicked already, and
  /// multiplying by the click rate would count it twice.
  public var exposures: Double
  /// Clicks an exposure, 0…1.
  public var clickRate: Double
  /// Orders a click, 0…1.
  public var conversionRate: Double
  /// Money an order.
  public var orderValue: Double

  public init(
    exposures: Double, clickRate: Double, conversionRate: Double, orderValue: Double
  ) {
    self.exposures = exposures
    self.clickRate = clickRate
    self.conversionRate = conversionRate
    self.orderValue = orderValue
  }

  public var clicks: Double { exposures * clickRate }
  public var orders: Double { clicks * conversionRate }
  /// Gross merchandise value.
  public var sales: Double { orders * orderValue }

  /// One factor of the funnel.
  public enum Factor: String, Hashable, Sendable, CaseIterable {
    case exposures, clickRate, conversionRate, orderValue
  }

  subscript(factor: Factor) -> Double {
    switch factor {
    case .exposures: exposures
    case .clickRate: clickRate
    case .conversionRate: conversionRate
    case .orderValue: orderValue
    }
  }

  /// How much of the change in sales each factor brought, in money; the parts add up to the change exactly
  /// (logarithmic mean Divisia index, Ang 2004).
  ///
  /// - Returns: nil where a factor is 0 before or after: no factor of a product with 0 has a share.
  public static func contributions(from before: Funnel, to after: Funnel) -> [Factor: Double]? {
    guard Factor.allCases.allSatisfy({ before[$0] > 0 && after[$0] > 0 }) else { return nil }
    let weight = logarithmicMean(after.sales, before.sales)
    var parts: [Factor: Double] = [:]
    for factor in Factor.allCases {
      parts[factor] = weight * log(after[factor] / before[factor])
    }
    return parts
  }

  /// (a − b) ÷ ln(a ÷ b), and a where both are the same.
  private static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
    let difference = a - b
    guard abs(difference) > 1e-12 * b else { return b }
    return difference / log1p(difference / b)
  }
}
