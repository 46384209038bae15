// SPDX-License-Identifier: Apache-2.0

/// Finds all of many phrases in one pass over folded text (Aho and Corasick, 1975).
///
/// Every array is flat, so that a built matcher can be stored and loaded as it is. Time is linear in the
/// text plus the hits; the number of phrases only shows in memory.
public struct PhraseMatcher: Sendable {
  /// One phrase found.
  public struct Hit: Hashable, Sendable {
    /// Index of the phrase in the list the matcher was built from.
    public var phrase: Int32
    /// Its place, in units of the text.
    public var start: Int32
    public var end: Int32

    public init(phrase: Int32, start: Int32, end: Int32) {
      self.phrase = phrase
      self.start = start
      self.end = end
    }
  }

  /// Where it is worth while to look.
  let phraseStarts: PhraseStarts
  /// The symbol of each character.
  let alphabet: PhraseAlphabet
  /// The state each symbol leads to from the start.
  let roots: StoredNumbers<Int32>
  /// Edges of each state: `edgeStarts[state]..<edgeStarts[state + 1]`, ordered by symbol.
  let edgeStarts: StoredNumbers<Int32>
  let edgeSymbols: StoredNumbers<UInt16>
  let edgeTargets: StoredNumbers<Int32>
  /// A bit for each symbol (modulo 64) that leads on.
  let edgeMasks: StoredNumbers<UInt64>
  /// Where to go on when no edge fits.
  let failures: StoredNumbers<Int32>
  /// The first state that ends a phrase along the failures, itself included; -1 for none.
  let outputs: StoredNumbers<Int32>
  /// The next such state after this one.
  let nextOutputs: StoredNumbers<Int32>
  /// The phrase that ends in a state, or -1.
  let phraseOfState: StoredNumbers<Int32>
  /// Length of each phrase, in units.
  let lengths: StoredNumbers<Int32>

  /// Number of phrases.
  public var count: Int { lengths.count }

  /// The state after `state` by `symbol`, or -1.
  @inline(__always)
  func edge(from state: Int32, by symbol: UInt16) -> Int32 {
    let index = Int(state)
    guard edgeMasks[index] & (1 << UInt64(symbol & 63)) != 0 else { return -1 }
    var low = Int(edgeStarts[index])
    var high = Int(edgeStarts[index + 1])
    while low < high {
      let middle = (low + high) / 2
      if edgeSymbols[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    guard low < Int(edgeStarts[index + 1]), edgeSymbols[low] == symbol else { return -1 }
    return edgeTargets[low]
  }

  /// All phrases in a range of units, ordered by their ends, longer ones first at the same end.
  public func hits(in units: [UInt32], range: Range<Int>) -> [Hit] {
    var found: [Hit] = []
    appendHits(in: units, range: range, to: &found)
    return found
  }

  /// Adds all phrases in a range of units to those found before, in the order of `hits(in:range:)`.
  public func appendHits(in units: [UInt32], range: Range<Int>, to found: inout [Hit]) {
    forEachHit(in: units, range: range) { found.append($0) }
  }

  /// Calls `body` for every phrase in a range of units, in the order of `hits(in:range:)`.
  public func forEachHit(in units: [UInt32], range: Range<Int>, _ body: (Hit) -> Void) {
    units.withUnsafeBufferPointer { units in
      var state: Int32 = 0
      var index = range.lowerBound
      while true {
        // Before the first character of a phrase nothing needs to be remembered.
        if state == 0 {
          index = phraseStarts.next(from: index, in: units, before: range.upperBound)
        }
        guard index < range.upperBound else { return }
        state = advance(state, units[index])
        index += 1
        var output = outputs[Int(state)]
        while output >= 0 {
          let phrase = phraseOfState[Int(output)]
          let end = Int32(index)
          body(Hit(phrase: phrase, start: end - lengths[Int(phrase)], end: end))
          output = nextOutputs[Int(output)]
        }
      }
    }
  }

  /// The state after `current` by a character.
  @inline(__always)
  private func advance(_ current: Int32, _ unit: UInt32) -> Int32 {
    let symbol = alphabet.symbol(of: unit)
    if symbol == 0 { return 0 }
    var state = current
    while state != 0 {
      let next = edge(from: state, by: symbol)
      if next >= 0 { return next }
      state = failures[Int(state)]
    }
    return roots[Int(symbol)]
  }
}
