// SPDX-License-Identifier: Apache-2.0

/// The five stages a detail page leads a buyer through, in their order: 痛点 → 解决方案 → 优势 → 信任 → 促单.
public enum Stage: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The buyer's situation: what is tiresome, missing or feared.
  case painPoint
  /// How this product answers it.
  case solution
  /// Features and benefits.
  case advantage
  /// Reviews, sourced sales, tests, certificates, guarantees, returns.
  case trust
  /// Asking to buy: discount, coupon, gift, stock, deadline.
  case callToAction

  /// Position on an ideal page, from 0.
  public var position: Int {
    switch self {
    case .painPoint: 0
    case .solution: 1
    case .advantage: 2
    case .trust: 3
    case .callToAction: 4
    }
  }

  public static func < (a: Stage, b: Stage) -> Bool { a.position < b.position }
}
