// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// Words that stand where a number would: nothing stated, or more growth than can be said.
public struct ValueWords: Sendable {
  /// Folded words for "nothing stated" (`n/a`, 无, 数据量过小).
  public var missing: Set<String>
  /// Folded words for explosive growth (`breakout`, 飙升).
  public var breakout: Set<String>
  /// Growth a breakout stands for at least, as a fraction.
  public var breakoutGrowth: Double

  public init(missing: Set<String>, breakout: Set<String>, breakoutGrowth: Double) {
    self.missing = missing
    self.breakout = breakout
    self.breakoutGrowth = breakoutGrowth
  }

  /// Reads `missing`, `breakout` and `breakout-growth`.
  init(_ node: YAMLNode) throws(LexiconError) {
    _ = try node.entries(allowed: ["missing", "breakout", "breakout-growth"])
    missing = Set(try node.required("missing").strings().map(HeaderName.folded))
    breakout = Set(try node.required("breakout").strings().map(HeaderName.folded))
    breakoutGrowth = try node.required("breakout-growth").number()
  }
}
