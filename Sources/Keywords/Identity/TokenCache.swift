// SPDX-License-Identifier: Apache-2.0

import Text

/// What is known of tokens met before, by their text as read and their kind.
///
/// Tokens are told apart by a hash of 64 bits: among a million of them two meet with a probability of
/// 3 · 10⁻⁸, and no more would come of it than one wrong merge.
struct TokenCache: Sendable {
  struct Entry: Sendable {
    /// Terms of the token, as a range of `terms`.
    var first: UInt32
    var count: UInt32
    /// The number it is before a unit that stands apart; `NaN` where it is none.
    var number: Double
    /// Whether it is a unit that a number may stand before.
    var isUnit: Bool
  }

  private(set) var entries: [Entry] = []
  /// Numbers of terms, token after token.
  private var terms: [UInt32] = []
  private var slots = Array(repeating: Slot(), count: 1 << 10)

  private struct Slot {
    var key: UInt64 = 0
    /// Index into `entries` from 1; 0 marks a free slot.
    var entry: UInt32 = 0
  }

  /// The key of a token.
  static func key(_ units: ArraySlice<UInt32>, kind: Token.Kind) -> UInt64 {
    var hash = UInt64(kind.code) &* 0x9E37_79B9_7F4A_7C15
    for unit in units {
      hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  /// The index of a token's entry; nil where it was not met before.
  func index(of key: UInt64) -> Int? {
    let entry = slots[find(key)].entry
    return entry == 0 ? nil : Int(entry) - 1
  }

  func terms(of entry: Entry) -> ArraySlice<UInt32> {
    terms[Int(entry.first)..<Int(entry.first + entry.count)]
  }

  /// Keeps what is known of a token that was not met before.
  /// - Returns: its index.
  mutating func add(_ key: UInt64, terms new: [UInt32], number: Double?, isUnit: Bool) -> Int {
    if 2 * entries.count >= slots.count { grow() }
    entries.append(
      Entry(
        first: UInt32(terms.count), count: UInt32(new.count), number: number ?? .nan,
        isUnit: isUnit))
    terms += new
    slots[find(key)] = Slot(key: key, entry: UInt32(entries.count))
    return entries.count - 1
  }

  @inline(__always)
  private func find(_ key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 17) & mask
    while slots[slot].entry != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = []
    slots.reserveLarge(old.count * 2)
    slots.append(contentsOf: repeatElement(Slot(), count: old.count * 2))
    for slot in old where slot.entry != 0 { slots[find(slot.key)] = slot }
  }
}

extension Token.Kind {
  /// A small number for each kind, from 1.
  fileprivate var code: UInt8 {
    switch self {
    case .word: 1
    case .unknown: 2
    case .latin: 3
    case .number: 4
    case .measure: 5
    case .other: 6
    case .punctuation: 7
    }
  }
}
