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
  ///   - tokens: of the block, gaps included.
  ///   - bytes: its text as written, UTF-8.
  static func traits(of tokens: ArraySlice<PageToken>, text bytes: ArraySlice<UInt8>) -> [Self] {
    var traits: [Self] = []
    traits.reserveCapacity(12)
    let words = tokens.count { $0.kind != .gap }
    let isChinese = tokens.contains { $0.kind == .character }
    let length = lengths.count { words > $0 }
    if let trait = Self(rawValue: (isChinese ? 0 : 10) + length) { traits.append(trait) }
    if isChinese { traits.append(.chinese) }
    let numbers = tokens.count { $0.kind == .number || $0.kind == .year }
    let hasCode = tokens.contains { $0.kind == .code }
    if numbers > 0 { traits.append(.oneNumber) }
    if numbers > 1 { traits.append(.twoNumbers) }
    if numbers > 2 { traits.append(.threeNumbers) }
    if numbers == 0, !hasCode { traits.append(.noNumber) }
    if hasCode { traits.append(.code) }
    if numbers > 0, tokens.count <= 3 { traits.append(.shortNumber) }
    if words >= 8, repeatShare(of: tokens, words: words) > 0.4 { traits.append(.repeats) }
    var marks = PunctuationCount()
    marks.read(bytes)
    traits.append(marks.ending)
    traits.append([.commas0, .commas1, .commas2, .commas3][min(3, marks.commas)])
    traits.append([.sentences0, .sentences1, .sentences2, .sentences3][min(3, marks.sentences)])
    if marks.capitalLead >= 5 { traits.append(.capitalLead) }
    if marks.hasDash { traits.append(.dash) }
    if isChinese, marks.spaces >= 3, marks.commas == 0 { traits.append(.spaceList) }
    return traits
  }

  /// Share of the words that stood before in the block.
  private static func repeatShare(of tokens: ArraySlice<PageToken>, words: Int) -> Double {
    let keys = tokens.lazy.filter { $0.kind != .gap }.map(\.key).sorted()
    let different = 1 + zip(keys, keys.dropFirst()).count { $0 != $1 }
    return 1 - Double(different) / Double(words)
  }
}

/// Punctuation of a block as it is written.
private struct PunctuationCount {
  var commas = 0
  var sentences = 0
  var spaces = 0
  /// Capital letters, spaces and apostrophes the block starts with.
  var capitalLead = 0
  var hasDash = false
  var ending = BlockTrait.endsOpen

  mutating func read(_ bytes: ArraySlice<UInt8>) {
    var offset = bytes.startIndex
    var isLead = true
    var beforeLast: UInt32 = 0
    var last: UInt32 = 0
    while offset < bytes.endIndex {
      let value = ScalarReader.next(in: bytes, at: &offset)
      if isLead {
        let isCapital = (0x41...0x5A).contains(value) || value == 0x20 || value == 0x27
        if isCapital { capitalLead += 1 } else { isLead = false }
      }
      switch value {
      case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x3001: commas += 1
      case 0x3002, 0x21, 0xFF01, 0x3F, 0xFF1F: sentences += 1
      case 0x20, 0xA0:
        spaces += 1
        if last == 0x2E { sentences += 1 }
        if beforeLast == 0x20, last == 0x2D || last == 0x2013 || last == 0x2014 { hasDash = true }
      default: break
      }
      beforeLast = last
      last = value
    }
    switch last {
    case 0x3002: ending = .endsWithStop
    case 0x2E:
      ending = .endsWithStop
      sentences += 1
    case 0x3F, 0xFF1F: ending = .endsWithQuestion
    case 0x21, 0xFF01: ending = .endsWithExclamation
    case 0x3A, 0xFF1A: ending = .endsWithColon
    default: ending = .endsOpen
    }
  }
}

/// Decoding of valid UTF-8.
enum ScalarReader {
  /// The code point at `offset`, which moves past it.
  @inline(__always)
  static func next(in bytes: ArraySlice<UInt8>, at offset: inout Int) -> UInt32 {
    let first = UInt32(bytes[offset])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    let end = min(offset + length, bytes.endIndex)
    for i in (offset + 1)..<max(end, offset + 1) { value = value << 6 | UInt32(bytes[i] & 0x3F) }
    offset = end
    return value
  }
}
