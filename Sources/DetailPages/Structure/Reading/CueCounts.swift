// SPDX-License-Identifier: Apache-2.0

/// How often words of each class of cues stand in a block, and where the first of each stands.
package struct CueCounts: Sendable {
  /// One class that occurs.
  private struct Entry {
    var cue: Int32
    var count: Int32
    /// Tokens of the first word, and of the last counted.
    var first: Range<Int32>
    var last: Range<Int32>
  }

  private var entries: [Entry] = []
  /// Bit set of the classes that occur.
  package private(set) var mask: UInt64 = 0

  /// Counts a word at `range` for each class of `added`. Words come in the order of their starts, those
  /// of one start shorter first; of overlapping ones the first and longest counts.
  mutating func add(mask added: UInt64, range: Range<Int>) {
    let range = Int32(range.lowerBound)..<Int32(range.upperBound)
    var rest = added
    while rest != 0 {
      let cue = rest.trailingZeroBitCount
      rest &= rest - 1
      guard let index = index(of: cue) else {
        mask |= 1 << UInt64(cue)
        if entries.isEmpty { entries.reserveCapacity(8) }
        entries.append(Entry(cue: Int32(cue), count: 1, first: range, last: range))
        continue
      }
      if range.lowerBound >= entries[index].last.upperBound {
        entries[index].count += 1
        entries[index].last = range
      } else if range.lowerBound == entries[index].last.lowerBound {
        if entries[index].first == entries[index].last { entries[index].first = range }
        entries[index].last = range
      }
    }
  }

  /// How often words of a class occur.
  package func count(of cue: Int) -> Int { index(of: cue).map { Int(entries[$0].count) } ?? 0 }

  /// Tokens of the first word of a class; empty where there is none.
  package func first(of cue: Int) -> Range<Int> {
    guard let index = index(of: cue) else { return 0..<0 }
    return Int(entries[index].first.lowerBound)..<Int(entries[index].first.upperBound)
  }

  package func contains(_ cue: Int) -> Bool { mask & (1 << UInt64(cue)) != 0 }

  @inline(__always)
  private func index(of cue: Int) -> Int? {
    guard contains(cue) else { return nil }
    return entries.firstIndex { $0.cue == cue }
  }
}
