// SPDX-License-Identifier: Apache-2.0

import Text

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

/// The instructions of all patterns, three numbers each.
struct PatternCode: Sendable {
  private let numbers: StoredNumbers<Int32>

  init(_ instructions: [Instruction]) {
    numbers = StoredNumbers(instructions.flatMap { [$0.operation.rawValue, $0.a, $0.b] })
  }

  func write(to archive: inout ArchiveWriter) { archive.put(numbers) }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    numbers = try archive.stored()
    guard numbers.count % 3 == 0,
      stride(from: 0, to: numbers.count, by: 3).allSatisfy({
        Instruction.Operation(rawValue: numbers[$0]) != nil
      })
    else { throw ArchiveError() }
  }

  subscript(index: Int) -> Instruction {
    guard let operation = Instruction.Operation(rawValue: numbers[3 * index]) else {
      preconditionFailure("checked when it was made")
    }
    return Instruction(operation: operation, a: numbers[3 * index + 1], b: numbers[3 * index + 2])
  }
}

/// The compiled patterns by number, their classes laid flat; see `CompiledPattern`.
struct PatternTable: Sendable {
  let entries: StoredNumbers<Int32>
  let firsts: StoredLists<Int32>
  let needs: StoredLists<Int32>
  let keys: StoredLists<Int32>

  var count: Int { entries.count }

  init(_ patterns: [CompiledPattern]) {
    entries = StoredNumbers(patterns.map(\.entry))
    firsts = StoredLists(patterns.map(\.firsts))
    needs = StoredLists(patterns.map(\.needs))
    keys = StoredLists(patterns.map(\.keys))
  }

  func write(to archive: inout ArchiveWriter) {
    archive.put(entries)
    for lists in [firsts, needs, keys] { archive.put(lists) }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    entries = try archive.stored()
    firsts = try archive.lists()
    needs = try archive.lists()
    keys = try archive.lists()
    guard firsts.count == count, needs.count == count, keys.count == count else {
      throw ArchiveError()
    }
  }
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
