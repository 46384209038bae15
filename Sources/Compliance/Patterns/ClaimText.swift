// SPDX-License-Identifier: Apache-2.0

import Text

/// The last step of reading text for claims, the same for patterns and for listings.
enum ClaimText {
  /// Reads hyphens, dashes and typographic apostrophes between letters as a writer of patterns types them:
  /// `germ‐free` as `germ free`, `world’s` as `world's`.
  static func joinHyphens(_ units: inout [UInt32], range: Range<Int>) {
    for index in range {
      let unit = units[index]
      switch unit {
      case 0x2D, 0x2010, 0x2011, 0x2012, 0x2013:
        if index > range.lowerBound, index + 1 < range.upperBound,
          Letters.isAlphabetic(units[index - 1]), Letters.isAlphabetic(units[index + 1])
        {
          units[index] = 0x20
        }
      case 0x2019, 0x2018, 0x2BC: units[index] = 0x27
      default: break
      }
    }
  }
}
