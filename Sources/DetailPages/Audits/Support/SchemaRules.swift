// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// What structured data needs: `lexicons/pages/schema-org.yaml` and the currency codes of ISO 4217.
public struct SchemaRules: Sendable {
  /// What one type needs. A property may be one of several.
  struct Needs: Sendable {
    var required: [[String]]
    var recommended: [[String]]
    var source: String
  }

  var needs: [String: Needs] = [:]
  /// The type each other type is judged as.
  var judgedAs: [String: String] = [:]
  /// The values a property may have, by the property.
  var enumerations: [String: [String]] = [:]
  /// Properties that lead to other products.
  var otherProducts: Set<String> = []
  /// Alphabetic codes of ISO 4217.
  var currencies: Set<String> = []

  init() {}

  init(_ node: YAMLNode, currencies: [String]) throws(LexiconError) {
    self.currencies = Set(currencies)
    for entry in try node.entries(allowed: ["types", "same_as", "enumerations", "other_products"]) {
      switch entry.name {
      case "types":
        for type in try entry.value.entries() {
          needs[type.name] = try Self.needs(from: type.value)
        }
      case "same_as":
        for type in try entry.value.entries() {
          for other in try type.value.strings() { judgedAs[other] = type.name }
        }
      case "enumerations":
        for property in try entry.value.entries() {
          enumerations[property.name] = try property.value.strings()
        }
      default:
        otherProducts = Set(try entry.value.strings())
      }
    }
  }

  private static func needs(from node: YAMLNode) throws(LexiconError) -> Needs {
    _ = try node.entries(allowed: ["source", "required", "recommended"])
    func alternatives(_ key: String) throws(LexiconError) -> [[String]] {
      var lists: [[String]] = []
      for line in try node.required(key).strings() {
        lists.append(line.split(separator: "|").map { $0.filter { $0 != " " } })
      }
      return lists
    }
    return Needs(
      required: try alternatives("required"), recommended: try alternatives("recommended"),
      source: try node.required("source").string())
  }

  /// The type an object of these types is judged as; nil for types that are not judged.
  func judged(_ types: [String]) -> String? {
    for type in types {
      if needs[type] != nil { return type }
      if let other = judgedAs[type] { return other }
    }
    return nil
  }
}
