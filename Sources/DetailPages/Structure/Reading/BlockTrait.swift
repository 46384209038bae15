// SPDX-License-Identifier: Apache-2.0

import Text

/// What a block's shape says, whatever its words.
package enum BlockTrait: Int, CaseIterable, Sendable {
  case han0, han1, han2, han3, han4, han5, han6, han7, han8, han9
  case latin0, latin1, latin2, latin3, latin4, latin5, latin6, latin7, latin8, latin9
  case chinese, oneNumber, twoNumbers, threeNumbers, noNumber, code, shortNumber
  case endsWithStop, endsWithQuestion, endsWithExclamation, endsWithColon, endsOpen
  case commas0, commas1, commas2, commas3, sentences0, sentences1, sentences2, sentences3
  case capitalLead, dash, repeats, spaceList

  /// As the weights call it.
  package var name: String { "\(self)" }

  /// Upper bounds of the length classes, in tokens.
  private static let lengths = [2, 4, 6, 9, 13, 18, 25, 35, 50]

  /// The traits of a block.
  ///
  /// - Parameters:
  ///   - tokens: of the block, gaps included, and what they are.
  ///   - bytes: its text as written, UTF-8.
  ///   - distinct: memory for counting.
  static func traits(
    of tokens: ArraySlice<PageToken>, _ counts: TokenCounts, text bytes: ArraySlice<UInt8>,
    distinct: inout DistinctWords
  ) -> TraitSet {
    var traits = TraitSet()
    let words = counts.words
    let isChinese = counts.isChinese
    var length = 0
    while length < lengths.count, words > lengths[length] { length += 1 }
    if let trait = Self(rawValue: (isChinese ? 0 : 10) + length) { traits.insert(trait) }
    if isChinese { traits.insert(.chinese) }
    let numbers = counts.numbers
    if numbers > 0 { traits.insert(.oneNumber) }
    if numbers > 1 { traits.insert(.twoNumbers) }
    if numbers > 2 { traits.insert(.threeNumbers) }
    if numbers == 0, counts.codes == 0 { traits.insert(.noNumber) }
    if counts.codes > 0 { traits.insert(.code) }
    if numbers > 0, tokens.count <= 3 { traits.insert(.shortNumber) }
    if words >= 8 {
      // As many as it takes not to repeat: 1 - different / words ≤ 0.4.
      let enough = (6 * words + 9) / 10
      if distinct.count(in: tokens, upTo: enough) < enough { traits.insert(.repeats) }
    }
    var marks = PunctuationCount()
    marks.read(bytes)
    traits.insert(marks.ending)
    switch marks.commas {
    case 0: traits.insert(.commas0)
    case 1: traits.insert(.commas1)
    case 2: traits.insert(.commas2)
    default: traits.insert(.commas3)
    }
    switch marks.sentences {
    case 0: traits.insert(.sentences0)
    case 1: traits.insert(.sentences1)
    case 2: traits.insert(.sentences2)
    default: traits.insert(.sentences3)
    }
    if marks.capitalLead >= 5 { traits.insert(.capitalLead) }
    if marks.hasDash { traits.insert(.dash) }
    if isChinese, marks.spaces >= 3, marks.commas == 0 { traits.insert(.spaceList) }
    return traits
  }
}
