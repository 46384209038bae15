// SPDX-License-Identifier: Apache-2.0

/// A pair of blocks of a switchback: one with A, one with B.
public struct BlockPair: Hashable, Sendable {
  public var a: ArmCounts
  public var b: ArmCounts
  /// Whether A came first.
  public var aFirst: Bool

  public init(a: ArmCounts, b: ArmCounts, aFirst: Bool = true) {
    self.a = a
    self.b = b
    self.aFirst = aFirst
  }
}

/// The rates of a pair of blocks: orders an impression, money a visitor, ….
public struct RatePair: Hashable, Sendable {
  public var a: Double
  public var b: Double
  /// Whether A came first.
  public var aFirst: Bool

  public init(a: Double, b: Double, aFirst: Bool = true) {
    self.a = a
    self.b = b
    self.aFirst = aFirst
  }
}

extension BlockPair {
  /// The pair's rates alone.
  public var rates: RatePair { RatePair(a: a.rate, b: b.rate, aFirst: aFirst) }
}
