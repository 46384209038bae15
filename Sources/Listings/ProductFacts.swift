// SPDX-License-Identifier: Apache-2.0

/// What is true of a product: the only things a title, page or draft may state.
public struct ProductFacts: Sendable, Equatable {
  public var brand: String?
  /// What the product is called (书包, "backpack").
  public var productWord: String?
  public var productSynonyms: [String] = []
  /// Closed lists: a value outside contradicts, when the list is not empty.
  public var materials: [String] = []
  public var colours: [String] = []
  public var sizes: [String] = []
  public var audience: [String] = []
  public var season: [String] = []
  public var compatibleWith: [String] = []
  /// Open lists: a value outside is unknown.
  public var functions: [String] = []
  public var scenes: [String] = []
  /// Other attributes by name, each with its values, in the order of the file.
  public var other: [(name: String, values: [String])] = []
  /// What the product is not or does not have.
  public var not: [String] = []
  /// What the seller can prove.
  public var claims: [Evidence] = []

  public init() {}

  public static func == (a: ProductFacts, b: ProductFacts) -> Bool {
    a.brand == b.brand && a.productWord == b.productWord
      && a.productSynonyms == b.productSynonyms && a.materials == b.materials
      && a.colours == b.colours && a.sizes == b.sizes && a.audience == b.audience
      && a.season == b.season && a.compatibleWith == b.compatibleWith
      && a.functions == b.functions && a.scenes == b.scenes
      && a.other.elementsEqual(b.other, by: { $0.name == $1.name && $0.values == $1.values })
      && a.not == b.not && a.claims == b.claims
  }
}

/// Something the seller can show for a claim: an entry of `claims` in a facts file or of `evidence` in a
/// record.
public struct Evidence: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case certificate, patent, test, sales, rank, award, guarantee, price, origin, licence
    case reviewScore = "review-score"
  }
  public var kind: Kind
  /// What it is about: a word or phrase of the claim.
  public var about: String?
  public var value: String?
  public var unit: String?
  /// Number of the certificate, patent, report or licence.
  public var number: String?
  /// Who issued it.
  public var body: String?
  /// ISO dates.
  public var date: String?
  public var validUntil: String?
  public var url: String?
  public var terms: String?

  public init(
    kind: Kind, about: String? = nil, value: String? = nil, unit: String? = nil,
    number: String? = nil, body: String? = nil, date: String? = nil, validUntil: String? = nil,
    url: String? = nil, terms: String? = nil
  ) {
    self.kind = kind
    self.about = about
    self.value = value
    self.unit = unit
    self.number = number
    self.body = body
    self.date = date
    self.validUntil = validUntil
    self.url = url
    self.terms = terms
  }
}
