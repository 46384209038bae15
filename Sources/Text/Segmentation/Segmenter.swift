// SPDX-License-Identifier: Apache-2.0

/// Cuts queries and titles into the units a shopper could swap or drop: 羽绒服|女|短款|加厚|保暖.
///
/// Chinese is read as the cheapest path through words of the lexicon, words with affixes, and stretches
/// nothing explains; letters, digits and measures are cut by rule; a change between Chinese and other
/// letters is an edge, but for units and a few fixed words (T恤, Wifi版). White space and marks always
/// separate. Work grows linearly with the text.
public struct Segmenter: Sendable {
  public let lexicon: SegmentationLexicon
  /// How characters are read alike: width, case, traditional characters.
  public let folding: FoldingTable

  /// - Parameters:
  ///   - lexicon: a finished lexicon.
  ///   - folding: how characters are read; those read as several keep to themselves.
  public init(lexicon: SegmentationLexicon, folding: FoldingTable) {
    self.lexicon = lexicon
    self.folding = folding
  }

  /// The tokens of a text in order; white space is between them.
  public func segment(_ text: String) -> [Token] { segment(Array(text.utf8)) }

  /// The tokens of a text in order.
  ///
  /// - Parameter bytes: valid UTF-8.
  public func segment(_ bytes: [UInt8]) -> [Token] {
    var pass = SegmentationPass(self)
    bytes.withUnsafeBufferPointer { pass.read($0) }
    return pass.pieces.map { piece in
      let range = pass.text.bytes(of: piece.range)
      return Token(
        range: range, text: String(decoding: bytes[range.range], as: UTF8.self),
        folded: pass.text.string(in: piece.range), kind: piece.kind, tag: piece.tag)
    }
  }
}
