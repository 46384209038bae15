// SPDX-License-Identifier: Apache-2.0

/// The traits of a block, listed in the order in which they are told.
package struct TraitSet: Sequence, Sendable {
  private var bits: UInt64 = 0

  /// That words repeat is told with the numbers, before the punctuation.
  private static let repeats = BlockTrait.endsWithStop.rawValue

  private static func bit(of trait: BlockTrait) -> UInt64 {
    let value = trait.rawValue
    if trait == .repeats { return UInt64(repeats) }
    let isBetween = value >= repeats && value < BlockTrait.repeats.rawValue
    return UInt64(isBetween ? value + 1 : value)
  }

  mutating func insert(_ trait: BlockTrait) { bits |= 1 << Self.bit(of: trait) }

  package func contains(_ trait: BlockTrait) -> Bool { bits & 1 << Self.bit(of: trait) != 0 }

  package func makeIterator() -> Iterator { Iterator(bits: bits) }

  package struct Iterator: IteratorProtocol {
    fileprivate var bits: UInt64

    package mutating func next() -> BlockTrait? {
      guard bits != 0 else { return nil }
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      if bit == TraitSet.repeats { return .repeats }
      let isMoved = bit > TraitSet.repeats && bit <= BlockTrait.repeats.rawValue
      return BlockTrait(rawValue: isMoved ? bit - 1 : bit)
    }
  }
}
