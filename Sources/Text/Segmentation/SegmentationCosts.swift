// SPDX-License-Identifier: Apache-2.0

/// What readings of a stretch of Chinese cost beside the words of the lexicon, in nats (−ln probability).
///
/// Found by search on queries labelled by hand; the search is flat around these values.
enum SegmentationCosts {
  /// A word of the lexicon with a one-character head joined to it (保温杯), beside the word and the head.
  static let head: Float = 1.9
  /// A prefix joined to what follows (防水, 无添加), beside what follows.
  static let prefix: Float = 4
  /// What a single character costs after a prefix (防水, 无尘).
  static let prefixedCharacter: Float = 9
  /// An adjective of one character with a head (长裤, 大碗), beside the head.
  static let adjective: Float = 8.5
  /// A number written in Chinese with its unit (两瓶).
  static let numeral: Float = 11
  /// A number's one-character unit, against reading that character with what follows it.
  static let unit: Float = 5
  /// A stretch of 1, 2, … characters that the lexicon does not explain, beside its characters.
  static let unknown: [Float] = [8, 3, 4, 8, 12, 16]
  /// The share of a character's own cost that counts inside an unexplained stretch.
  static let unknownCharacter: Float = 0.8
  /// A character that the samples hold less than three times.
  static let rareCharacter: Float = 9
  /// 的 inside an unexplained stretch: it is nearly always a token.
  static let particleInside: Float = 15
  /// 男, 女, a season and the like at an edge of an unexplained stretch: they are tokens.
  static let soloAtEdge: Float = 3
  /// A common head at the start of an unexplained stretch: it belongs to the word before.
  static let headAtStart: Float = 3
}
