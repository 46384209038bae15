// SPDX-License-Identifier: Apache-2.0

import Text

extension CompiledClaims {
  /// Writes the compiled rules, so that a later start need not read their files.
  func write(to archive: inout ArchiveWriter) {
    let exemptions = ExemptionTable(rules)
    archive.put(exemptions.distinct) { $1.write(to: &$0) }
    archive.put(rules) { $1.write(to: &$0, exemptions: exemptions) }
    folding.write(to: &archive)
    evasion.write(to: &archive)
    matcher.write(to: &archive)
    archive.put(literalTraits)
    literalClasses.write(to: &archive)
    archive.put(classCount)
    program.write(to: &archive)
    archive.put(bounds) { archive, bound in
      archive.put(bound.comparison.rawValue)
      archive.put(bound.value)
    }
    patterns.write(to: &archive)
    archive.put(triggersByClass)
    archive.put(packedShapeTriggers)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    let exemptions = try archive.items { (archive) throws(ArchiveError) in
      try ClaimRule.Exemption(from: &archive)
    }
    rules = try archive.items { (archive) throws(ArchiveError) in
      try ClaimRule(from: &archive, exemptions: exemptions)
    }
    applicability = Applicability(rules)
    structureRules = Applicability.structureRules(rules)
    packs = []
    folding = try FoldingTable(from: &archive)
    evasion = try EvasionTable(from: &archive)
    matcher = try PhraseMatcher(from: &archive)
    literalTraits = try archive.stored()
    literalClasses = try LiteralClasses(from: &archive)
    classCount = try archive.int()
    program = try PatternCode(from: &archive)
    bounds = try archive.items { (archive) throws(ArchiveError) in
      NumberBound(comparison: try archive.choice(), value: try archive.double())
    }
    patterns = try PatternTable(from: &archive)
    triggersByClass = try archive.lists()
    guard triggersByClass.count == classCount else { throw ArchiveError() }
    packedShapeTriggers = try archive.stored()
  }
}

/// The exemptions of all rules, each once: rules share most of theirs.
struct ExemptionTable {
  private(set) var distinct: [ClaimRule.Exemption] = []
  private var numbers: [ClaimRule.Exemption: Int32] = [:]

  init(_ rules: [ClaimRule]) {
    for exemption in rules.lazy.flatMap(\.exemptions) where numbers[exemption] == nil {
      numbers[exemption] = Int32(distinct.count)
      distinct.append(exemption)
    }
  }

  func numbers(of exemptions: [ClaimRule.Exemption]) -> [Int32] {
    exemptions.compactMap { numbers[$0] }
  }
}

extension ClaimRule.Exemption {
  func write(to archive: inout ArchiveWriter) {
    archive.put(name)
    condition.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    self.init(name: try archive.string(), condition: try Condition(from: &archive))
  }
}
