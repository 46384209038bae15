// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// The sentences of a page's running text.
enum Sentences {
  struct Sentence {
    /// Place in the document's text.
    var range: ByteRange
    /// Index of its block.
    var block: Int
    /// Letters of Chinese, words of other languages.
    var length: Int
    /// Of words of Latin letters.
    var syllables: Int
  }

  /// Sentences of the seller's paragraphs, items and quotations that end in a full stop somewhere; labels, which do
  /// not, are left out.
  static func of(_ page: PageView, isChinese: Bool) -> [Sentence] {
    let document = page.document
    let bytes = document.text.bytes
    var sentences: [Sentence] = []
    var found: [ByteRange] = []
    for index in page.ownBlocks {
      switch document.blocks[index].role {
      case .paragraph, .listItem, .quote, .definition: break
      default: continue
      }
      let block = document.blocks[index].range
      var start = block.start
      var offset = block.start
      found.removeAll(keepingCapacity: true)
      var ends = false
      bytes.withUnsafeBufferPointer { bytes in
        while offset < block.end {
          guard mayEnd(bytes[offset]) else {
            offset += 1
            continue
          }
          let length = endLength(bytes, at: offset, end: block.end, isChinese: isChinese)
          if length > 0 {
            ends = true
            found.append(ByteRange(start, offset + length))
            start = offset + length
          }
          offset += max(1, length)
        }
      }
      guard ends else { continue }
      if start < block.end { found.append(ByteRange(start, block.end)) }
      for range in found {
        let slice = bytes[range.range]
        let words =
          isChinese ? WordCount(words: LetterCount.of(slice), syllables: 0) : words(in: slice)
        guard words.words >= 3 else { continue }
        sentences.append(
          Sentence(
            range: trimmed(range, bytes), block: index, length: words.words,
            syllables: words.syllables))
      }
    }
    return sentences
  }

  /// False for letters and digits, which most of a text is.
  @inline(__always)
  private static func mayEnd(_ byte: UInt8) -> Bool {
    byte <= 0x3F && !(0x30...0x39).contains(byte) && byte != 0x20 || byte == 0xE3 || byte == 0xEF
  }

  /// Length of the sign that ends a sentence at `offset`, or 0.
  private static func endLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int, isChinese: Bool
  ) -> Int {
    switch bytes[offset] {
    case 0x0A: return 1
    case 0x21, 0x3F: return 1
    case 0x2E:
      // A point inside a number or an abbreviation is followed by no space.
      return !isChinese && (offset + 1 == end || bytes[offset + 1] <= 0x20) ? 1 : 0
    case 0xE3:
      return offset + 2 < end && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x82 ? 3 : 0
    case 0xEF:
      guard offset + 2 < end, bytes[offset + 1] == 0xBC else { return 0 }
      switch bytes[offset + 2] {
      case 0x81, 0x9F, 0x9B: return 3
      default: return 0
      }
    default: return 0
    }
  }

  private static func trimmed(_ range: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var start = range.start
    while start < range.end, bytes[start] <= 0x20 { start += 1 }
    return ByteRange(start, range.end)
  }

  private struct WordCount {
    var words = 0
    var syllables = 0
  }

  /// Words between blanks that hold a letter or digit, and their syllables.
  ///
  /// Syllables: groups of vowels, a silent e at the end left out; at least one a word.
  private static func words(in bytes: ArraySlice<UInt8>) -> WordCount {
    bytes.withUnsafeBufferPointer { bytes in
      var count = WordCount()
      var isWord = false
      var groups = 0
      var wasVowel = false
      var last: UInt8 = 0
      func end() {
        if groups > 1, last | 0x20 == UInt8(ascii: "e") { groups -= 1 }
        if isWord {
          count.words += 1
          count.syllables += max(1, groups)
        }
        isWord = false
        groups = 0
        wasVowel = false
      }
      for byte in bytes {
        if byte <= 0x20 {
          end()
          continue
        }
        isWord = isWord || Self.isWord(byte)
        let isVowel = isVowel(byte)
        if isVowel, !wasVowel { groups += 1 }
        wasVowel = isVowel
        last = byte
      }
      end()
      return count
    }
  }

  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
  }

  /// `a`, `e`, `i`, `o`, `u`, `y` in either case.
  @inline(__always)
  private static func isVowel(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 && vowels >> UInt32(letter) & 1 != 0
  }

  /// A bit for each letter from `a` on: a, e, i, o, u, y.
  private static let vowels: UInt32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20 | 1 << 24
}
