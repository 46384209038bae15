// SPDX-License-Identifier: Apache-2.0

import Text

/// A page's text in 64 numbers: pages that share most of their text share most of these.
///
/// Taken over runs of five letters or digits of the text about the product, folded, signs left out. Each run is hashed
/// once; the hash's first bits choose one of the 64 numbers, which is the least of those that chose it
/// (one-permutation MinHash; Li, Owen and Zhang, 2012). A number that none chose is copied from another, found
/// by a sequence that is the same for every page (Shrivastava, 2017).
public struct PageFingerprint: Hashable, Sendable {
  let minima: [UInt64]

  static let count = 64
  static let shingle = 5
  /// Letters below which pages are alike by chance.
  static let leastLetters = 100

  /// - Returns: nil for a page without enough text to be compared.
  public init?(_ page: PageView) {
    var minima = [UInt64](repeating: .max, count: Self.count)
    var letters = 0
    // The letters before, the latest last.
    var run: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    page.folded.units.withUnsafeBufferPointer { units in
      for block in page.contentBlocks {
        for index in page.folded.parts[block] where Self.isLetter(units[index]) {
          let letter = UInt64(units[index])
          letters += 1
          if letters >= Self.shingle {
            let hash = Self.mixed(Self.joined(run, letter))
            let slot = Int(hash >> 58)
            if hash < minima[slot] { minima[slot] = hash }
          }
          run = (run.1, run.2, run.3, letter)
        }
      }
    }
    guard letters >= Self.leastLetters else { return nil }
    self.minima = Self.filled(minima)
  }

  /// Estimated share of the runs of letters both have in all that either has (Jaccard index), 0…1; standard
  /// error at most 1/16.
  public func likeness(to other: PageFingerprint) -> Double {
    let equal = zip(minima, other.minima).count { $0 == $1 }
    return Double(equal) / Double(Self.count)
  }

  /// Letters and digits of all scripts: what is neither ASCII nor general nor Chinese punctuation.
  @inline(__always)
  private static func isLetter(_ unit: UInt32) -> Bool {
    if unit < 0x370 { return Letters.isWord(unit) }
    return !(0x2000...0x2BFF).contains(unit) && !(0x3000...0x3006).contains(unit)
      && !(0x3008...0x303F).contains(unit)
  }

  /// A number for a run of letters (FNV-1 over code points).
  @inline(__always)
  private static func joined(_ run: (UInt64, UInt64, UInt64, UInt64), _ last: UInt64) -> UInt64 {
    let prime: UInt64 = 0x0000_0100_0000_01B3
    return (((run.0 &* prime ^ run.1) &* prime ^ run.2) &* prime ^ run.3) &* prime ^ last
  }

  private static func filled(_ minima: [UInt64]) -> [UInt64] {
    minima.enumerated().map { slot, least in
      guard least == .max else { return least }
      var donor = UInt64(slot) &+ 1
      var found = least
      while found == .max {
        donor = mixed(donor)
        found = minima[Int(donor >> 58)]
      }
      return found
    }
  }

  /// The finalizer of SplitMix64.
  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
