// SPDX-License-Identifier: Apache-2.0

import Text

/// Cuts folded text into `PageToken`s, part after part.
struct PageTokenizer {
  private let units: [UInt32]
  private var end = 0
  private var index = 0
  private(set) var tokens: [PageToken] = []

  /// The tokens of a range of folded units.
  static func tokens(of units: [UInt32], in range: Range<Int>) -> [PageToken] {
    var tokenizer = PageTokenizer(units)
    tokenizer.reserveTokens(range.count)
    tokenizer.read(range)
    return tokenizer.tokens
  }

  init(_ units: [UInt32]) { self.units = units }

  mutating func reserveTokens(_ count: Int) { tokens.reserveCapacity(count) }

  /// Adds the tokens of a range of units, which no token crosses.
  mutating func read(_ range: Range<Int>) {
    index = range.lowerBound
    end = range.upperBound
    while index < end {
      let unit = units[index]
      if unit == 0x20 {
        index += 1
      } else if Letters.isHan(unit) {
        if NumberWords.isDigit(unit),
          let after = NumberWords.end(from: index, in: units, limit: end)
        {
          push(.number, PageToken.numberKey, index..<after)
          index = after
        } else {
          push(.character, TokenHash.add(unit, to: TokenHash.seed), index..<(index + 1))
          index += 1
        }
      } else if Letters.isWord(unit) {
        if !readPlainWord() { readRun() }
      } else {
        readSign(unit)
      }
    }
  }

  private mutating func push(_ kind: PageToken.Kind, _ key: UInt64, _ range: Range<Int>) {
    tokens.append(
      PageToken(
        kind: kind, key: key, units: Int32(range.lowerBound)..<Int32(range.upperBound)))
  }

  private mutating func readSign(_ unit: UInt32) {
    let range = index..<(index + 1)
    index += 1
    if let sign = PageTokenizer.sign(unit) {
      push(.sign, TokenHash.add(sign, to: TokenHash.seed), range)
    } else if Letters.isPictograph(unit) {
      push(.pictograph, PageToken.pictographKey, range)
    } else if unit != 0x27, unit != 0x2019 {
      push(.gap, 0, range)
    }
  }

  /// The sign that stands for a punctuation mark, or nil for one that only separates.
  private static func sign(_ unit: UInt32) -> UInt32? {
    switch unit {
    case 0x3F, 0x21, 0x3A, 0x3B, 0x25, 0x2B, 0x2F, 0x26, 0x40, 0x7E, 0xB0, 0x2192: unit
    case 0x24, 0xA3, 0xA5, 0x20AC: 0x24
    case 0x22, 0x201C, 0x201D, 0x300C, 0x300D: 0x22
    case 0xD7: 0x78
    // A hash sign is none of the names of numbers.
    case 0x23: 0x266F
    default: nil
    }
  }

  /// A word of letters alone, as most are; false, with nothing read, where digits or joining signs belong to it.
  private mutating func readPlainWord() -> Bool {
    var after = index
    while after < end, Letters.isAlphabetic(units[after]) { after += 1 }
    guard after > index, after == end || !Letters.isDigit(units[after]) && !joins(at: after) else {
      return false
    }
    pushWord(units[index..<after], index..<after)
    index = after
    return true
  }

  /// A run of letters and digits joined by hyphens, slashes and points: a word, a number with its unit, or
  /// a code.
  private mutating func readRun() {
    let start = index
    var digits = 0
    var together = 0
    var longest = 0
    var letters = 0
    var turns = false
    var previousIsLetter = false
    while index < end {
      let unit = units[index]
      if Letters.isDigit(unit) {
        digits += 1
        together += 1
        longest = max(longest, together)
        if previousIsLetter { turns = true }
        previousIsLetter = false
      } else if Letters.isAlphabetic(unit) {
        letters += 1
        previousIsLetter = true
      } else if !joins(at: index) {
        break
      }
      if !Letters.isDigit(unit) { together = 0 }
      index += 1
    }
    let isCode = letters > 0 ? digits >= 3 && turns : longest >= 7
    if isCode {
      push(.code, PageToken.codeKey, start..<index)
    } else {
      readPieces(start..<index)
    }
  }

  /// Whether a sign between two letters or digits belongs to their run.
  private func joins(at index: Int) -> Bool {
    let unit = units[index]
    guard
      unit == 0x2D || unit == 0x2F || unit == 0x2E || unit == 0x27 || unit == 0x2019
        || unit == 0x2C, index + 1 < end, Letters.isWord(units[index + 1])
    else { return false }
    guard unit == 0x2C else { return true }
    // A comma joins only groups of three digits.
    return index > 0 && Letters.isDigit(units[index - 1]) && index + 3 < end
      && units[(index + 1)...(index + 3)].allSatisfy(Letters.isDigit)
  }

  private mutating func readPieces(_ range: Range<Int>) {
    var i = range.lowerBound
    while i < range.upperBound {
      if Letters.isDigit(units[i]) {
        let start = i
        var isPlain = true
        while i < range.upperBound, Letters.isDigit(units[i]) || isDecimal(i, range) {
          if !Letters.isDigit(units[i]) { isPlain = false }
          i += 1
        }
        let isYear =
          isPlain && i - start == 4
          && (units[start..<(start + 2)].elementsEqual([0x32, 0x30])
            || units[start..<(start + 2)].elementsEqual([0x31, 0x39]))
        push(isYear ? .year : .number, isYear ? PageToken.yearKey : PageToken.numberKey, start..<i)
      } else if Letters.isAlphabetic(units[i]) {
        i = readWord(i, range.upperBound)
      } else {
        i += 1
      }
    }
  }

  private func isDecimal(_ i: Int, _ range: Range<Int>) -> Bool {
    (units[i] == 0x2E || units[i] == 0x2C) && i + 1 < range.upperBound
      && Letters.isDigit(units[i + 1])
  }

  /// A word; a possessive ending is dropped, another apostrophe only skipped.
  private mutating func readWord(_ start: Int, _ limit: Int) -> Int {
    var i = start
    var wordEnd = start
    var holdsApostrophe = false
    while i < limit {
      let unit = units[i]
      if Letters.isAlphabetic(unit) {
        i += 1
        wordEnd = i
      } else if unit == 0x27 || unit == 0x2019 {
        let endsAfterNext = i + 2 >= limit || !Letters.isAlphabetic(units[i + 2])
        if i + 1 < limit, units[i + 1] == 0x73, endsAfterNext {
          i += 2
          break
        }
        holdsApostrophe = true
        i += 1
      } else {
        break
      }
    }
    if holdsApostrophe {
      pushWord(units[start..<wordEnd].filter { $0 != 0x27 && $0 != 0x2019 }[...], start..<wordEnd)
    } else {
      pushWord(units[start..<wordEnd], start..<wordEnd)
    }
    return i
  }

  private mutating func pushWord(_ word: ArraySlice<UInt32>, _ range: Range<Int>) {
    let stem = word.startIndex + WordEnding.stemLength(of: word)
    let stemKey = TokenHash.key(of: word[..<stem])
    if (3...9).contains(word.count),
      NumberWords.isEnglish(word[stem...].reduce(stemKey) { TokenHash.add($1, to: $0) })
    {
      push(.number, PageToken.numberKey, range)
    } else {
      push(.word, stemKey, range)
    }
  }
}

/// English inflection, as far as counting words needs it.
enum WordEnding {
  /// Length of a lower-case word without a plural, past or -ing ending; at least three letters stay.
  static func stemLength(of word: ArraySlice<UInt32>) -> Int {
    let count = word.count
    guard count > 4 else { return count }
    let end = word.endIndex
    let last = word[end - 1]
    // i n g
    if count > 5, word[end - 3] == 0x69, word[end - 2] == 0x6E, last == 0x67 { return count - 3 }
    let isAfterE = word[end - 2] == 0x65
    switch last {
    case 0x64 where isAfterE: return count - 2
    case 0x73: return isAfterE ? count - 2 : count - 1
    default: return count
    }
  }
}
