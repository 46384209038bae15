// SPDX-License-Identifier: Apache-2.0

/// Disguises by the first character written; of one character, longer ones first.
struct DisguiseTable: Sendable {
  /// A disguise: what is written, what it is read as, and the ordinary words in which it is itself.
  struct Disguise: Sendable {
    var written: [UInt32]
    var read: [UInt32]
    /// Where one of these words stands over part of it, nothing is disguised.
    var ordinary: [[UInt32]]
    /// Whether it is one only where the reading makes a known pair of characters with a neighbour.
    var needsPair = false
  }

  /// The first character of each disguise, in order.
  private let firsts: StoredNumbers<UInt32>
  let written: StoredLists<UInt32>
  private let pairNeeds: StoredNumbers<UInt8>
  /// The words of each disguise: its reading, then its ordinary words.
  private let groups: StoredGroups<UInt32>

  /// - Parameter disguises: each with at least one character written, in the order they were listed.
  init(_ disguises: [Disguise] = []) {
    // Of equally long ones, that which needs no pair comes first, then that which is listed first.
    let sorted = disguises.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.written[0] != b.written[0] { return a.written[0] < b.written[0] }
      if a.written.count != b.written.count { return a.written.count > b.written.count }
      if a.needsPair != b.needsPair { return !a.needsPair }
      return left.offset < right.offset
    }.map(\.element)
    firsts = StoredNumbers(sorted.map { $0.written[0] })
    written = StoredLists(sorted.map(\.written))
    pairNeeds = StoredNumbers(sorted.map { $0.needsPair ? 1 : 0 })
    groups = StoredGroups(sorted.map { [$0.read] + $0.ordinary })
  }

  /// Indices of the disguises that start with a character.
  func options(startingWith unit: UInt32) -> Range<Int> {
    let first = firsts.lowerBound(of: unit)
    var end = first
    while end < firsts.count, firsts[end] == unit { end += 1 }
    return first..<end
  }

  /// What a disguise is read as.
  func read(_ index: Int) -> StoredNumbers<UInt32> { words[groups.indices(of: index).lowerBound] }

  /// The words of all disguises, one disguise after the other.
  var words: StoredLists<UInt32> { groups.lists }

  /// Indices of its ordinary words in `words`.
  func ordinary(_ index: Int) -> Range<Int> { groups.indices(of: index).dropFirst() }

  func needsPair(_ index: Int) -> Bool { pairNeeds[index] != 0 }

  /// All disguises, to add others to them.
  var all: [Disguise] {
    firsts.indices.map { index in
      Disguise(
        written: Array(written[index]), read: Array(read(index)),
        ordinary: ordinary(index).map { Array(words[$0]) }, needsPair: needsPair(index))
    }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.put(firsts)
    archive.put(written)
    archive.put(pairNeeds)
    groups.write(to: &archive)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    firsts = try archive.stored()
    written = try archive.lists()
    pairNeeds = try archive.stored()
    groups = try StoredGroups(from: &archive)
    guard written.count == firsts.count, pairNeeds.count == firsts.count,
      groups.count == firsts.count,
      firsts.indices.allSatisfy({ !groups.indices(of: $0).isEmpty })
    else { throw ArchiveError() }
  }
}
