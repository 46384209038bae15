// SPDX-License-Identifier: Apache-2.0

import Documents

/// Whose words a block is that the stages are read from.
enum PageRegion: UInt8, Sendable {
  /// The seller's: the description, the facts of the product, the box with its price.
  case content
  /// Buyers': reviews, questions.
  case reviews
  /// A name and no more: the product's, told again as a heading or under its pictures, or that of a file.
  case title
}

extension Block {
  /// Whether the seller wrote it, or buyers about the product.
  var isAboutProduct: Bool { surrounding == nil || surrounding == .reviews }
}
