// SPDX-License-Identifier: Apache-2.0

import Text

/// What a first pass over a text of HTML finds, and the skeleton of it that is handed to libxml2.
///
/// libxml2 is asked for one thing only: which elements are open where. The skeleton holds the tags by their
/// names, without attributes, and one letter for each stretch of text that a reader sees; what libxml2 would read
/// otherwise than browsers (comments, declarations, content that is not markup, template code) is left out.
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
    /// Offset in the skeleton just after its name, where libxml2 stands when it tells of the element.
    var skeleton: Int32

    var place: ByteRange { ByteRange(Int(start), Int(end)) }
    var attributeIndices: Range<Int> {
      Int(firstAttribute)..<Int(firstAttribute + attributeCount)
    }
    /// The content of an element that holds no markup.
    var content: ByteRange? {
      contentEnd < 0 ? nil : ByteRange(Int(end), Int(contentEnd))
    }
  }

  /// A stretch of text, or a tag that ends a phrase.
  struct Piece {
    enum Kind: UInt8 {
      /// Text with more in it than white space: a letter of the skeleton stands for it.
      case ink
      /// White space, which changes nothing in the tree: the skeleton does not hold it.
      case blank
      /// A start or end tag of an element that parts phrases.
      case boundary
    }

    var start: Int32
    var end: Int32
    /// Offset in the skeleton where it stands, or would stand.
    var skeleton: Int32
    var kind: Kind
  }

  /// What was given up after it, for the number of tags before.
  var rest: ByteRange?
  var skeleton: [UInt8] = []
  /// In order of place.
  var tags: [StartTag] = []
  /// Places in the unit's bytes.
  var attributes: [TagScanner.AttributePlace] = []
  /// Text and ends of phrases, in order of place.
  var pieces: [Piece] = []
  /// Content of conditional comments.
  var conditional: [ByteRange] = []
  /// Template code that was masked.
  var placeholders: [ByteRange] = []
  var problems: [InputProblem] = []
}
