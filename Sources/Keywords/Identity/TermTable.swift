// SPDX-License-Identifier: Apache-2.0

import Text

/// The distinct canonical terms of many queries, each kept once and known by a number.
///
/// A term costs its text and about thirty bytes, so the words of a million queries fit beside them.
struct TermTable: Sendable {
  private let words: IdentityWords
  private var text: [UInt8] = []
  /// Where each term's text starts, and the end of the last.
  private var starts: [UInt32] = [0]
  private var kinds: [CanonicalQuery.Kind] = []
  private(set) var traits: [TermTraits] = []
  private var hashes: [StableHash] = []
  /// Numbers from 1 by the hash of their text, with linear probing; 0 marks a free slot.
  private var slots = Array(repeating: UInt32(0), count: 1 << 10)

  init(words: IdentityWords) { self.words = words }

  /// Number of terms.
  var count: Int { kinds.count }

  /// The term of a number.
  subscript(id: UInt32) -> CanonicalQuery.Term {
    let bytes = text[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
    return CanonicalQuery.Term(
      text: String(decoding: bytes, as: UTF8.self), kind: kinds[Int(id)])
  }

  /// Bytes of a term's text.
  func length(of id: UInt32) -> Int { Int(starts[Int(id) + 1] - starts[Int(id)]) }

  /// The number of a term, a new one where it was not met before.
  mutating func number(of term: CanonicalQuery.Term) -> UInt32 {
    let bytes = Array(term.text.utf8)
    var hash = StableHash()
    bytes.withUnsafeBufferPointer { hash.add($0) }
    var slot = self.slot(hash.value)
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if kinds[Int(id)] == term.kind, hashes[Int(id)].value == hash.value,
        length(of: id) == bytes.count,
        text[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])].elementsEqual(bytes)
      {
        return id
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = UInt32(count)
    text += bytes
    starts.append(UInt32(text.count))
    kinds.append(term.kind)
    traits.append(TermTraits(of: term, by: words))
    hashes.append(hash)
    slots[slot] = id + 1
    if 2 * count > slots.count { grow() }
    return id
  }

  /// Calls `body` with every joinable term whose text is that of these terms written together.
  func forEach(joined parts: some Collection<UInt32>, _ body: (UInt32) -> Void) {
    guard let first = parts.first else { return }
    var hash = hashes[Int(first)]
    var total = length(of: first)
    text.withUnsafeBufferPointer { all in
      for part in parts.dropFirst() {
        let range = Int(starts[Int(part)])..<Int(starts[Int(part) + 1])
        hash.add(UnsafeBufferPointer(rebasing: all[range]))
        total += range.count
      }
    }
    var slot = self.slot(hash.value)
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if hashes[Int(id)].value == hash.value, length(of: id) == total,
        traits[Int(id)].contains(.joinable), isJoined(id, parts)
      {
        body(id)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private func isJoined(_ id: UInt32, _ parts: some Collection<UInt32>) -> Bool {
    var place = Int(starts[Int(id)])
    for part in parts {
      let range = Int(starts[Int(part)])..<Int(starts[Int(part) + 1])
      guard text[place..<(place + range.count)].elementsEqual(text[range]) else { return false }
      place += range.count
    }
    return true
  }

  /// Whether the text of one term comes before another's, byte by byte.
  func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
    if a == b { return false }
    var (left, right) = (Int(starts[Int(a)]), Int(starts[Int(b)]))
    let (leftEnd, rightEnd) = (Int(starts[Int(a) + 1]), Int(starts[Int(b) + 1]))
    while left < leftEnd, right < rightEnd {
      if text[left] != text[right] { return text[left] < text[right] }
      left += 1
      right += 1
    }
    return leftEnd - left < rightEnd - right
  }

  /// Adds a term's text to others.
  func append(_ id: UInt32, to bytes: inout [UInt8]) {
    bytes += text[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = []
    slots.reserveLarge(size)
    slots.append(contentsOf: repeatElement(0, count: size))
    for id in 0..<UInt32(count) {
      var slot = self.slot(hashes[Int(id)].value)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = id + 1
    }
  }
}
