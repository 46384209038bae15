// SPDX-License-Identifier: Apache-2.0

/// Units and counting words that make one token with the number before them (500ml, 两瓶, 三件套).
struct UnitTable: Sendable {
  private var units: Set<UInt64> = []
  private var longest = 0

  mutating func add(_ unit: [UInt32]) {
    units.insert(SegmentationLexicon.hash(of: unit))
    longest = max(longest, unit.count)
  }

  /// The length of the longest unit at `start`, or 0.
  ///
  /// - Parameter end: no unit reaches beyond it.
  func length(in text: [UInt32], at start: Int, before end: Int) -> Int {
    var hash = SegmentationLexicon.hashSeed
    var found = 0
    var index = start
    while index < end, index - start < longest {
      hash = SegmentationLexicon.hash(hash, text[index])
      index += 1
      if units.contains(hash) { found = index - start }
    }
    return found
  }
}
