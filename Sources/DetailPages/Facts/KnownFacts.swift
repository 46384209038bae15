// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// The facts of a product in the form statements are compared with.
struct KnownFacts {
  /// A quantity with the words it goes by.
  struct Measure {
    var quantity: Quantity
    /// Folded words that must stand near a number for the two to be about the same thing: the attribute's
    /// name, or what a claim is about. Empty for sizes, which go by any name of their kind.
    var names: [[UInt32]]
    /// As it stands in the facts file.
    var label: String
    /// Whether other values of the same kind are ruled out: sizes and named attributes list all there are.
    var isClosed: Bool
  }

  /// Evidence with everything it can be recognised by.
  struct Proof {
    var evidence: Evidence
    /// Folded: what it is about, its body, number, value and terms.
    var words: [String]
    var label: String
  }

  private(set) var measures: [Measure] = []
  private(set) var materials: Set<Int> = []
  private(set) var materialLabel = ""
  private(set) var proofs: [Proof] = []
  /// Folded: what the product is not, with how it is written.
  private(set) var denied: [(units: [UInt32], label: String)] = []
  private(set) var deniedMaterials: Set<Int> = []
  /// Folded: every word of the facts a denial may rest on.
  private(set) var positive: [String] = []

  init(_ facts: ProductFacts, lexicon: FactLexicon) {
    let finder = StatementFinder(lexicon: lexicon)
    let folding = lexicon.folding
    func statements(_ text: String) -> [Statement] {
      finder.statements(in: FoldedText(text, folding: folding))
    }
    func addMeasures(_ text: String, names: [String], label: String, isClosed: Bool) {
      for statement in statements(text) {
        guard case .quantity(let quantity) = statement.kind else { continue }
        measures.append(
          Measure(
            quantity: quantity, names: names.filter { !$0.isEmpty }.map { folding.fold($0) },
            label: label, isClosed: isClosed))
      }
    }
    func materials(in text: String) -> [Int] {
      statements(text).compactMap { statement in
        if case .material(let index) = statement.kind { index } else { nil }
      }
    }
    for size in facts.sizes { addMeasures(size, names: [], label: size, isClosed: true) }
    for attribute in facts.other {
      for value in attribute.values {
        addMeasures(
          value, names: [attribute.name], label: "\(attribute.name): \(value)", isClosed: true)
      }
    }
    for text in facts.functions + facts.scenes {
      addMeasures(text, names: [], label: text, isClosed: false)
    }
    for claim in facts.claims {
      let value = [claim.value, claim.unit].compactMap { $0 }.joined()
      let label = Self.label(of: claim)
      addMeasures(value, names: [claim.about ?? ""], label: label, isClosed: claim.about != nil)
      addMeasures(claim.terms ?? "", names: [claim.about ?? ""], label: label, isClosed: false)
      let parts = [claim.about, claim.body, claim.number, claim.value, claim.terms, claim.unit]
      proofs.append(
        Proof(
          evidence: claim,
          words: parts.compactMap { $0 }.filter { !$0.isEmpty }.map { folding.folded($0) },
          label: label))
    }
    self.materials = Set(facts.materials.flatMap(materials))
    materialLabel = facts.materials.joined(separator: ", ")
    denied = facts.not.map { (folding.fold($0), $0) }
    deniedMaterials = Set(facts.not.flatMap(materials))
    positive = (facts.functions + facts.scenes + facts.other.flatMap(\.values)).map {
      folding.folded($0)
    }
  }

  /// `test 62℃ BW-2025-0418`.
  static func label(of claim: Evidence) -> String {
    let value = [claim.value, claim.unit].compactMap { $0 }.joined()
    return [claim.kind.rawValue, claim.about, value.isEmpty ? nil : value, claim.number]
      .compactMap { $0 }.joined(separator: " ")
  }
}
