// SPDX-License-Identifier: Apache-2.0

/// How a query stands to a product.
public enum RelevanceLabel: String, Hashable, Sendable, CaseIterable {
  /// The product word with supported attributes, or none.
  case core
  /// Fits through a scene, a device or a broader word.
  case compatible
  /// Asks for what the product is not.
  case contradicts
  /// Another maker's brand.
  case rivalBrand = "rival-brand"
  /// Cannot be decided from the facts.
  case unknown
  /// Another product, an accessory, a service.
  case irrelevant
}
