// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons

/// By what the surroundings of a listing are known on a saved page: `lexicons/pages/surroundings.yaml`.
public struct SurroundingRules: Sendable {
  /// Links from which on a page counts as a shop's page, not as a description on its own.
  var links = Int.max
  /// Kinds by the name of an element.
  var elements: [String: Block.Surrounding] = [:]
  /// Kinds by the value of `role`.
  var roles: [String: Block.Surrounding] = [:]
  /// Kinds by the first word of a name in `class` or `id`, with the words that follow it.
  var names: [String: [(rest: [String], kind: Block.Surrounding)]] = [:]
  /// Names of the listing's own parts, laid out alike.
  var own: [String: [[String]]] = [:]
  /// Ids and classes of the places where all that a seller writes stands, by site.
  var sites: [Set<String>] = []

  /// Rules by which nothing is surroundings.
  public init() {}

  /// Reads `pages/surroundings.yaml` of the lexicons folder.
  public static func read(
    lexicons: String, cache: LexiconCache? = nil
  ) throws(LexiconError) -> SurroundingRules {
    let path = lexicons + "/pages/surroundings.yaml"
    return try SurroundingRules(
      try DataFiles.yaml(of: [path], cache: cache, name: "surroundings")[0])
  }

  init(_ file: YAMLNode) throws(LexiconError) {
    _ = try file.entries(allowed: ["links", "surroundings", "own", "sites"])
    links = try file.required("links").integer()
    for entry in try file.required("surroundings").entries() {
      let kind = try entry.key.choice(Block.Surrounding.self)
      _ = try entry.value.entries(allowed: ["elements", "roles", "names"])
      for name in try entry.value.optional("elements")?.strings() ?? [] { elements[name] = kind }
      for role in try entry.value.optional("roles")?.strings() ?? [] { roles[role] = kind }
      for name in try entry.value.optional("names")?.strings() ?? [] {
        let words = Self.words(of: name)
        guard let first = words.first else { continue }
        names[first, default: []].append((Array(words.dropFirst()), kind))
      }
    }
    for name in try file.optional("own")?.strings() ?? [] {
      let words = Self.words(of: name)
      guard let first = words.first else { continue }
      own[first, default: []].append(Array(words.dropFirst()))
    }
    for site in file.optional("sites")?.items() ?? [] {
      _ = try site.entries(allowed: ["title", "places"])
      sites.append(Set(try site.required("places").strings()))
    }
  }

  /// The words of a name as pages write it: parted by signs, and where capitals begin; in lower case.
  static func words(of name: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var endsInCapital = true
    for byte in name.utf8 {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = isCapital || (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
      if !word.isEmpty, !isLetter || (isCapital && !endsInCapital) {
        words.append(word)
        word = ""
      }
      endsInCapital = isCapital
      guard isLetter, byte < 0x80 else { continue }
      word.unicodeScalars.append(Unicode.Scalar(isCapital ? byte + 0x20 : byte))
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
