// SPDX-License-Identifier: Apache-2.0

import Text

/// One step of a compiled pattern.
struct Instruction: Hashable, Sendable {
  enum Operation: UInt8, Sendable {
    /// A hit of class `a` starts here; `b` is a number's bound, or -1.
    case word
    /// Up to `a` reading units; `b` is the reach. Behind the second only a word can stand.
    case gap, gapToWord
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

/// The instructions of all patterns, each packed into one number: `a`, 24 bits of `b`, the operation.
struct PatternCode: Sendable {
  private let numbers: StoredNumbers<UInt64>

  init(_ instructions: [Instruction]) {
    var instructions = instructions
    for index in instructions.indices
    where instructions[index].operation == .gap
      && PatternCode.needsWord(index + 1, of: instructions)
    {
      instructions[index].operation = .gapToWord
    }
    numbers = StoredNumbers(instructions.map(PatternCode.packed))
  }

  /// Whether what starts at an instruction can only start with a word.
  private static func needsWord(_ index: Int, of instructions: [Instruction]) -> Bool {
    let instruction = instructions[index]
    switch instruction.operation {
    case .word: return true
    case .open, .close: return needsWord(index + 1, of: instructions)
    case .jump: return needsWord(Int(instruction.a), of: instructions)
    case .split:
      return needsWord(Int(instruction.a), of: instructions)
        && needsWord(Int(instruction.b), of: instructions)
    case .gap, .gapToWord, .clauseStart, .clauseEnd, .match: return false
    }
  }

  func write(to archive: inout ArchiveWriter) { archive.put(numbers) }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    numbers = try archive.stored()
    guard numbers.allSatisfy({ Instruction.Operation(rawValue: UInt8($0 & 0xFF)) != nil }) else {
      throw ArchiveError()
    }
  }

  private static func packed(_ instruction: Instruction) -> UInt64 {
    precondition(abs(instruction.b) < 1 << 23, "more instructions than a split can name")
    return UInt64(UInt32(bitPattern: instruction.a)) << 32
      | UInt64(UInt32(bitPattern: instruction.b << 8)) | UInt64(instruction.operation.rawValue)
  }

  @inline(__always)
  subscript(index: Int) -> Instruction {
    let number = numbers[index]
    guard let operation = Instruction.Operation(rawValue: UInt8(number & 0xFF)) else {
      preconditionFailure("checked when it was made")
    }
    return Instruction(
      operation: operation, a: Int32(truncatingIfNeeded: number >> 32),
      b: Int32(truncatingIfNeeded: number) >> 8)
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
