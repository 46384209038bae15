// SPDX-License-Identifier: Apache-2.0

import Text

extension PatternCompiler {
  /// Pairs of characters that stand side by side where a pattern puts a character of its own next to another word:
  /// 最 before 省电 makes 最省. The disguises of such a character are known by its neighbour, as those inside words
  /// are. Characters that are one word of a class among others are left out: with the next class they would make
  /// pairs of anything.
  func neighbours() -> [[UInt32]] {
    var ends: [Int32: Ends] = [:]
    for (index, literal) in literals.enumerated() {
      guard let first = literal.units.first, let last = literal.units.last, Letters.isHan(first),
        Letters.isHan(last)
      else { continue }
      for number in classesOfLiteral[index] {
        ends[number, default: Ends()].count += 1
        if literal.units.count == 1 { ends[number, default: Ends()].single = first }
        ends[number, default: Ends()].firsts.insert(first)
        ends[number, default: Ends()].lasts.insert(last)
      }
    }
    var joins: Set<ClassPair> = []
    for (left, right) in zip(program, program.dropFirst())
    where left.operation == .word && right.operation == .word {
      joins.insert(ClassPair(left: left.a, right: right.a))
    }
    var pairs: Set<[UInt32]> = []
    for join in joins {
      guard let left = ends[join.left], let right = ends[join.right] else { continue }
      if left.count == 1, let single = left.single {
        for next in right.firsts { pairs.insert([single, next]) }
      }
      if right.count == 1, let single = right.single {
        for last in left.lasts { pairs.insert([last, single]) }
      }
    }
    return Array(pairs)
  }

  /// Characters at the ends of the words of a class.
  private struct Ends {
    /// Number of words, and one of a single character.
    var count = 0
    var single: UInt32?
    var firsts: Set<UInt32> = []
    var lasts: Set<UInt32> = []
  }

  private struct ClassPair: Hashable {
    var left: Int32
    var right: Int32
  }
}
