// SPDX-License-Identifier: Apache-2.0

import Text

extension CompiledClaims {
  /// Writes the compiled rules, so that a later start need not read their files.
  func write(to archive: inout ArchiveWriter) {
    archive.put(rules) { $1.write(to: &$0) }
    folding.write(to: &archive)
    evasion.write(to: &archive)
    matcher.write(to: &archive)
    archive.put(literals.map(\.rawValue))
    archive.put(classStarts)
    archive.put(classMembers)
    archive.put(classCount)
    archive.put(program.map(\.operation.rawValue))
    archive.put(program.map(\.a))
    archive.put(program.map(\.b))
    archive.put(bounds) { archive, bound in
      archive.put(bound.comparison.rawValue)
      archive.put(bound.value)
    }
    archive.put(patterns) { archive, pattern in
      archive.put(Int(pattern.entry))
      archive.put(pattern.firsts)
      archive.put(pattern.needs)
      archive.put(pattern.keys)
    }
    archive.put(triggersByClass) { Self.put($1, into: &$0) }
    Self.put(shapeTriggers, into: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    rules = try archive.items { (archive) throws(ArchiveError) in try ClaimRule(from: &archive) }
    packs = []
    folding = try FoldingTable(from: &archive)
    evasion = try EvasionTable(from: &archive)
    matcher = try PhraseMatcher(from: &archive)
    literals = try archive.numbers(UInt8.self).map { LiteralTraits(rawValue: $0) }
    classStarts = try archive.numbers()
    classMembers = try archive.numbers()
    classCount = try archive.int()
    program = try Self.program(from: &archive)
    bounds = try archive.items { (archive) throws(ArchiveError) in
      NumberBound(comparison: try archive.choice(), value: try archive.double())
    }
    patterns = try archive.items { (archive) throws(ArchiveError) in
      CompiledPattern(
        entry: Int32(truncatingIfNeeded: try archive.int()), firsts: try archive.numbers(),
        needs: try archive.numbers(), keys: try archive.numbers())
    }
    triggersByClass = try archive.items { (archive) throws(ArchiveError) in
      try Self.triggers(from: &archive)
    }
    guard triggersByClass.count == classCount else { throw ArchiveError() }
    shapeTriggers = try Self.triggers(from: &archive)
  }

  private static func program(
    from archive: inout ArchiveReader
  ) throws(ArchiveError) -> [Instruction] {
    let operations = try archive.numbers(Int32.self)
    let a = try archive.numbers(Int32.self)
    let b = try archive.numbers(Int32.self)
    guard a.count == operations.count, b.count == operations.count else { throw ArchiveError() }
    var program: [Instruction] = []
    program.reserveCapacity(operations.count)
    for index in operations.indices {
      guard let operation = Instruction.Operation(rawValue: operations[index]) else {
        throw ArchiveError()
      }
      program.append(Instruction(operation: operation, a: a[index], b: b[index]))
    }
    return program
  }

  private static func put(_ triggers: [Trigger], into archive: inout ArchiveWriter) {
    archive.put(triggers.map(\.pattern))
    archive.put(triggers.map(\.rule))
  }

  private static func triggers(
    from archive: inout ArchiveReader
  ) throws(ArchiveError) -> [Trigger] {
    let patterns = try archive.numbers(Int32.self)
    let rules = try archive.numbers(Int32.self)
    guard patterns.count == rules.count else { throw ArchiveError() }
    return zip(patterns, rules).map { Trigger(pattern: $0, rule: $1) }
  }
}
