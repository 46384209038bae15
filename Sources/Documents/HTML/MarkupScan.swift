// SPDX-License-Identifier: Apache-2.0

import Text

/// What a first pass over a text of HTML finds, and the copy of it that is handed to libxml2.
///
/// The copy has the length of the text, so offsets agree, and holds only what libxml2 reads the way
/// browsers do: start tags, end tags, text and (for everything masked) processing instructions.
struct MarkupScan {
  /// A start tag.
  struct StartTag {
    var start: Int32
    var nameEnd: Int32
    /// Just after the `>`.
    var end: Int32
    /// Its attributes in `attributes`.
    var firstAttribute: Int32
    var attributeCount: Int32
    /// Where the content of an element that holds no markup ends; -1 for other elements.
    var contentEnd: Int32

    var place: ByteRange { ByteRange(Int(start), Int(end)) }
    var attributeIndices: Range<Int> {
      Int(firstAttribute)..<Int(firstAttribute + attributeCount)
    }
    /// The content of an element that holds no markup.
    var content: ByteRange? {
      contentEnd < 0 ? nil : ByteRange(Int(end), Int(contentEnd))
    }
  }

  /// Where the scanned part of the unit starts.
  var origin: Int
  /// The masked copy of the scanned part, with a zero byte at the end.
  var masked: [UInt8]
  /// In order of place.
  var tags: [StartTag] = []
  /// Places in the unit's bytes.
  var attributes: [TagScanner.AttributePlace] = []
  /// Where tags stand (start and end tags) that end a phrase; in order.
  var boundaries: [Int32] = []
  /// Content of conditional comments.
  var conditional: [ByteRange] = []
  /// Template code that was masked.
  var placeholders: [ByteRange] = []
  var problems: [InputProblem] = []

  init(origin: Int, masked: [UInt8]) {
    self.origin = origin
    self.masked = masked
  }
}
