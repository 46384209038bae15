// SPDX-License-Identifier: Apache-2.0

/// Finds words, models and numbers written in letters and digits: `MDR-XB50`, `i5-9300H`, `men's`, `T恤`.
struct LatinScanner {
  let lexicon: SegmentationLexicon

  /// Where the token that starts at `start` ends: letters and digits, with single hyphens, points,
  /// apostrophes and underscores inside; then what the fixed mixed words and suffixes add.
  func end(_ text: [UInt32], at start: Int) -> Int {
    let end = plainEnd(text, start)
    if let cut = brandBeforeNumber(text, start, end) { return cut }
    if let mixed = mixedEnd(text, start, end) { return mixed }
    guard end < text.count, Letters.isHan(text[end]) else { return end }
    return isSuffix(text[end]) && !beginsWord(text, end) ? end + 1 : end
  }

  /// Whether a suffix begins a word with what follows (windows|系统).
  private func beginsWord(_ text: [UInt32], _ start: Int) -> Bool {
    start + 1 < text.count && lexicon.entry(of: text[start...(start + 1)]) != nil
  }

  private func plainEnd(_ text: [UInt32], _ start: Int) -> Int {
    var end = start
    while end < text.count {
      if Script.isWord(text[end]) {
        end += 1
      } else if end > start, end + 1 < text.count, isInner(text[end]), Script.isWord(text[end + 1]),
        Script.isWord(text[end - 1])
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// `- . ' ’ _`
  private func isInner(_ unit: UInt32) -> Bool {
    [0x2D, 0x2E, 0x27, 0x2019, 0x5F, 0x2011].contains(unit)
  }

  /// 版 级 型 款 式 系: they join letters and numbers (Wifi版, A级, 19式).
  private func isSuffix(_ unit: UInt32) -> Bool {
    [0x7248, 0x7EA7, 0x578B, 0x6B3E, 0x5F0F, 0x7CFB].contains(unit)
  }

  private func mixedEnd(_ text: [UInt32], _ start: Int, _ plainEnd: Int) -> Int? {
    var hash = SegmentationLexicon.hashSeed
    var found: Int?
    for index in start..<min(text.count, start + lexicon.longestMixed) {
      hash = SegmentationLexicon.hash(hash, text[index])
      if index >= plainEnd, lexicon.mixed.contains(hash) { found = index + 1 }
    }
    return found
  }

  /// A brand glued to a year or to a size (UR2022新款, PC11.6英寸) ends where the number begins.
  private func brandBeforeNumber(_ text: [UInt32], _ start: Int, _ end: Int) -> Int? {
    var digits = start
    while digits < end, Script.isAlphabetic(text[digits]) { digits += 1 }
    guard digits - start >= 2, digits < end, Letters.isDigit(text[digits]) else { return nil }
    let number = Array(text[digits..<end])
    if end < text.count, number.count == 4, number.allSatisfy(Letters.isDigit),
      number.starts(with: [0x32, 0x30]),
      "新年款春夏秋冬".unicodeScalars.contains(where: { $0.value == text[end] })
    {
      return digits
    }
    let point = number.firstIndex(of: 0x2E) ?? 0
    let isDecimal =
      point > 0 && number.enumerated().allSatisfy { $0 == point || Letters.isDigit($1) }
    let hasUnit = lexicon.units.length(in: text, at: end, before: text.count) > 0
    return isDecimal && end < text.count && Letters.isHan(text[end]) && hasUnit ? digits : nil
  }
}
