// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Text

/// A page's text in 64 numbers: pages that share most of their text share most of these (MinHash; Broder,
/// 1997).
///
/// Taken over runs of five letters or digits of the visible text, case and signs left out.
public struct PageFingerprint: Hashable, Sendable {
  /// Least hashes, one a permutation.
  let minima: [UInt64]

  static let permutations = 64
  static let shingle = 5
  /// Letters below which pages are alike by chance.
  static let leastLetters = 100

  /// - Returns: nil for a listing without enough text to be compared.
  public init?(_ listing: Listing) {
    guard let document = (listing.field("html") ?? listing.field("text"))?.document else {
      return nil
    }
    var letters: [UInt32] = []
    for block in document.blocks
    where block.hidden == nil && block.role.isVisibleText && block.role != .navigation {
      for scalar in document.string(of: block).unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        letters.append(scalar.value | (scalar.value < 0x80 ? 0x20 : 0))
      }
    }
    guard letters.count >= Self.leastLetters else { return nil }
    var minima = [UInt64](repeating: .max, count: Self.permutations)
    for start in 0...(letters.count - Self.shingle) {
      var hash: UInt64 = 0
      for letter in letters[start..<(start + Self.shingle)] {
        hash = Self.mixed(hash ^ UInt64(letter))
      }
      for index in 0..<Self.permutations {
        // Multiplying by an odd number permutes the numbers; its high bits are well mixed.
        let permuted = (hash ^ Self.salts[index]) &* 0x9E37_79B9_7F4A_7C15
        if permuted < minima[index] { minima[index] = permuted }
      }
    }
    self.minima = minima
  }

  /// Estimated share of the runs of letters both have in all that either has (Jaccard index), 0…1; standard
  /// error at most 1/16.
  public func likeness(to other: PageFingerprint) -> Double {
    let equal = zip(minima, other.minima).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    return Double(equal) / Double(Self.permutations)
  }

  private static let salts: [UInt64] = (0..<UInt64(permutations)).map { mixed($0 &+ 1) }

  /// The finalizer of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
