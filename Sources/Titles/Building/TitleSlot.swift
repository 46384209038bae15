// SPDX-License-Identifier: Apache-2.0

/// What a part of a title says of the product. Grammars order parts by it; variants differ in one.
public enum TitleSlot: String, Hashable, Sendable, CaseIterable {
  case brand, year, season, audience, style, material, detail, function
  /// The product's name.
  case head
  /// Another name of the product.
  case synonym
  case fit, colour, size, scene, compatible
  /// What comes with it.
  case included
  /// Everything else that searches ask for.
  case modifier
}
