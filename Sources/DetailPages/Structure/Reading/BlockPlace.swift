// SPDX-License-Identifier: Apache-2.0

/// What a block is in the layout of its page.
package enum BlockPart: Int, CaseIterable, Sendable {
  case text, heading, listItem, quote, caption, summary, term, definition, footer, button, picture
  case navigation
  /// Cells of rows with two cells, and of rows with more.
  case rowTopic, rowValue, firstCell, cell

  /// As the weights call it.
  package var name: String { "\(self)" }

  /// Whether it belongs to a table or a list of terms.
  var isCell: Bool {
    switch self {
    case .rowTopic, .rowValue, .firstCell, .cell, .term, .definition: true
    default: false
    }
  }
}

/// Where a block stands.
package enum BlockPlace: Int, CaseIterable, Sendable {
  case part0, part1, part2, part3, part4, part5
  case first, last, lastButOne, opensSection, closesSection

  /// As the weights call it.
  package var name: String { "\(self)" }
}

/// The places of a block, in their order.
package struct PlaceSet: Sequence, Sendable {
  private var bits: UInt16 = 0

  mutating func insert(_ place: BlockPlace) { bits |= 1 << UInt16(place.rawValue) }

  package func makeIterator() -> Iterator { Iterator(bits: bits) }

  package struct Iterator: IteratorProtocol {
    fileprivate var bits: UInt16

    package mutating func next() -> BlockPlace? {
      guard bits != 0 else { return nil }
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      return BlockPlace(rawValue: bit)
    }
  }
}

/// How a block is set off from the one before it.
package struct BlockBoundary: Hashable, Sendable {
  package enum Kind: Int, CaseIterable, Sendable {
    /// Lines of one element, cells of one row, the next row, neighbours of one name, neighbours of two
    /// names, different parts of the page.
    case line, cell, row, sibling, otherSibling, apart
  }
  package enum Level: Int, CaseIterable, Sendable {
    /// Inside a section, between the parts of a section, between the page's sections.
    case inner, middle, outer
  }

  package var kind: Kind
  package var level: Level

  package static let count = Kind.allCases.count * Level.allCases.count
  /// Index below `count`.
  package var index: Int { kind.rawValue * Level.allCases.count + level.rawValue }
  package static func name(at index: Int) -> String {
    let levels = Level.allCases
    return "\(Kind.allCases[index / levels.count])-\(levels[index % levels.count])"
  }
}
