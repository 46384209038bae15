// SPDX-License-Identifier: Apache-2.0

import Documents
import Text

/// Tells keywords from the other rows that stand between them.
struct RowFilter {
  let table: Table
  let words: RowWords
  let keyword: Int
  /// Columns whose cells are looked at, beside the keyword.
  private let columns: [Int]
  private let headerCells: [String]
  /// UTF-8 of the keyword column's header.
  private let headerTerm: [UInt8]
  /// Beginnings of totals and notes, to look closer at few rows only.
  private let suspects: RowStarts

  init(table: Table, words: RowWords, recognition: Recognition, keyword: Int) {
    self.table = table
    self.words = words
    self.keyword = keyword
    columns = recognition.columns.map(\.index)
    headerCells = recognition.headerRow.map(table.strings(ofRow:)) ?? []
    headerTerm =
      headerCells.indices.contains(keyword)
      ? Array(headerCells[keyword].utf8.drop { $0 <= 0x20 }) : []
    suspects = RowStarts(Array(words.totals) + words.notes)
  }

  /// The term of a row as a range of the table's bytes, or why it is none.
  func term(
    ofRow row: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (range: Range<Int>?, reason: DropReason) {
    let range = trimmed(table.range(row: row, column: keyword).range, in: bytes)
    if isSuspect(range, in: bytes) || isSuspect(firstCells(row), in: bytes) {
      if let reason = closerLook(row, range, in: bytes) { return (nil, reason) }
    }
    guard !range.isEmpty else {
      return (nil, table.isBlank(row: row) ? .blank : .noKeyword)
    }
    if isHeader(row, range, in: bytes) { return (nil, .repeatedHeader) }
    let term = UnsafeBufferPointer(rebasing: bytes[range])
    if let reason = notAQuery(term) { return (nil, reason) }
    return (range, .blank)
  }

  private func closerLook(
    _ row: Int, _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> DropReason? {
    for column in Set([keyword, 0, 1, 2]).sorted() {
      let cell = HeaderName.folded(table.string(row: row, column: column))
      if words.isTotal(cell), column == keyword || cell.contains(":") || range.isEmpty {
        return .total
      }
    }
    let cell = HeaderName.folded(String(decoding: bytes[range], as: UTF8.self))
    // A note has no numbers beside it.
    if words.isNote(cell), columns.allSatisfy({ isEmpty(row, $0) || $0 == keyword }) {
      return .note
    }
    return nil
  }

  private func isEmpty(_ row: Int, _ column: Int) -> Bool {
    table.range(row: row, column: column).isEmpty
  }

  /// The first letters of the first cells that are not the keyword's.
  private func firstCells(_ row: Int) -> Range<Int> {
    for column in 0..<3 where column != keyword {
      let range = table.range(row: row, column: column)
      if !range.isEmpty { return range.range }
    }
    return 0..<0
  }

  private func isSuspect(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    range.count < 200 && suspects.mayBegin(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  private func isHeader(
    _ row: Int, _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard headerCells.indices.contains(keyword), range.count == headerTerm.count,
      bytes[range].elementsEqual(headerTerm)
    else { return false }
    let others = columns.filter { $0 != keyword && headerCells.indices.contains($0) }
    return others.isEmpty
      || others.contains { table.string(row: row, column: $0) == headerCells[$0] }
  }

  private func notAQuery(_ term: UnsafeBufferPointer<UInt8>) -> DropReason? {
    if term.count == 10, term[0] | 0x20 == UInt8(ascii: "b"), term[1] == UInt8(ascii: "0"),
      term.allSatisfy(Self.isLetterOrDigit)
    {
      return .productNumber
    }
    if term.count > 4,
      Self.starts(term, "http://") || Self.starts(term, "https://")
        || Self.starts(term, "www.")
    {
      return .address
    }
    // A letter or digit decides, and so does a common Han character (E5…E9 lead them); only in what is
    // left is each character asked.
    for byte in term {
      if Self.isLetterOrDigit(byte) || (0xE5...0xE9).contains(byte) { return nil }
    }
    let text = String(decoding: term, as: UTF8.self)
    let hasWord = text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return hasWord ? nil : .noWord
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func starts(_ term: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { prefix in
      term.count >= prefix.count
        && zip(term, prefix).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
  }

  /// Without spaces of any kind at the ends, and without the brackets or quotes of an advertising tool's
  /// match type around the whole.
  private func trimmed(
    _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      if bytes[low] <= 0x20 {
        low += 1
      } else if let length = Self.space(at: low, in: bytes, before: high) {
        low += length
      } else {
        break
      }
    }
    while low < high {
      if bytes[high - 1] <= 0x20 {
        high -= 1
      } else if high - low >= 2, Self.space(at: high - 2, in: bytes, before: high) == 2 {
        high -= 2
      } else if high - low >= 3, Self.space(at: high - 3, in: bytes, before: high) == 3 {
        high -= 3
      } else {
        break
      }
    }
    if high - low > 2 {
      let pair = (bytes[low], bytes[high - 1])
      if pair == (UInt8(ascii: "["), UInt8(ascii: "]"))
        || pair == (UInt8(ascii: "\""), UInt8(ascii: "\""))
      {
        return low + 1..<high - 1
      }
    }
    return low..<high
  }

  /// Length of a space beyond ASCII at an offset: U+00A0, U+200B, U+202F, U+3000, U+FEFF.
  private static func space(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, before end: Int
  ) -> Int? {
    if index + 2 <= end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
    guard index + 3 <= end else { return nil }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0xAF), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }
}
