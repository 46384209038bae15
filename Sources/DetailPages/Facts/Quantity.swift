// SPDX-License-Identifier: Apache-2.0

/// A number with what it counts or measures.
public struct Quantity: Hashable, Sendable {
  /// How a number is meant.
  public enum Bound: String, Hashable, Sendable {
    case exact, about, atMost, atLeast
  }

  /// As written, before the unit; for a range the lower end.
  public var number: Double
  /// In the first unit of the kind; for a range the lower end.
  public var value: Double
  /// The upper end of a range; the same as `value` for a single number.
  public var upper: Double
  /// What is measured (`length`, `mass`); nil for a number without a unit.
  public var kind: String?
  /// The unit as written, folded.
  public var unit: String
  public var bound: Bound

  /// Largest relative difference between two numbers that are the same after conversion and rounding.
  public static let tolerance = 0.01
  /// The same for numbers that say they are rough.
  public static let roughTolerance = 0.05

  /// Whether a statement of this quantity agrees with a fact.
  func agrees(with fact: Quantity) -> Bool {
    guard kind == fact.kind else { return false }
    let tolerance =
      bound == .about || fact.bound == .about ? Self.roughTolerance : Self.tolerance
    let slack = tolerance * max(abs(fact.value), abs(fact.upper), 1e-9)
    switch bound {
    case .atMost: return value <= fact.upper + slack
    case .atLeast: return fact.value + slack >= value
    case .exact, .about: return value >= fact.value - slack && upper <= fact.upper + slack
    }
  }

  /// Whether two texts state the same quantity, whatever the unit.
  func isSame(as other: Quantity) -> Bool {
    guard kind == other.kind, bound == other.bound else { return false }
    let slack = 0.002 * max(abs(value), abs(upper), 1e-9)
    return abs(value - other.value) <= slack && abs(upper - other.upper) <= slack
  }
}
