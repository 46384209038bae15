// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// What the software of shops calls the parts of a page: `lexicons/pages/regions.yaml`.
public struct RegionRules: Sendable {
  /// What a name in a class or an id says of an element.
  struct Meaning: OptionSet, Sendable {
    let rawValue: UInt8

    static let always = Meaning(rawValue: 1)
    static let unlessDescribed = Meaning(rawValue: 2)
    static let products = Meaning(rawValue: 4)
    static let reviews = Meaning(rawValue: 8)
    static let description = Meaning(rawValue: 16)
  }

  /// By the key of a word, or of two in a row.
  private var meanings: [UInt64: Meaning] = [:]

  public init() {}

  /// Reads the file.
  public init(_ node: YAMLNode) throws(LexiconError) {
    for entry in try node.entries(allowed: [
      "always", "unless_described", "products", "reviews", "description",
    ]) {
      let meaning: Meaning
      switch entry.name {
      case "always": meaning = .always
      case "unless_described": meaning = .unlessDescribed
      case "products": meaning = .products
      case "reviews": meaning = .reviews
      default: meaning = .description
      }
      for name in try entry.value.strings() {
        var keys: [UInt64] = []
        Self.forEachWord(of: name) { key, _ in keys.append(key) }
        guard let first = keys.first, keys.count <= 2 else {
          throw entry.value.error("'\(name)' is not one word, or two joined by a hyphen")
        }
        let key = keys.count == 2 ? TokenHash.extend(first, by: keys[1]) : first
        meanings[key, default: []].insert(meaning)
      }
    }
  }

  /// What the names of a class or id attribute say.
  func meaning(of value: String) -> Meaning {
    var meaning: Meaning = []
    var previous: UInt64?
    Self.forEachWord(of: value) { key, startsName in
      if startsName { previous = nil }
      if let found = meanings[key] { meaning.formUnion(found) }
      if let before = previous, let found = meanings[TokenHash.extend(before, by: key)] {
        meaning.formUnion(found)
      }
      previous = key
    }
    return meaning
  }

  /// Calls `body` with the key of each run of letters, lower case, cut where a capital follows a small letter,
  /// and whether it is the first after a blank.
  private static func forEachWord(of value: String, _ body: (UInt64, Bool) -> Void) {
    var hash = TokenHash.seed
    var length = 0
    var startsName = true
    var wasSmall = false
    func end() {
      if length > 1 {
        body(hash, startsName)
        startsName = false
      }
      hash = TokenHash.seed
      length = 0
    }
    for byte in value.utf8 {
      let isCapital = (0x41...0x5A).contains(byte)
      let isSmall = (0x61...0x7A).contains(byte)
      if isCapital || isSmall {
        if isCapital, wasSmall { end() }
        hash = TokenHash.add(UInt32(byte | 0x20), to: hash)
        length += 1
      } else {
        end()
        if byte <= 0x20 { startsName = true }
      }
      wasSmall = isSmall
    }
    end()
  }
}
