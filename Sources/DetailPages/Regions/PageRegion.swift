// SPDX-License-Identifier: Apache-2.0

/// Whose words a part of a saved shop page is.
enum PageRegion: UInt8, Sendable {
  /// The seller's: the description, the facts of the product, the box with its price.
  case content
  /// The shop's: menus, headers, footers, forms, dialogs, notices about cookies.
  case furniture
  /// Other products: recommendations, lists of goods, thumbnails and swatches.
  case products
  /// Buyers': reviews, questions.
  case reviews
  /// A name and no more: the product's, told again as a heading or under its pictures, or that of a file.
  case title

  /// Whether the seller wrote it, or buyers about the product.
  var isAboutProduct: Bool { self != .furniture && self != .products }
}
