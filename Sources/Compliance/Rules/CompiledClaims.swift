// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// All rules of all packs, ready to run.
public struct CompiledClaims: Sendable {
  public let rules: [ClaimRule]
  /// The packs the rules were read from, in the order of their files; none where they come from a cache.
  public let packs: [ClaimPack]
  public let folding: FoldingTable
  let evasion: EvasionTable
  let matcher: PhraseMatcher
  /// Whether each literal's first and last character must stand at a word's edge, and whether it is an
  /// innocent word that hides what stands inside it.
  let literals: [LiteralTraits]
  /// Classes of each literal: `classStarts[literal]..<classStarts[literal + 1]` of `classMembers`.
  let classStarts: [Int32]
  let classMembers: [Int32]
  let classCount: Int
  let program: [Instruction]
  let bounds: [NumberBound]
  let patterns: [CompiledPattern]
  /// Trigger patterns by their keys; those of shapes alone come apart.
  let triggersByClass: [[Trigger]]
  let shapeTriggers: [Trigger]

  /// A pattern and the rule it triggers.
  struct Trigger: Hashable, Sendable {
    var pattern: Int32
    var rule: Int32
  }

  /// How a literal is met.
  struct LiteralTraits: OptionSet, Sendable {
    var rawValue: UInt8
    static let startsWord = LiteralTraits(rawValue: 1)
    static let endsWord = LiteralTraits(rawValue: 2)
    static let innocent = LiteralTraits(rawValue: 4)
    /// Some class holds it as the beginning of longer words.
    static let isPrefix = LiteralTraits(rawValue: 8)
  }

  init(
    rules: [ClaimRule], packs: [ClaimPack], conditions: ConditionReader,
    innocent: [WordClasses.Word],
    folding: FoldingTable, evasion: EvasionTable
  ) {
    var compiler = conditions.compiler
    _ = compiler.classNumber(
      of: innocent.map { PatternCompiler.Literal(units: $0.units, isPrefix: $0.isPrefix) })
    let innocents = Set(innocent.map(\.units))
    self.rules = rules
    self.packs = packs
    self.folding = folding
    // The same text may stand as a prefix and as a whole word: each is a literal, found once by its text.
    let merged = CompiledClaims.merge(compiler)
    matcher = PhraseMatcher(phrases: merged.units)
    var evasion = evasion
    evasion.know(pairsOf: merged.units)
    self.evasion = evasion
    literals = merged.units.indices.map { index in
      let units = merged.units[index]
      var traits: LiteralTraits = []
      if let first = units.first, Letters.isWord(first) { traits.insert(.startsWord) }
      if let last = units.last, Letters.isWord(last) { traits.insert(.endsWord) }
      if innocents.contains(units) { traits.insert(.innocent) }
      let members = merged.members[Int(merged.starts[index])..<Int(merged.starts[index + 1])]
      if members.contains(where: { $0 < 0 }) { traits.insert(.isPrefix) }
      return traits
    }
    classStarts = merged.starts
    classMembers = merged.members
    classCount = Int(compiler.classCount)
    program = compiler.program
    bounds = compiler.bounds
    patterns = conditions.patterns
    var byClass: [[Trigger]] = Array(repeating: [], count: Int(compiler.classCount))
    var shapes: [Trigger] = []
    for (index, rule) in rules.enumerated() {
      for pattern in rule.triggers {
        let trigger = Trigger(pattern: pattern, rule: Int32(index))
        let keys = conditions.patterns[Int(pattern)].keys
        for key in keys { byClass[Int(key)].append(trigger) }
        if keys.isEmpty { shapes.append(trigger) }
      }
    }
    triggersByClass = byClass
    shapeTriggers = shapes
  }

  /// Literals by text. A class number is stored negative (`-1 - number`) where it holds the text as a
  /// prefix of longer words.
  private static func merge(
    _ compiler: PatternCompiler
  ) -> (units: [[UInt32]], starts: [Int32], members: [Int32]) {
    var indices: [[UInt32]: Int] = [:]
    var units: [[UInt32]] = []
    var classes: [[Int32]] = []
    for (index, literal) in compiler.literals.enumerated() {
      let slot = indices[literal.units] ?? units.count
      if slot == units.count {
        indices[literal.units] = slot
        units.append(literal.units)
        classes.append([])
      }
      classes[slot] += compiler.classesOfLiteral[index].map { literal.isPrefix ? -1 - $0 : $0 }
    }
    var starts: [Int32] = [0]
    var members: [Int32] = []
    for list in classes {
      members += list.sorted()
      starts.append(Int32(members.count))
    }
    return (units, starts, members)
  }
}
