// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

extension StructureCheck {
  /// What a check finds: field, block and bytes.
  typealias Found = (field: Int, block: Int, range: ByteRange)

  /// Runs the check over a listing; `texts` are its fields, folded.
  func places(in listing: Listing, texts: [FoldedText]) -> [Found] {
    switch self {
    case .repeatedTitleWords: RepeatedWords.places(in: listing, texts: texts)
    }
  }
}
