// SPDX-License-Identifier: Apache-2.0

/// A claim pattern as it is written, read into a tree.
indirect enum PatternSyntax: Hashable, Sendable {
  /// Literal text, folded.
  case literal([UInt32], isPrefix: Bool)
  /// A word class, or a shape such as a number, by name.
  case reference(String, bound: NumberBound?)
  /// One after another.
  case sequence([PatternSyntax])
  /// One of several.
  case choice([PatternSyntax])
  /// Present or not.
  case optional(PatternSyntax)
  /// Up to so many reading units of anything.
  case gap(limit: Int, reach: Reach)
  /// The part of the pattern that is reported.
  case span(PatternSyntax)
  /// The start or end of a clause.
  case edge(isStart: Bool)

  /// What a gap may not leave.
  enum Reach: Int32, Hashable, Sendable {
    case clause, sentence
  }
}

/// A condition on the value of a number.
struct NumberBound: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="
  }
  var comparison: Comparison
  var value: Double

  func admits(_ number: Double) -> Bool {
    switch comparison {
    case .atLeast: number >= value
    case .atMost: number <= value
    case .above: number > value
    case .below: number < value
    case .equal: number == value
    }
  }
}
