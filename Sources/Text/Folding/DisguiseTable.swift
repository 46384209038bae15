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
  /// Where the words of each disguise start in `words`: its reading, then its ordinary words.
  private let wordStarts: StoredNumbers<Int32>
  let words: StoredLists<UInt32>

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
    var starts: [Int32] = [0]
    var words: [[UInt32]] = []
    for disguise in sorted {
      words.append(disguise.read)
      words += disguise.ordinary
      starts.append(Int32(words.count))
    }
    firsts = StoredNumbers(sorted.map { $0.written[0] })
    written = StoredLists(sorted.map(\.written))
    pairNeeds = StoredNumbers(sorted.map { $0.needsPair ? 1 : 0 })
    wordStarts = StoredNumbers(starts)
    self.words = StoredLists(words)
  }

  /// Indices of the disguises that start with a character.
  func options(startingWith unit: UInt32) -> Range<Int> {
    let first = firsts.lowerBound(of: unit)
    var end = first
    while end < firsts.count, firsts[end] == unit { end += 1 }
    return first..<end
  }

  /// What a disguise is read as.
  func read(_ index: Int) -> StoredNumbers<UInt32> { words[Int(wordStarts[index])] }

  /// Indices of its ordinary words in `words`.
  func ordinary(_ index: Int) -> Range<Int> {
    (Int(wordStarts[index]) + 1)..<Int(wordStarts[index + 1])
  }

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
    archive.put(wordStarts)
    archive.put(words)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    firsts = try archive.stored()
    written = try archive.lists()
    pairNeeds = try archive.stored()
    wordStarts = try archive.stored()
    words = try archive.lists()
    guard written.count == firsts.count, pairNeeds.count == firsts.count,
      wordStarts.count == firsts.count + 1, wordStarts.first == 0,
      wordStarts.last == Int32(exactly: words.count),
      zip(wordStarts, wordStarts.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw ArchiveError() }
  }
}
