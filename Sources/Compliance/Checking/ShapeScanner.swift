// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds numbers and the other shapes of patterns in one part of a text, in one pass.
struct ShapeScanner {
  /// A shape found. `value` is the number's, 0 for shapes that are none.
  struct Found {
    var shape: Shape
    var start: Int
    var end: Int
    var value: Double = 0
  }

  private let units: [UInt32]
  private let range: Range<Int>
  private(set) var found: [Found] = []

  /// All shapes in a range of units, ordered by start.
  static func scan(_ units: [UInt32], range: Range<Int>) -> [Found] {
    var scanner = ShapeScanner(units: units, range: range)
    scanner.scanNumbers()
    scanner.scanWords()
    return scanner.found.sorted {
      ($0.start, $0.end, $0.shape.rawValue) < ($1.start, $1.end, $1.shape.rawValue)
    }
  }

  private init(units: [UInt32], range: Range<Int>) {
    self.units = units
    self.range = range
  }

  private func unit(_ index: Int) -> UInt32 { range.contains(index) ? units[index] : 0 }

  // MARK: Numbers

  private mutating func scanNumbers() {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if Letters.isDigit(units[index]), !Letters.isWord(unit(index - 1)) {
        let (value, end) = arabic(from: index)
        add(value, start, end)
        index = end
      } else if units[index] == 0x767E, unit(index + 1) == 0x5206 {  // 百分
        index = chinesePercent(from: index)
      } else if ChineseNumeral.isPart(units[index]) {
        let (value, end) = ChineseNumeral.read(units, from: index, limit: range.upperBound)
        if let value { add(value, start, end) }
        index = max(end, index + 1)
      } else {
        index += 1
      }
    }
  }

  private mutating func add(_ value: Double, _ start: Int, _ end: Int) {
    found.append(Found(shape: .number, start: start, end: end, value: value))
    let sign = unit(end)
    if sign == 0x25 || sign == 0x2030 {
      found.append(Found(shape: .percent, start: start, end: end + 1, value: value))
    } else if sign == 0x6210, value > 0, value < 10, unit(end + 1) != 0x5206,
      unit(end + 1) != 0x5E74
    {  // 成, but not 成分, 成年
      found.append(Found(shape: .percent, start: start, end: end + 1, value: value * 10))
    }
    if end - start == 4, Letters.isDigit(units[start]), value >= 1900, value < 2100,
      value == value.rounded()
    {
      let isYear = sign == 0x5E74
      found.append(
        Found(shape: .year, start: start, end: isYear ? end + 1 : end, value: value))
    }
  }

  /// 百分百, 百分之百, 百分之九十八.
  private mutating func chinesePercent(from start: Int) -> Int {
    var index = start + 2
    if unit(index) == 0x767E {
      found.append(Found(shape: .percent, start: start, end: index + 1, value: 100))
      return index + 1
    }
    guard unit(index) == 0x4E4B else { return index }
    index += 1
    if unit(index) == 0x767E {
      found.append(Found(shape: .percent, start: start, end: index + 1, value: 100))
      return index + 1
    }
    if Letters.isDigit(unit(index)) {
      let (value, end) = arabic(from: index)
      found.append(Found(shape: .percent, start: start, end: end, value: value))
      return end
    }
    let (value, end) = ChineseNumeral.read(units, from: index, limit: range.upperBound)
    if let value { found.append(Found(shape: .percent, start: start, end: end, value: value)) }
    return max(end, index)
  }

  /// Digits with grouping commas, one decimal point, and 千, 万, 亿 after them.
  private func arabic(from start: Int) -> (value: Double, end: Int) {
    var index = start
    var value = 0.0
    var scale = 0.0
    loop: while index < range.upperBound {
      let current = units[index]
      if Letters.isDigit(current) {
        let digit = Double(current - 0x30)
        if scale > 0 {
          value += digit * scale
          scale /= 10
        } else {
          value = value * 10 + digit
        }
      } else if current == 0x2E, scale == 0, Letters.isDigit(unit(index + 1)) {
        scale = 0.1
      } else if current == 0x2C, scale == 0, isGroup(after: index) {
        // A grouping comma.
      } else {
        break loop
      }
      index += 1
    }
    while let factor = ChineseNumeral.factor(unit(index)), factor >= 1000 || unit(index) == 0x767E {
      value *= factor
      index += 1
    }
    return (value, index)
  }

  private func isGroup(after comma: Int) -> Bool {
    Letters.isDigit(unit(comma + 1)) && Letters.isDigit(unit(comma + 2))
      && Letters.isDigit(unit(comma + 3)) && !Letters.isDigit(unit(comma + 4))
  }

  // MARK: Words and addresses

  private mutating func scanWords() {
    var index = range.lowerBound
    while index < range.upperBound {
      guard isWordPart(units[index]) else {
        if units[index] == 0x28 || units[index] == 0x2B, Letters.isDigit(unit(index + 1)) {
          addPhone(from: index)
        }
        index += 1
        continue
      }
      let start = index
      var hasDigit = false
      var hasLetter = false
      var hasAt = false
      var hasDot = false
      var hasUnderscore = false
      while index < range.upperBound, isWordPart(units[index]) || isJoin(index) {
        let current = units[index]
        if Letters.isDigit(current) { hasDigit = true }
        if Letters.isAlphabetic(current) { hasLetter = true }
        if current == 0x40 { hasAt = true }
        if current == 0x2E { hasDot = true }
        if current == 0x5F { hasUnderscore = true }
        index += 1
      }
      found.append(Found(shape: .word, start: start, end: index))
      if hasAt, hasDot, hasLetter {
        found.append(Found(shape: .email, start: start, end: index))
      } else if hasLetter, hasDot, isAddress(start..<index) {
        found.append(Found(shape: .url, start: start, end: index))
      } else if hasLetter, hasDigit || hasUnderscore, index - start >= 5, !hasDot {
        found.append(Found(shape: .handle, start: start, end: index))
      }
      if hasDigit {
        addPhone(from: start)
        if !hasLetter, !hasDot, !hasAt, (5...11).contains(index - start) {
          found.append(Found(shape: .digits, start: start, end: index))
        }
      }
    }
  }

  private func isWordPart(_ unit: UInt32) -> Bool { Letters.isWord(unit) || unit == 0x5F }

  /// A sign inside a word: between two word characters, or the start of an address's path.
  private func isJoin(_ index: Int) -> Bool {
    switch units[index] {
    case 0x2E, 0x40, 0x2D: Letters.isWord(unit(index + 1)) && Letters.isWord(unit(index - 1))
    case 0x3A, 0x2F:
      unit(index + 1) == 0x2F || (unit(index - 1) == 0x2F && Letters.isWord(unit(index + 1)))
    default: false
    }
  }

  /// Endings of addresses that sellers write; a name such as `node.js` is none.
  private static let domains: [[UInt32]] = [
    "com", "cn", "net", "org", "shop", "store", "co", "uk", "de", "eu", "info", "top", "cc", "vip",
    "me", "io", "link", "site", "xyz", "gov", "ly", "example",
  ].map { $0.unicodeScalars.map(\.value) }

  private func isAddress(_ word: Range<Int>) -> Bool {
    let text = Array(units[word])
    if text.starts(with: "http".unicodeScalars.map(\.value)) { return true }
    if text.starts(with: "www.".unicodeScalars.map(\.value)) { return true }
    let host = text.prefix { $0 != 0x2F }
    guard let dot = host.lastIndex(of: 0x2E) else { return false }
    let hasLetterBefore = host[..<dot].contains { Letters.isAlphabetic($0) }
    return hasLetterBefore && ShapeScanner.domains.contains(Array(host[(dot + 1)...]))
  }

  /// A telephone number that starts here: digits in groups.
  private mutating func addPhone(from start: Int) {
    var index = start
    var groups: [Int] = []
    var run = 0
    var digits: [UInt32] = []
    var end = start
    while index < range.upperBound, index - start < 24 {
      let current = units[index]
      if Letters.isDigit(current) {
        run += 1
        digits.append(current - 0x30)
        end = index + 1
      } else if current == 0x2D || current == 0x20 || current == 0x28 || current == 0x29
        || current == 0x2B || current == 0x2E
      {
        if run > 0 { groups.append(run) }
        run = 0
        if current == 0x20, !Letters.isDigit(unit(index + 1)), unit(index + 1) != 0x28 { break }
      } else {
        break
      }
      index += 1
    }
    if run > 0 { groups.append(run) }
    guard !Letters.isAlphabetic(unit(end)), ShapeScanner.isPhone(digits, groups, units[start])
    else { return }
    found.append(Found(shape: .phone, start: start, end: end))
  }

  /// Chinese mobile, landline and service numbers, North American ones, and any in international form.
  private static func isPhone(_ digits: [UInt32], _ groups: [Int], _ first: UInt32) -> Bool {
    if first == 0x2B { return (8...15).contains(digits.count) }
    if digits.count == 11, digits[0] == 1, digits[1] >= 3 {
      return groups == [11] || groups == [3, 4, 4]
    }
    if groups.count == 2, groups[0] == 3 || groups[0] == 4, (7...8).contains(groups[1]) {
      return digits[0] == 0
    }
    if groups == [3, 3, 4] || groups == [3, 4, 3] || groups == [1, 3, 3, 4] { return true }
    if groups == [3, 4], first != 0x30 { return true }
    if groups == [4, 3, 3, 4] || groups == [5, 6] || groups == [3, 4, 4] || groups == [4, 3, 4] {
      return digits[0] == 0
    }
    return false
  }
}
