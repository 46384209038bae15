// SPDX-License-Identifier: Apache-2.0

import Documents
import Listings
import Text

/// A page as the stages are recognised on it: its visible blocks with their words, cues, shape and place.
package struct PageReading: Sendable {
  /// One visible block.
  package struct BlockReading: Sendable {
    /// Index into `Document.blocks`.
    package var index: Int
    package var part: BlockPart
    /// How it is set off from the block before.
    package var boundary: BlockBoundary
    /// Position among the page's readings of the block that names this row.
    package var rowHeader: Int?
    /// Its tokens, in `PageReading.tokens`.
    package var tokens: Range<Int>
    /// What they are.
    var counts: TokenCounts
    package var cues: CueCounts
    package var traits: TraitSet
    package var places: PlaceSet
    /// Whether it leafs through pages and says nothing else.
    var isPaging: Bool
    /// Whose words it is.
    var region = PageRegion.content
  }

  package var blocks: [BlockReading]
  package var tokens: [PageToken]
  /// The words of each class of cues of each block; see `CueCounts`.
  private(set) var cueWords: [CueWords] = []
  /// The folded text the tokens lie in.
  package var folded: FoldedText

  /// Visible blocks that are the shop's and not about the product; they are not read.
  private(set) var leftOut = 0

  /// Reads the visible blocks of a document, those that are about the product.
  package init(of document: Document, lexicon: CueLexicon, folding: FoldingTable) {
    self.init(
      of: document,
      folded: FoldedText(
        document.text.bytes, parts: document.blocks.map(\.range), folding: folding),
      isShopPage: document.isShopPage, lexicon: lexicon)
  }

  /// - Parameters:
  ///   - folded: the document's text, a part each block.
  ///   - isShopPage: see `Document.isShopPage`.
  init(of document: Document, folded: FoldedText, isShopPage: Bool, lexicon: CueLexicon) {
    let titles = isShopPage ? ProductTitles(of: document) : nil
    var visible: [Int] = []
    visible.reserveCapacity(document.blocks.count)
    // By index: a copy of each block would be counted in and out.
    for index in document.blocks.indices where document.blocks[index].isSeen {
      if document.blocks[index].isAboutProduct { visible.append(index) } else { leftOut += 1 }
    }
    let layout = PageLayout(of: document, blocks: visible)
    self.folded = folded
    var tokenizer = PageTokenizer(folded.units)
    tokenizer.reserveTokens(folded.units.count / 2)
    var distinct = DistinctWords()
    var counter = CueCounter()
    blocks = []
    blocks.reserveCapacity(visible.count)
    for (position, index) in visible.enumerated() {
      let start = tokenizer.tokens.count
      tokenizer.read(folded.parts[index])
      let slice = tokenizer.tokens[start...]
      let counts = TokenCounts(slice)
      lexicon.count(in: slice, by: &counter)
      let cues = counter.end(into: &cueWords)
      blocks.append(
        BlockReading(
          index: index, part: layout.parts[position], boundary: layout.boundaries[position],
          rowHeader: layout.rowHeaders[position], tokens: start..<tokenizer.tokens.count,
          counts: counts, cues: cues,
          traits: BlockTrait.traits(
            of: slice, counts, text: document.text.bytes[document.blocks[index].range.range],
            distinct: &distinct),
          places: PlaceSet(), isPaging: lexicon.isPaging(slice, classes: cues.mask),
          region: PageReading.region(of: index, in: document, titles: titles)))
    }
    tokens = tokenizer.tokens
    for position in blocks.indices { blocks[position].places = places(of: position) }
  }

  private static func region(
    of block: Int, in document: Document, titles: ProductTitles?
  ) -> PageRegion {
    if document.blocks[block].surrounding == .reviews { return .reviews }
    let isName = isFileName(document, block) || titles?.isTitle(block, in: document) == true
    return isName ? .title : .content
  }

  /// Whether the text of a picture is the name of its file.
  private static func isFileName(_ document: Document, _ index: Int) -> Bool {
    guard document.blocks[index].role == .alternative else { return false }
    let range = document.blocks[index].range
    // Only what has a point near its end is looked at.
    guard document.text.bytes[range.range].suffix(5).contains(UInt8(ascii: ".")) else {
      return false
    }
    let ending = document.text.string(in: range).suffix(5).lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"].contains(where: ending.hasSuffix)
  }

  private func places(of position: Int) -> PlaceSet {
    var places = PlaceSet()
    if let part = BlockPlace(rawValue: position * 6 / blocks.count) { places.insert(part) }
    if position == 0 { places.insert(.first) }
    if position == blocks.count - 1 { places.insert(.last) }
    if position == blocks.count - 2 { places.insert(.lastButOne) }
    if position == 0 || blocks[position].boundary.level == .outer { places.insert(.opensSection) }
    if position + 1 < blocks.count, blocks[position + 1].boundary.level == .outer {
      places.insert(.closesSection)
    }
    return places
  }

  /// The page with its blocks in another order: `order` holds each position once.
  package func rearranged(_ order: [Int]) -> PageReading {
    var result = self
    var moved = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { moved[old] = new }
    result.blocks = order.map { old in
      var block = blocks[old]
      block.rowHeader = block.rowHeader.map { moved[$0] }
      return block
    }
    for position in result.blocks.indices {
      result.blocks[position].places = result.places(of: position)
    }
    return result
  }

  /// The folded text of some tokens, as written.
  package func string(of range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return "" }
    return folded.string(in: Int(first.units.lowerBound)..<Int(last.units.upperBound))
  }
}

extension PageReading {
  /// Whether a block says nothing a stage could be told by: outside tables figures and signs alone (a plain price, a
  /// share of votes), anywhere arrows, other signs and words for leafing through pages.
  func isBare(_ position: Int) -> Bool {
    let block = blocks[position]
    if block.isPaging { return true }
    guard !block.tokens.isEmpty, !block.counts.saysSomething else { return false }
    return !block.part.isCell || block.counts.numbers == 0
  }
}
