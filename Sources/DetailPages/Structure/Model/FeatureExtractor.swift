// SPDX-License-Identifier: Apache-2.0

/// Lists the features of a page's blocks.
package enum FeatureExtractor {
  /// Calls `body` with each feature of a block. A feature may come more than once; it counts once.
  @inline(__always)
  package static func forEach(
    at position: Int, in page: PageReading, _ body: (StageFeature) -> Void
  ) {
    let block = page.blocks[position]
    for trait in block.traits { body(.trait(trait)) }
    body(.part(block.part))
    for place in block.places { body(.place(place)) }
    cues(of: position, in: page, body)
    if position > 0 { body(.previousPart(page.blocks[position - 1].part)) }
    if position + 1 < page.blocks.count {
      let next = page.blocks[position + 1]
      body(.nextPart(next.part))
      if next.rowHeader == position {
        for trait in next.traits { body(.valueTrait(trait)) }
        each(next.cues.mask) { body(.valueCue($0)) }
      }
    }
    words(block.tokens, page.tokens) { body(.words(key: $0, tokens: $1, edge: $2)) }
    if let header = block.rowHeader {
      each(page.blocks[header].cues.mask) { body(.headerCue($0)) }
      words(page.blocks[header].tokens, page.tokens) {
        body(.headerWords(key: TokenHash.inRowHeader($0), tokens: $1, edge: $2))
      }
    }
  }

  @inline(__always)
  private static func cues(
    of position: Int, in page: PageReading, _ body: (StageFeature) -> Void
  ) {
    each(page.blocks[position].cues.mask) { index in
      let count = page.count(of: index, in: position)
      body(.cue(index))
      if count >= 2 { body(.cueTwice(index)) }
      if count >= 3 { body(.cueThrice(index)) }
    }
  }

  @inline(__always)
  private static func each(_ mask: UInt64, _ body: (Int) -> Void) {
    var rest = mask
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  /// One and two words in a row, the edges of the block counted as words; none across a gap.
  @inline(__always)
  private static func words(
    _ range: Range<Int>, _ tokens: [PageToken],
    _ body: (UInt64, Range<Int>, StageFeature.Edge) -> Void
  ) {
    guard let first = range.first, let last = range.last else { return }
    for start in range where tokens[start].kind != .gap {
      let token = tokens[start]
      body(token.key, start..<(start + 1), .none)
      if start == first {
        body(TokenHash.extend(TokenHash.start, by: token.key), start..<(start + 1), .start)
      }
      if start == last {
        body(TokenHash.extend(token.key, by: TokenHash.end), start..<(start + 1), .end)
      } else if tokens[start + 1].kind != .gap {
        body(
          TokenHash.extend(token.key, by: tokens[start + 1].key), start..<(start + 2), .none)
      }
    }
  }
}
