// SPDX-License-Identifier: Apache-2.0

/// What a click is worth and what to pay for it.
///
/// Break-even cost of a click = conversion rate × order value × contribution margin; the highest bid leaves
/// the stated part of the margin. A term is bid high because its clicks are worth much, never because it is
/// hot.
public struct BidModel {
  /// What to do with the bid, against the market's price.
  public enum Advice: String, Sendable {
    /// Worth clearly more than the market pays.
    case raise
    case hold
    /// Worth less than the market pays.
    case lower
    /// Worth so much less that it is better left alone.
    case skip
    /// No price of the market to compare with.
    case test
  }

  public struct Bid: Hashable, Sendable {
    /// Cost of a click at which its margin is used up, in the export's currency.
    public var breakEven: Double
    /// Highest bid that leaves the wanted margin.
    public var max: Double
    /// What the market pays; nil where unknown.
    public var market: Double?
    public var advice: Advice
  }

  /// - Parameters:
  ///   - conversionRate: per click, shrunk.
  ///   - spread: standard deviation of its logarithm; the bid rests on a cautious rate, one standard
  ///     deviation low.
  static func bid(
    conversionRate: Double, spread: Double, market: Double?, orderValue: Double, margin: Double,
    advertisingShare: Double
  ) -> Bid {
    let breakEven = conversionRate * orderValue * margin
    let cautious = breakEven * KeywordMath.exponential(-min(spread, 1))
    let highest = cautious * advertisingShare
    let advice: Advice
    if let market, market > 0 {
      switch highest / market {
      case 1.2...: advice = .raise
      case 0.8..<1.2: advice = .hold
      case 0.4..<0.8: advice = .lower
      default: advice = .skip
      }
    } else {
      advice = .test
    }
    return Bid(breakEven: breakEven, max: highest, market: market, advice: advice)
  }
}
