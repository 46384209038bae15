// SPDX-License-Identifier: Apache-2.0

/// One step of a compiled pattern.
struct Instruction: Hashable, Sendable {
  enum Operation: Int32, Sendable {
    /// A hit of class `a` starts here; `b` is a number's bound, or -1.
    case word
    /// Up to `a` reading units; `b` is the reach.
    case gap
    /// Try `a`, then `b`.
    case split
    /// Go on at `a`.
    case jump
    /// The reported part starts or ends here.
    case open, close
    /// Here a clause starts or ends.
    case clauseStart, clauseEnd
    case match
  }
  var operation: Operation
  var a: Int32 = 0
  var b: Int32 = 0
}

/// A pattern in the flat program of all patterns.
struct CompiledPattern: Hashable, Sendable {
  /// Index of its first instruction.
  var entry: Int32
  /// Classes one of which it starts with.
  var firsts: [Int32]
  /// Classes all of which it needs, shapes left out: without them in a block it cannot match there.
  var needs: [Int32]
  /// Classes one of which is in every match, shapes left out: the rarest such choice; empty where a match may
  /// consist of shapes alone.
  var keys: [Int32]
}
