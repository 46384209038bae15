// SPDX-License-Identifier: Apache-2.0

/// How phrases start, to pass quickly over text where none does: a bit for the first two characters of each and one
/// for its first three, at the places their hashes choose (Bloom, 1970). It may send a search to a place in vain,
/// but passes over no phrase.
struct PhraseStarts: Sendable {
  /// A power of two of them.
  let bits: StoredNumbers<UInt64>
  /// Whether a phrase is a single character.
  let holdsSingles: Bool

  /// Stands for the characters that a short phrase does not have.
  private static let nothing = UInt32.max
  /// Stands for any third character.
  private static let anything = UInt32.max - 1
  /// Bits for each start; few enough are set that one place in thirty is looked at in vain.
  private static let room = 32

  init(_ phrases: [[UInt32]]) {
    var starts: Set<SIMD4<UInt32>> = []
    var holdsSingles = false
    for phrase in phrases where !phrase.isEmpty {
      if phrase.count == 1 { holdsSingles = true }
      let second = phrase.count > 1 ? phrase[1] : Self.nothing
      let third = phrase.count > 2 ? phrase[2] : Self.nothing
      starts.insert([phrase[0], second, third, 0])
      starts.insert([phrase[0], second, Self.anything, 0])
    }
    var bits: [UInt64] = [0]
    while bits.count * UInt64.bitWidth < starts.count * Self.room { bits += bits }
    for start in starts {
      let bit = Self.bit(start[0], start[1], start[2], of: bits.count)
      bits[bit / UInt64.bitWidth] |= 1 << UInt64(bit % UInt64.bitWidth)
    }
    self.bits = StoredNumbers(bits)
    self.holdsSingles = holdsSingles
  }

  @inline(__always)
  private static func bit(
    _ first: UInt32, _ second: UInt32, _ third: UInt32, of words: Int
  ) -> Int {
    let hash = ((first &* 0x9E37_79B1 &+ second) &* 0x85EB_CA6B &+ third) &* 0xC2B2_AE35
    return Int(hash >> 7) & (words * UInt64.bitWidth - 1)
  }

  /// The first place from `index` on where a phrase may start; the end of the range where there is none.
  @inline(__always)
  func next(from index: Int, in units: UnsafeBufferPointer<UInt32>, before end: Int) -> Int {
    bits.withUnsafeBufferPointer { bits in
      func holds(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Bool {
        let bit = Self.bit(first, second, third, of: bits.count)
        return bits[bit / UInt64.bitWidth] >> UInt64(bit % UInt64.bitWidth) & 1 != 0
      }
      var place = index
      while place < end {
        let first = units[place]
        let second = place + 1 < end ? units[place + 1] : Self.nothing
        if holds(first, second, Self.anything) {
          let third = place + 2 < end ? units[place + 2] : Self.nothing
          if holds(first, second, third) || holds(first, second, Self.nothing) { return place }
        }
        if holdsSingles, holds(first, Self.nothing, Self.nothing) { return place }
        place += 1
      }
      return end
    }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.put(bits)
    archive.put(holdsSingles)
  }

  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    bits = try archive.stored()
    holdsSingles = try archive.bool()
    guard bits.count.nonzeroBitCount == 1 else { throw ArchiveError() }
  }
}
