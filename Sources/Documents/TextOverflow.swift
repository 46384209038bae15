// SPDX-License-Identifier: Apache-2.0

import Text

/// Text of an input that was left out for its length.
struct TextOverflow {
  /// How much text is read. Of the saved pages of shops that were looked at, none holds a sixth of it; what is
  /// longer was made to exhaust a reader, or is no listing.
  enum Limit {
    /// Of one block, in bytes.
    case block
    /// Of all blocks, in bytes.
    case text
    /// Number of blocks.
    case blocks

    var value: Int {
      switch self {
      case .block: 256 << 10
      case .text: 2 << 20
      case .blocks: 50_000
      }
    }

    fileprivate var words: String {
      switch self {
      case .block: "a paragraph of more than \(value) bytes"
      case .text: "more than \(value) bytes of text"
      case .blocks: "more than \(value) paragraphs"
      }
    }
  }

  var limit: Limit
  /// The first part that was left out, in the source.
  var place: ByteRange
  /// How much was left out in all.
  var bytes: Int
}

extension Document {
  /// Takes over what was written, and says what was left out of it.
  mutating func take(_ writer: BlockWriter) {
    text = writer.text
    blocks = writer.blocks
    for overflow in writer.overflows {
      problems.append(
        InputProblem(kind: .tooLarge, detail: overflow.limit.words, range: overflow.place))
      omissions.append(
        Omission(
          kind: .limit, detail: "\(overflow.limit.words); \(overflow.bytes) bytes were not read",
          range: overflow.place))
    }
  }
}
