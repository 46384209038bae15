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

  /// By the hash of a word, or of two in a row joined by a hyphen; in lower case. Every class and id of a page is
  /// looked up, so that no string is made of their words.
  private let meanings: NameTable<Meaning>
  /// Sites whose sellers write in known places.
  private(set) var siteCount = 0
  /// By the hash of an id or class of such a place, the sites that have it.
  private let places: NameTable<Sites>

  /// Words of a line that is the shop's imprint, in lower case.
  private(set) var imprint: [String] = []

  /// Sites, one bit each by their order.
  struct Sites: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ index: Int) { rawValue = 1 << UInt64(index) }
  }

  /// Rules by which nothing has a name.
  public init() {
    meanings = NameTable([:])
    places = NameTable([:])
  }

  /// Reads `pages/surroundings.yaml` of the lexicons folder.
  public static func read(
    lexicons: String, cache: LexiconCache? = nil
  ) throws(LexiconError) -> SurroundingRules {
    let path = lexicons + "/pages/surroundings.yaml"
    return try SurroundingRules(
      try DataFiles.yaml(of: [path], cache: cache, name: "surroundings")[0])
  }

  init(_ node: YAMLNode) throws(LexiconError) {
    var meanings: [UInt64: Meaning] = [:]
    var places: [UInt64: Sites] = [:]
    for entry in try node.entries(allowed: [
      "always", "unless_described", "products", "reviews", "description", "imprint", "sites",
    ]) {
      let meaning: Meaning
      switch entry.name {
      case "always": meaning = .always
      case "unless_described": meaning = .unlessDescribed
      case "products": meaning = .products
      case "reviews": meaning = .reviews
      case "description": meaning = .description
      case "imprint":
        imprint = try entry.value.strings()
        continue
      default:
        for site in entry.value.items() {
          _ = try site.entries(allowed: ["title", "places"])
          guard siteCount < Self.mostSites else {
            throw site.error("more than \(Self.mostSites) sites")
          }
          for place in try site.required("places").strings() {
            var hash = NameHash()
            for byte in place.utf8 { hash.add(byte) }
            places[hash.value, default: []].insert(Sites(siteCount))
          }
          siteCount += 1
        }
        continue
      }
      for name in try entry.value.strings() {
        var words: [NameHash] = []
        var joined = NameHash()
        Array(name.utf8).withUnsafeBufferPointer { bytes in
          Self.forEachWord(of: bytes) { word, _ in
            if !words.isEmpty { joined.add(UInt8(ascii: "-")) }
            Self.add(word, to: &joined)
            words.append(Self.hash(of: word))
          }
        }
        guard words.count == 1 || words.count == 2 else {
          throw entry.value.error("'\(name)' is not one word, or two joined by a hyphen")
        }
        meanings[joined.value, default: []].insert(meaning)
      }
    }
    self.meanings = NameTable(meanings)
    self.places = NameTable(places)
  }

  private static let mostSites = 64

  /// What the names of a class or id attribute say.
  func meaning(of value: UnsafeBufferPointer<UInt8>) -> Meaning {
    var meaning: Meaning = []
    var previous: NameHash?
    Self.forEachWord(of: value) { word, startsName in
      if startsName { previous = nil }
      let hash = Self.hash(of: word)
      meaning.formUnion(meanings[hash.value])
      if var joined = previous {
        joined.add(UInt8(ascii: "-"))
        Self.add(word, to: &joined)
        meaning.formUnion(meanings[joined.value])
      }
      previous = hash
    }
    return meaning
  }

  /// The sites that have a place of this id, or of one of these classes.
  func sites(ofPlace value: UnsafeBufferPointer<UInt8>, isClass: Bool) -> Sites {
    guard siteCount > 0 else { return [] }
    var sites: Sites = []
    var hash = NameHash()
    for byte in value {
      if isClass, byte == 0x20 {
        sites.formUnion(places[hash.value])
        hash = NameHash()
      } else {
        hash.add(byte)
      }
    }
    return sites.union(places[hash.value])
  }

  private static func hash(of word: UnsafeBufferPointer<UInt8>) -> NameHash {
    var hash = NameHash()
    add(word, to: &hash)
    return hash
  }

  /// Adds a word of letters in lower case.
  private static func add(_ word: UnsafeBufferPointer<UInt8>, to hash: inout NameHash) {
    for byte in word { hash.add(byte | 0x20) }
  }

  /// Calls `body` with each run of letters, cut where a capital follows a small letter, and whether it is the first
  /// after a blank.
  private static func forEachWord(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) {
    var start = 0
    var startsName = true
    var wasSmall = false
    func end(at offset: Int) {
      if offset - start > 1 {
        body(UnsafeBufferPointer(rebasing: bytes[start..<offset]), startsName)
        startsName = false
      }
      start = offset
    }
    for (offset, byte) in bytes.enumerated() {
      let isCapital = (0x41...0x5A).contains(byte)
      let isSmall = (0x61...0x7A).contains(byte)
      if isCapital || isSmall {
        if isCapital, wasSmall { end(at: offset) }
      } else {
        end(at: offset)
        start = offset + 1
        if byte <= 0x20 { startsName = true }
      }
      wasSmall = isSmall
    }
    end(at: bytes.count)
  }
}
