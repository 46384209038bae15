// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

/// All rules of all packs, ready to run.
public struct CompiledClaims: Sendable {
  public let rules: [ClaimRule]
  /// Which rules apply to which listings, and those that are checks without words.
  let applicability: Applicability
  let structureRules: [Int]
  /// The packs the rules were read from, in the order of their files; none where they come from a cache.
  public let packs: [ClaimPack]
  public let folding: FoldingTable
  let evasion: EvasionTable
  let matcher: PhraseMatcher
  /// Whether each literal's first and last character must stand at a word's edge, and whether it is an
  /// innocent word that hides what stands inside it.
  let literalTraits: StoredNumbers<UInt8>
  let literalClasses: LiteralClasses
  let classCount: Int
  let program: PatternCode
  let bounds: [NumberBound]
  let patterns: PatternTable
  /// Trigger patterns by their keys, packed; those of shapes alone come apart.
  let triggersByClass: StoredLists<UInt64>
  let packedShapeTriggers: StoredNumbers<UInt64>

  /// A pattern and the rule it triggers.
  struct Trigger: Hashable, Sendable {
    var pattern: Int32
    var rule: Int32

    var packed: UInt64 {
      UInt64(UInt32(bitPattern: pattern)) << 32 | UInt64(UInt32(bitPattern: rule))
    }

    init(pattern: Int32, rule: Int32) {
      self.pattern = pattern
      self.rule = rule
    }

    init(packed: UInt64) {
      pattern = Int32(truncatingIfNeeded: packed >> 32)
      rule = Int32(truncatingIfNeeded: packed)
    }
  }

  /// How a literal is met.
  func traits(ofLiteral index: Int) -> LiteralTraits {
    LiteralTraits(rawValue: literalTraits[index])
  }

  /// The triggers a class is a key of.
  func triggers(ofClass number: Int) -> some Sequence<Trigger> {
    triggersByClass[number].lazy.map(Trigger.init(packed:))
  }

  /// The triggers that consist of shapes alone.
  var shapeTriggers: some Collection<Trigger> {
    packedShapeTriggers.lazy.map(Trigger.init(packed:))
  }

  /// What is known of a literal.
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
    applicability = Applicability(rules)
    structureRules = Applicability.structureRules(rules)
    self.packs = packs
    self.folding = folding
    // The same text may stand as a prefix and as a whole word: each is a literal, found once by its text.
    let merged = CompiledClaims.merge(compiler)
    matcher = PhraseMatcher(phrases: merged.units)
    var evasion = evasion
    evasion.know(pairsOf: merged.units)
    evasion.know(pairsOf: compiler.neighbours())
    self.evasion = evasion
    let traits = merged.units.indices.map { index in
      let units = merged.units[index]
      var traits: LiteralTraits = []
      if let first = units.first, Letters.isWord(first) { traits.insert(.startsWord) }
      if let last = units.last, Letters.isWord(last) { traits.insert(.endsWord) }
      if innocents.contains(units) { traits.insert(.innocent) }
      if merged.classes[index].contains(where: { $0 < 0 }) { traits.insert(.isPrefix) }
      return traits.rawValue
    }
    literalTraits = StoredNumbers(traits)
    literalClasses = LiteralClasses(merged.classes)
    classCount = Int(compiler.classCount)
    program = PatternCode(compiler.program)
    bounds = compiler.bounds
    patterns = PatternTable(conditions.patterns)
    var byClass: [[UInt64]] = Array(repeating: [], count: Int(compiler.classCount))
    var shapes: [UInt64] = []
    for (index, rule) in rules.enumerated() {
      for pattern in rule.triggers {
        let trigger = Trigger(pattern: pattern, rule: Int32(index)).packed
        let keys = conditions.patterns[Int(pattern)].keys
        for key in keys { byClass[Int(key)].append(trigger) }
        if keys.isEmpty { shapes.append(trigger) }
      }
    }
    triggersByClass = StoredLists(byClass)
    packedShapeTriggers = StoredNumbers(shapes)
  }

  /// Literals by text, with their classes as `LiteralClasses` stores them.
  private static func merge(_ compiler: PatternCompiler) -> (units: [[UInt32]], classes: [[Int32]])
  {
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
    return (units, classes)
  }
}
