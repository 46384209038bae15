// SPDX-License-Identifier: Apache-2.0

import Text

/// What a first pass over a text of HTML finds, and the copy of it that is handed to libxml2.
///
/// The copy holds only what libxml2 reads the way browsers do: start tags, end tags and text. The rest
/// (comments, declarations, content that is not markup, template code) is left out, and `gaps` lead its
/// offsets back.
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
    /// Id of its kind; -1 for one the table does not know.
    var kind: Int32

    var place: ByteRange { ByteRange(Int(start), Int(end)) }
    var attributeIndices: Range<Int> {
      Int(firstAttribute)..<Int(firstAttribute + attributeCount)
    }
    /// The content of an element that holds no markup.
    var content: ByteRange? {
      contentEnd < 0 ? nil : ByteRange(Int(end), Int(contentEnd))
    }
  }

  /// A place in the copy where something was left out.
  struct Gap {
    /// Offset in the copy.
    var copy: Int32
    /// What to add to an offset of the copy from there on to get the place in the unit.
    var shift: Int32
  }

  /// The scanned part of the unit.
  var range: ByteRange
  /// What was given up after it, for the number of tags before.
  var rest: ByteRange?
  /// The cleaned copy of the scanned part.
  var copy: [UInt8] = []
  /// In order of place; the first stands for the start of the scanned part.
  var gaps: [Gap] = []
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

  init(range: ByteRange) { self.range = range }
}
