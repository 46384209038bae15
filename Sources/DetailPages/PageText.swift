// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Text

/// A listing's page, folded once for the stages and all audits.
public struct PageText: Sendable {
  /// The field that is the page: `html`, else `text`; nil for a listing of titles and bullets alone.
  public let field: Field?
  /// The text of all blocks, a part each.
  let folded: FoldedText
  /// See `Document.isWholePage` and `Document.isShopPage`.
  let isWholePage: Bool
  let isShopPage: Bool

  public init(_ listing: Listing, folding: FoldingTable) {
    field = listing.field("html") ?? listing.field("text")
    let document = field?.document
    isWholePage = document?.isWholePage ?? false
    isShopPage = isWholePage && document?.isShopPage ?? false
    folded = FoldedText(
      document?.text.bytes ?? [], parts: document?.blocks.map(\.range) ?? [], folding: folding)
  }
}
