// SPDX-License-Identifier: Apache-2.0

/// What a query is to a product.
public enum RelevanceLabel: String, Hashable, Sendable, CaseIterable {
  /// It asks for this product, and for nothing that the facts do not say of it.
  case core
  /// The product answers it, by a scene, a device it fits, or as one of a wider kind.
  case compatible
  /// It asks for something the product is not.
  case contradicts
  /// It asks for another maker's goods.
  case rivalBrand = "rival-brand"
  /// The facts do not decide it.
  case unknown
  /// It asks for another thing: another product, an accessory, a service.
  case irrelevant
}

/// A label and what decided it.
public struct RelevanceVerdict: Hashable, Sendable {
  public var label: RelevanceLabel
  /// The words of the query that decided, and the fact they met: `粉色 ≠ colours 蓝色`; empty where the whole
  /// query fits.
  public var fact: String

  public init(label: RelevanceLabel, fact: String) {
    self.label = label
    self.fact = fact
  }
}
