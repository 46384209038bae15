// SPDX-License-Identifier: Apache-2.0

import Text

/// Something a text states about a product that facts can bear out or contradict.
public struct Statement: Sendable {
  /// What is stated.
  public enum Kind: Hashable, Sendable {
    case quantity(Quantity)
    /// Index into the lexicon's materials.
    case material(Int)
    /// A certificate, standard or report by name, folded.
    case certification(String)
    /// A number of a standard, certificate, report or patent.
    case number(String)
    /// What is denied, folded.
    case negation(String)
    /// Praise no fact can bear out.
    case booster

    /// Short name for output: `quantity`, `material`, ….
    public var name: String {
      switch self {
      case .quantity(let quantity): quantity.kind == nil ? "number" : "quantity"
      case .material: "material"
      case .certification: "certification"
      case .number: "number"
      case .negation: "negation"
      case .booster: "booster"
      }
    }
  }

  public var kind: Kind
  /// Place in the text.
  public var range: ByteRange
  /// Index of the part (block) it stands in.
  public var part: Int
  /// The clause it stands in: units of the folded text.
  var clause: Range<Int>
  /// Its own units.
  var units: Range<Int>
  /// Whether the clause denies it.
  var isNegated: Bool
  /// Whether the clause speaks of other products.
  var isComparison: Bool
}
