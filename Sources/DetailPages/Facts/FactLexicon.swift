// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// The words statements are found by: `units.yaml`, `materials.yaml` and `statements.yaml` of
/// `lexicons/pages`.
public struct FactLexicon: Sendable {
  /// A material with its names and the wider one it belongs to.
  struct Material: Sendable {
    var words: [String]
    /// Index of the wider material.
    var parent: Int?
  }

  let folding: FoldingTable
  let units: UnitTable
  let materials: [Material]
  /// Materials, certifications, boosters and words of logic, as topics: see `Topic`.
  let words: CueSet
  /// Negators that stand behind what they deny (`BPA-free`).
  let suffixes: Set<String>

  /// What a topic of `words` means.
  enum Topic: Hashable {
    case material(Int)
    case certification, booster, negator, suffix, notNegation, comparison, about, atMost, atLeast
  }
  let topics: [Topic]

  /// Reads the files.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(
    lexicons: String, folding: FoldingTable
  ) throws(LexiconError) -> FactLexicon {
    let folder = lexicons + "/pages/"
    return try FactLexicon(
      units: DataFiles.yaml(of: folder + "units.yaml"),
      materials: DataFiles.yaml(of: folder + "materials.yaml"),
      statements: DataFiles.yaml(of: folder + "statements.yaml"), folding: folding)
  }

  init(
    units: YAMLNode, materials node: YAMLNode, statements: YAMLNode, folding: FoldingTable
  ) throws(LexiconError) {
    self.folding = folding
    self.units = try UnitTable(units, folding: folding)
    materials = try Self.materials(from: node)
    var phrases: [(topic: String, phrases: [String])] = []
    var topics: [Topic] = []
    for (index, material) in materials.enumerated() {
      phrases.append(("material \(index)", material.words))
      topics.append(.material(index))
    }
    let names: [(String, Topic)] = [
      ("certifications", .certification), ("boosters", .booster), ("negators", .negator),
      ("negator_suffixes", .suffix), ("not_negations", .notNegation),
      ("comparisons", .comparison), ("about", .about), ("at_most", .atMost),
      ("at_least", .atLeast),
    ]
    _ = try statements.entries(allowed: names.map(\.0))
    for (name, topic) in names {
      phrases.append((name, try statements.required(name).strings()))
      topics.append(topic)
    }
    suffixes = Set(try statements.required("negator_suffixes").strings().map(folding.folded))
    self.topics = topics
    words = CueSet(phrases: phrases, folding: folding)
  }

  private static func materials(from node: YAMLNode) throws(LexiconError) -> [Material] {
    var materials: [Material] = []
    var indices: [String: Int] = [:]
    for item in node.items() {
      _ = try item.entries(allowed: ["words", "is"])
      let words = try item.required("words").strings()
      var parent: Int?
      if let wider = item.optional("is") {
        let name = try wider.string()
        guard let index = indices[name] else {
          throw wider.error(
            "no material above is called '\(name)'",
            suggestion: EditDistance.nearest(to: name, in: indices.keys.sorted()))
        }
        parent = index
      }
      for word in words { indices[word] = materials.count }
      materials.append(Material(words: words, parent: parent))
    }
    return materials
  }

  /// Whether one material is another or a kind of it.
  func isMaterial(_ narrow: Int, a wide: Int) -> Bool {
    var current: Int? = narrow
    while let index = current {
      if index == wide { return true }
      current = materials[index].parent
    }
    return false
  }
}
