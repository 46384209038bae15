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
    package var cues: CueCounts
    package var traits: [BlockTrait]
    package var places: [BlockPlace]
    /// Whose words it is.
    var region = PageRegion.content
  }

  package var blocks: [BlockReading]
  package var tokens: [PageToken]
  /// The folded text the tokens lie in.
  package var folded: FoldedText

  /// Visible blocks that are the shop's and not about the product; they are not read.
  private(set) var leftOut = 0

  /// Reads the visible blocks of a document, those that are about the product.
  package init(of document: Document, lexicon: CueLexicon, folding: FoldingTable) {
    let titles = document.isShopPage ? ProductTitles(of: document) : nil
    let all = document.blocks.indices.filter {
      document.blocks[$0].hidden == nil && document.blocks[$0].role.isVisibleText
    }
    let visible = all.filter { document.blocks[$0].isAboutProduct }
    leftOut = all.count - visible.count
    let layout = PageLayout(of: document, blocks: visible)
    folded = FoldedText(
      document.text.bytes, parts: visible.map { document.blocks[$0].range }, folding: folding)
    tokens = []
    tokens.reserveCapacity(folded.units.count)
    blocks = []
    blocks.reserveCapacity(visible.count)
    for (position, index) in visible.enumerated() {
      let start = tokens.count
      tokens += PageTokenizer.tokens(of: folded.units, in: folded.parts[position])
      let slice = tokens[start...]
      blocks.append(
        BlockReading(
          index: index, part: layout.parts[position], boundary: layout.boundaries[position],
          rowHeader: layout.rowHeaders[position], tokens: start..<tokens.count,
          cues: lexicon.counts(in: slice),
          traits: BlockTrait.traits(
            of: slice, text: document.text.bytes[document.blocks[index].range.range]),
          places: [],
          region: PageReading.region(of: index, in: document, titles: titles)))
    }
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
    let ending = document.string(of: document.blocks[index]).suffix(5).lowercased()
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"].contains(where: ending.hasSuffix)
  }

  private func places(of position: Int) -> [BlockPlace] {
    var places: [BlockPlace] = []
    if let part = BlockPlace(rawValue: position * 6 / blocks.count) { places.append(part) }
    if position == 0 { places.append(.first) }
    if position == blocks.count - 1 { places.append(.last) }
    if position == blocks.count - 2 { places.append(.lastButOne) }
    if position == 0 || blocks[position].boundary.level == .outer { places.append(.opensSection) }
    if position + 1 < blocks.count, blocks[position + 1].boundary.level == .outer {
      places.append(.closesSection)
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
  /// Whether a block outside tables says nothing but figures and signs: a plain price, a share of votes.
  func isBare(_ position: Int) -> Bool {
    let block = blocks[position]
    guard !block.part.isCell, !block.tokens.isEmpty else { return false }
    return tokens[block.tokens].allSatisfy { token in
      switch token.kind {
      case .number, .year, .sign, .gap: true
      case .character, .word, .code, .pictograph: false
      }
    }
  }
}
