// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Finds the blanks a draft left for the seller.
struct DraftBlanks: Sendable {
  private struct Mark: Sendable {
    var start: [UInt8]
    var end: [UInt8]
  }

  /// A blank: the block it stands in, its place in the document's text, and the hint in it.
  struct Place {
    var block: Int
    var range: ByteRange
    var hint: ByteRange
  }

  private var marks: [Mark] = []

  init() {}

  /// - Parameter patterns: a start and an end with `…` between.
  init(_ patterns: [String]) {
    marks = patterns.compactMap { pattern in
      let parts = pattern.split(separator: "…", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return Mark(start: Array(parts[0].utf8), end: Array(parts[1].utf8))
    }
  }

  /// The blanks of a page's visible text, in its order.
  func places(in document: Document) -> [Place] {
    let bytes = document.text.bytes
    var places: [Place] = []
    for mark in marks {
      var block = 0
      var offset = 0
      while let start = ByteSearch.first(mark.start, in: bytes, from: offset) {
        offset = start + mark.start.count
        while block < document.blocks.count, document.blocks[block].range.end <= start {
          block += 1
        }
        guard block < document.blocks.count else { break }
        let limit = document.blocks[block].range.end
        guard document.blocks[block].hidden == nil, document.blocks[block].role.isVisibleText,
          let end = ByteSearch.first(mark.end, in: bytes, from: offset), end < limit
        else { continue }
        places.append(
          Place(
            block: block, range: ByteRange(start, end + mark.end.count),
            hint: ByteRange(offset, end)))
        offset = end
      }
    }
    return places.sorted { $0.range.start < $1.range.start }
  }
}
