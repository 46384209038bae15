// SPDX-License-Identifier: Apache-2.0

/// The one thing in which a variant differs from the title it is tested against.
public struct TitleVariation: Hashable, Sendable {
  /// What may be varied.
  public enum Variable: String, Hashable, Sendable, CaseIterable {
    case headPosition = "head-position"
    case brandPosition = "brand-position"
    case attributeOrder = "attribute-order"
    case modifier, audience, season, scene, style, material
    case benefit = "function"
    case benefitOrSpec = "benefit-or-spec"
    case numberForm = "number-form"
    case length, separator
  }

  public var variable: Variable
  /// Parts that went, parts that came, and parts that stand elsewhere, as they are written.
  public var removed: [String]
  public var added: [String]
  public var moved: [String]
  /// Whether the declared variable accounts for every difference.
  public var isExplained: Bool
  /// Relative change of length; within a tenth unless length is the variable.
  public var lengthChange: Double
  /// Relative change of covered demand: what confounds a test of the two.
  public var demandChange: Double
}
