// SPDX-License-Identifier: Apache-2.0

/// What the tokens of a block are, counted in one pass.
struct TokenCounts: Sendable {
  /// Tokens that are no gap.
  var words = 0
  /// Numbers and years.
  var numbers = 0
  var codes = 0
  var exclamations = 0
  /// Whether a Chinese character is among them.
  var isChinese = false
  /// Whether something other than figures, signs, pictographs and gaps is among them.
  var saysSomething = false

  private static let exclamation = TokenHash.key(of: "!")

  init(_ tokens: ArraySlice<PageToken>) {
    let exclamation = Self.exclamation
    for token in tokens {
      switch token.kind {
      case .gap: continue
      case .number, .year: numbers += 1
      case .sign: if token.key == exclamation { exclamations += 1 }
      case .code:
        codes += 1
        saysSomething = true
      case .character:
        isChinese = true
        saysSomething = true
      case .word: saysSomething = true
      case .pictograph: break
      }
      words += 1
    }
  }
}

/// Counts different words, with memory that is used again from block to block.
struct DistinctWords {
  private var slots: [UInt64] = []

  /// How many different tokens there are, gaps left out; `enough` where there are more.
  mutating func count(in tokens: ArraySlice<PageToken>, upTo enough: Int) -> Int {
    if Self.least(in: tokens) >= enough { return enough }
    var size = 32
    while size < 2 * tokens.count { size *= 2 }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(0, count: size))
    // Words chosen to meet in one slot would make the search long; then they are sorted instead.
    var steps = 8 * tokens.count
    var different = 0
    for token in tokens where token.kind != .gap {
      // Zero marks a free slot, so it is kept as another number.
      let key = token.key == 0 ? 1 : token.key
      var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (size - 1)
      while slots[slot] != 0, slots[slot] != key {
        slot = (slot + 1) & (size - 1)
        steps -= 1
        if steps == 0 { return min(enough, Self.sortedCount(in: tokens)) }
      }
      if slots[slot] == 0 {
        slots[slot] = key
        different += 1
        if different == enough { return enough }
      }
    }
    return different
  }

  /// At least so many different ones there are: different bits of their hashes, of 128. Most blocks need no more.
  private static func least(in tokens: ArraySlice<PageToken>) -> Int {
    var bits = (low: UInt64(0), high: UInt64(0))
    for token in tokens where token.kind != .gap {
      let hash = token.key ^ token.key >> 32
      let bit: UInt64 = 1 << (hash & 63)
      if hash & 64 == 0 { bits.low |= bit } else { bits.high |= bit }
    }
    return bits.low.nonzeroBitCount + bits.high.nonzeroBitCount
  }

  private static func sortedCount(in tokens: ArraySlice<PageToken>) -> Int {
    let keys = tokens.lazy.filter { $0.kind != .gap }.map(\.key).sorted()
    return keys.isEmpty ? 0 : 1 + zip(keys, keys.dropFirst()).count { $0 != $1 }
  }
}
