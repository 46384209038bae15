// SPDX-License-Identifier: Apache-2.0

/// The classes of cues that occur in a block, and where `PageReading.cueWords` tells of each.
package struct CueCounts: Sendable {
  /// Bit set of the classes that occur.
  package let mask: UInt64
  /// Index of the words of the first class; those of the others follow in the order of the classes.
  private let start: Int

  init(mask: UInt64, start: Int) {
    self.mask = mask
    self.start = start
  }

  package func contains(_ cue: Int) -> Bool { mask & (1 << UInt64(cue)) != 0 }

  /// Index of the words of a class; nil where it does not occur.
  @inline(__always)
  func index(of cue: Int) -> Int? {
    guard contains(cue) else { return nil }
    return start + (mask & (1 << UInt64(cue) - 1)).nonzeroBitCount
  }
}

/// How often words of one class of cues stand in a block, and where.
package struct CueWords: Sendable {
  var count: Int32
  /// Tokens of the first word, and of the last counted.
  var first: Range<Int32>
  var last: Range<Int32>
}

/// Counts the words of a block by their classes, with memory that is used again from block to block.
struct CueCounter {
  private var mask: UInt64 = 0
  /// By class; those not in `mask` mean nothing.
  private var words = Array(
    repeating: CueWords(count: 0, first: 0..<0, last: 0..<0), count: UInt64.bitWidth)

  /// Counts a word at `range` for each class of `added`. Words come in the order of their starts, those
  /// of one start shorter first; of overlapping ones the first and longest counts.
  mutating func add(mask added: UInt64, range: Range<Int>) {
    let range = Int32(range.lowerBound)..<Int32(range.upperBound)
    var rest = added
    while rest != 0 {
      let cue = rest.trailingZeroBitCount
      rest &= rest - 1
      if mask & (1 << UInt64(cue)) == 0 {
        words[cue] = CueWords(count: 1, first: range, last: range)
      } else if range.lowerBound >= words[cue].last.upperBound {
        words[cue].count += 1
        words[cue].last = range
      } else if range.lowerBound == words[cue].last.lowerBound {
        if words[cue].first == words[cue].last { words[cue].first = range }
        words[cue].last = range
      }
    }
    mask |= added
  }

  /// Ends a block: adds its words to those of the blocks before.
  mutating func end(into list: inout [CueWords]) -> CueCounts {
    let counts = CueCounts(mask: mask, start: list.count)
    while mask != 0 {
      list.append(words[mask.trailingZeroBitCount])
      mask &= mask - 1
    }
    return counts
  }
}

extension PageReading {
  /// How often words of a class stand in a block.
  func count(of cue: Int, in block: Int) -> Int {
    blocks[block].cues.index(of: cue).map { Int(cueWords[$0].count) } ?? 0
  }

  /// Tokens of the first word of a class in a block; empty where there is none.
  func firstWord(of cue: Int, in block: Int) -> Range<Int> {
    guard let index = blocks[block].cues.index(of: cue) else { return 0..<0 }
    let first = cueWords[index].first
    return Int(first.lowerBound)..<Int(first.upperBound)
  }
}
