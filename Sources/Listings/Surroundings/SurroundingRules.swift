// SPDX-License-Identifier: Apache-2.0

import Documents
import Lexicons

/// By what the surroundings of a listing are known on a saved page of a shop: `lexicons/pages/surroundings.yaml`.
public struct SurroundingRules: Sendable {
  /// What a name in a class or an id says of an element.
  struct Meaning: OptionSet, Sendable {
    let rawValue: UInt8

    static let always = Meaning(rawValue: 1)
    static let unlessDescribed = Meaning(rawValue: 2)
    static let products = Meaning(rawValue: 4)
    static let reviews = Meaning(rawValue: 8)
    static let description = Meaning(rawValue: 16)
  }

  /// By a word, or two in a row joined by a hyphen; in lower case.
  private var meanings: [String: Meaning] = [:]
  /// Ids and classes of the places where all that a seller writes stands, by site.
  private(set) var sites: [Set<String>] = []

  /// Rules by which nothing has a name.
  public init() {}

  /// Reads `pages/surroundings.yaml` of the lexicons folder.
  public static func read(
    lexicons: String, cache: LexiconCache? = nil
  ) throws(LexiconError) -> SurroundingRules {
    let path = lexicons + "/pages/surroundings.yaml"
    return try SurroundingRules(
      try DataFiles.yaml(of: [path], cache: cache, name: "surroundings")[0])
  }

  init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries(allowed: [
      "always", "unless_described", "products", "reviews", "description", "sites",
    ]) {
      let meaning: Meaning
      switch entry.name {
      case "always": meaning = .always
      case "unless_described": meaning = .unlessDescribed
      case "products": meaning = .products
      case "reviews": meaning = .reviews
      case "description": meaning = .description
      default:
        for site in entry.value.items() {
          _ = try site.entries(allowed: ["title", "places"])
          sites.append(Set(try site.required("places").strings()))
        }
        continue
      }
      for name in try entry.value.strings() {
        var words: [String] = []
        Self.forEachWord(of: name) { word, _ in words.append(word) }
        guard words.count == 1 || words.count == 2 else {
          throw entry.value.error("'\(name)' is not one word, or two joined by a hyphen")
        }
        meanings[words.joined(separator: "-"), default: []].insert(meaning)
      }
    }
  }

  /// What the names of a class or id attribute say.
  func meaning(of value: String) -> Meaning {
    var meaning: Meaning = []
    var previous: String?
    Self.forEachWord(of: value) { word, startsName in
      if startsName { previous = nil }
      if let found = meanings[word] { meaning.formUnion(found) }
      if let before = previous, let found = meanings[before + "-" + word] {
        meaning.formUnion(found)
      }
      previous = word
    }
    return meaning
  }

  /// Calls `body` with each run of letters, lower case, cut where a capital follows a small letter, and whether it
  /// is the first after a blank.
  private static func forEachWord(of value: String, _ body: (String, Bool) -> Void) {
    var word = ""
    var startsName = true
    var wasSmall = false
    func end() {
      if word.utf8.count > 1 {
        body(word, startsName)
        startsName = false
      }
      word = ""
    }
    for byte in value.utf8 {
      let isCapital = (0x41...0x5A).contains(byte)
      let isSmall = (0x61...0x7A).contains(byte)
      if isCapital || isSmall {
        if isCapital, wasSmall { end() }
        word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      } else {
        end()
        if byte <= 0x20 { startsName = true }
      }
      wasSmall = isSmall
    }
    end()
  }
}
