// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Text

/// A query buyers type, with what it is worth.
public struct SearchTerm: Hashable, Sendable {
  public var text: String
  /// Its words, as a segmenter divides them; the term counts as used where all of them stand in a field.
  public var tokens: [String]
  /// How often it is searched, in any unit that is the same for all terms.
  public var demand: Double

  public init(text: String, tokens: [String] = [], demand: Double) {
    self.text = text
    self.tokens =
      tokens.isEmpty ? text.split(whereSeparator: \.isWhitespace).map(String.init) : tokens
    self.demand = demand
  }
}

/// Where the terms stand in a listing.
public struct KeywordUse: Sendable {
  /// For each term the names of the fields it stands in (`title`, `html`, `alt`, `head`), in that order.
  public let fields: [[String]]
  /// Share of the demand that is covered, 0…1.
  public let demandCovered: Double
  private let isFound: [Bool]
  private let placesInText: [[ByteRange]]
  private let isInOpening: [Bool]

  public init(terms: [SearchTerm], page: PageView, folding: FoldingTable) {
    let tokens = terms.flatMap(\.tokens).map { folding.fold($0) }
    let whole = terms.map { folding.fold($0.text) }
    let matcher = PhraseMatcher(phrases: tokens + whole)
    // The first index of each phrase stands for all equal ones.
    var canonical: [[UInt32]: Int] = [:]
    let ids = (tokens + whole).enumerated().map { index, units in
      canonical[units]
        ?? {
          canonical[units] = index; return index
        }()
    }
    var named: [[String]] = Array(repeating: [], count: terms.count)
    var places: [[ByteRange]] = Array(repeating: [], count: terms.count)
    var opening = Array(repeating: false, count: terms.count)
    var foundAnywhere: Set<Int> = []
    for (name, document, blocks) in Self.parts(of: page) {
      let text = FoldedText(
        document.text.bytes, parts: blocks.map { document.blocks[$0].range }, folding: folding)
      var first: [Int: Int] = [:]
      for part in text.parts {
        matcher.forEachHit(in: text.units, range: part) { hit in
          guard Self.isWhole(hit, in: text.units) else { return }
          let id = Int(hit.phrase)
          foundAnywhere.insert(id)
          if first[id] == nil { first[id] = Int(hit.start) }
          if name == page.field?.name, id >= 0 {
            for term in terms.indices where ids[tokens.count + term] == id {
              places[term].append(text.bytes(of: Int(hit.start)..<Int(hit.end)))
            }
          }
        }
      }
      var offset = 0
      for (term, value) in terms.enumerated() {
        let own = ids[offset..<(offset + value.tokens.count)]
        offset += value.tokens.count
        let isWhole = first[ids[tokens.count + term]] != nil
        guard isWhole || own.allSatisfy({ first[$0] != nil }) else { continue }
        named[term].append(name)
        if name == page.field?.name {
          let latest =
            isWhole ? first[ids[tokens.count + term]] : own.compactMap { first[$0] }.max()
          opening[term] = (latest ?? .max) < KeywordCoverage.opening
        }
      }
    }
    fields = named
    placesInText = places
    isInOpening = opening
    var offset = 0
    isFound = terms.indices.map { term in
      let own = ids[offset..<(offset + terms[term].tokens.count)]
      offset += own.count
      return !named[term].isEmpty || own.allSatisfy(foundAnywhere.contains)
    }
    let total = terms.reduce(0) { $0 + $1.demand }
    let covered = zip(terms, isFound).reduce(0) { $0 + ($1.1 ? $1.0.demand : 0) }
    demandCovered =
      total > 0
      ? covered / total
      : Double(isFound.filter { $0 }.count) / Double(max(1, terms.count))
  }

  /// Whether a hit is no part of a longer word of letters or digits; an English plural counts as its word.
  private static func isWhole(_ hit: PhraseMatcher.Hit, in units: [UInt32]) -> Bool {
    let (start, end) = (Int(hit.start), Int(hit.end))
    if start > 0, Letters.isWord(units[start]), Letters.isWord(units[start - 1]) { return false }
    guard Letters.isWord(units[end - 1]), end < units.count, Letters.isWord(units[end]) else {
      return true
    }
    let isPlural = units[end] == 0x73 && Letters.isAlphabetic(units[end - 1])
    return isPlural && (end + 1 == units.count || !Letters.isWord(units[end + 1]))
  }

  /// Whether all words of a term stand somewhere, as a marketplace's own matching asks: in one field or
  /// spread over title, texts and attributes.
  public func isCovered(_ term: Int) -> Bool { isFound[term] }

  /// Whether a term stands in the first letters of the page.
  func opens(_ term: Int) -> Bool { isInOpening[term] }

  /// Where a term stands word for word in the page's text.
  func places(of term: Int) -> [ByteRange] { placesInText[term] }

  /// The texts terms are looked for in: attributes, other fields, then the page's visible text, alternative
  /// texts, head.
  private static func parts(of page: PageView) -> [(String, Document, [Int])] {
    var parts: [(String, Document, [Int])] = []
    let attributes = page.listing.attributes.sorted { $0.key < $1.key }.map(\.value)
    if !attributes.isEmpty {
      let text = SourceText(name: "attributes", string: attributes.joined(separator: "\n"))
      let document = DocumentReader.read(text, as: .text)
      parts.append((text.name, document, Array(document.blocks.indices)))
    }
    for field in page.listing.fields where field.name != page.field?.name {
      parts.append((field.name, field.document, Array(field.document.blocks.indices)))
    }
    guard let field = page.field else { return parts }
    let document = field.document
    parts.append((field.name, document, page.visibleBlocks))
    let alternatives = document.blocks.indices.filter { document.blocks[$0].role == .alternative }
    parts.append(("alt", document, alternatives))
    let head = document.blocks.indices.filter { index in
      switch document.blocks[index].role {
      case .pageTitle, .meta(name: "description"): true
      default: false
      }
    }
    parts.append(("head", document, head))
    return parts
  }
}
