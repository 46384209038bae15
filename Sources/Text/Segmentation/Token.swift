// SPDX-License-Identifier: Apache-2.0

/// One unit that a shopper could swap or drop: a product word, an attribute, a measure, a mark.
public struct Token: Hashable, Sendable {
  /// What a token is made of, and how it was found.
  public enum Kind: String, Hashable, Sendable {
    /// Chinese characters found in the lexicon, or built from a word of it and an affix.
    case word
    /// Chinese characters that no entry of the lexicon explains: most often a brand.
    case unknown
    /// Letters of an alphabet, digits among them or not (`Huawei`, `fs40-13c`, `T恤`).
    case latin
    /// Digits alone.
    case number
    /// A number with its unit, or dimensions (`500ml`, `20x30mm`, `三件套`).
    case measure
    /// Kana and other letters written without spaces.
    case other
    /// A mark that stands between words.
    case punctuation
  }

  /// Place in the text that was segmented, in UTF-8 bytes.
  public var range: ByteRange
  /// As written.
  public var text: String
  /// As read: width, case and traditional characters folded.
  public var folded: String
  public var kind: Kind
  /// What the lexicon says the word is; nil for what is not an entry of it.
  public var tag: WordTag?

  public init(
    range: ByteRange, text: String, folded: String, kind: Kind, tag: WordTag? = nil
  ) {
    self.range = range
    self.text = text
    self.folded = folded
    self.kind = kind
    self.tag = tag
  }
}

/// What a word of the lexicon names.
public enum WordTag: String, Hashable, Sendable, CaseIterable {
  case brand, product, attribute, colour, audience, scene, function
  /// Anything else.
  case general

  /// The tag's place in `allCases`, for compact storage.
  var code: UInt8 { UInt8(truncatingIfNeeded: WordTag.allCases.firstIndex(of: self) ?? 0) }
}
