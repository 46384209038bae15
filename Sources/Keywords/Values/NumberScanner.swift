// SPDX-License-Identifier: Apache-2.0

/// Reads one folded cell (lower case, half-width, single spaces) that states a number, a bound or a range.
struct NumberScanner {
  struct Number: Equatable {
    var value: Double
    var isPercent = false
    /// Whether a multiplier (万, K) was written.
    var hasMultiplier = false
  }

  enum Value: Equatable {
    case number(Number)
    case atLeast(Number)
    case atMost(Number)
    case range(Number, Number)
  }

  private let letters: [Unicode.Scalar]
  private let style: NumberStyle
  private var index = 0

  init(_ text: String, style: NumberStyle) {
    letters = Array(text.unicodeScalars)
    self.style = style
  }

  /// What the cell states; nil where it is no number.
  mutating func value() -> Value? {
    let bound = leadingBound()
    guard let first = number() else { return nil }
    skipUnit()
    if bound == nil, rangeMark() {
      guard let second = number() else { return nil }
      return .range(shared(first, with: second), second)
    }
    switch bound ?? trailingBound() {
    case .atLeast: return .atLeast(first)
    case .atMost: return .atMost(first)
    case nil:
      // Letters that are no unit mean that this is text with a number in it.
      return isAtEnd ? .number(first) : nil
    }
  }

  // MARK: Bounds and ranges

  private enum Bound { case atLeast, atMost }

  private mutating func leadingBound() -> Bound? {
    skipSpaces()
    for (mark, bound) in Self.leadingMarks where takes(mark) { return bound }
    return nil
  }

  private mutating func trailingBound() -> Bound? {
    skipSpaces()
    for (mark, bound) in Self.trailingMarks where takes(mark) { return bound }
    return nil
  }

  private static let leadingMarks: [(String, Bound)] = [
    (">=", .atLeast), (">", .atLeast), ("≥", .atLeast), ("大于", .atLeast), ("超过", .atLeast),
    ("<=", .atMost), ("<", .atMost), ("≤", .atMost), ("小于", .atMost), ("不足", .atMost),
  ]
  private static let trailingMarks: [(String, Bound)] = [
    ("+", .atLeast), ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost),
  ]

  private mutating func rangeMark() -> Bool {
    skipSpaces()
    for mark in ["~", "-", "至", "到", "to "] where takes(mark) {
      skipSpaces()
      return true
    }
    return false
  }

  /// The lower end with what only the upper end states: in `1-3万` and `5~7.5%` the unit stands once. In
  /// `5000 ~ 1万` it does not.
  private func shared(_ first: Number, with second: Number) -> Number {
    var first = first
    if second.isPercent { first.isPercent = true }
    if second.hasMultiplier, !first.hasMultiplier, first.value < lastDigits {
      first.value *= second.value / max(lastDigits, .leastNonzeroMagnitude)
    }
    return first
  }
  /// The last number without its multiplier.
  private var lastDigits = 0.0

  // MARK: Numbers

  /// A number with sign, currency, grouping, decimals, multiplier and percent sign.
  private mutating func number() -> Number? {
    skipSpaces()
    var isNegative = false
    // Currency signs and codes, arrows, signs and brackets may stand before the digits.
    var letterCount = 0
    while let letter = current, !Self.isDigit(letter) {
      if letter == "-" || letter == "↓" || letter == "(" || letter == "▼" || letter == "下" {
        isNegative = true
      } else if letter == Unicode.Scalar(style.decimal), let next = peek(1), Self.isDigit(next) {
        break
      } else if letter.properties.isAlphabetic {
        letterCount += 1
        if letterCount > 3 { return nil }
      }
      index += 1
    }
    guard var value = digits() else { return nil }
    lastDigits = value
    var number = Number(value: value)
    skipSpaces()
    if let factor = multiplier() {
      value *= factor
      number.hasMultiplier = true
    }
    skipSpaces()
    if takes("%") { number.isPercent = true }
    if takes(")") { isNegative = true }
    number.value = isNegative ? -value : value
    return number
  }

  /// Digits with grouping and decimals.
  private mutating func digits() -> Double? {
    var text = ""
    var hasDecimal = false
    while let letter = current {
      if Self.isDigit(letter) {
        text.unicodeScalars.append(letter)
      } else if letter == Unicode.Scalar(style.decimal), !hasDecimal,
        let next = peek(1), Self.isDigit(next)
      {
        text += "."
        hasDecimal = true
      } else if Self.groupers.contains(letter) || letter == Unicode.Scalar(style.grouping),
        !hasDecimal, groupFollows
      {
        // Left out.
      } else {
        break
      }
      index += 1
    }
    return Double(text)
  }

  /// Whether exactly three digits follow the grouping mark here.
  private var groupFollows: Bool {
    for step in 1...3 { guard let letter = peek(step), Self.isDigit(letter) else { return false } }
    guard let next = peek(4) else { return true }
    return !Self.isDigit(next)
  }

  private static let groupers: Set<Unicode.Scalar> = [" ", "'", "’", "_"]

  private mutating func multiplier() -> Double? {
    var factor: Double?
    while let letter = current, let step = Self.multipliers[letter] {
      // A latin letter multiplies only where no word goes on after it.
      if letter.isASCII, let next = peek(1), next.properties.isAlphabetic, next.isASCII {
        return factor
      }
      factor = (factor ?? 1) * step
      index += 1
    }
    return factor
  }

  private static let multipliers: [Unicode.Scalar: Double] = [
    "k": 1e3, "w": 1e4, "m": 1e6, "b": 1e9, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8,
    "億": 1e8,
  ]

  /// Counting words and currencies that may follow a number.
  private mutating func skipUnit() {
    skipSpaces()
    for unit in [
      "元", "人", "次", "个", "個", "件", "单", "家", "天", "usd", "cny", "rmb", "eur", "gbp", "€", "£", "$",
      "₹", "¥",
    ]
    where takes(unit) {
      skipSpaces()
    }
    for mark in ["/次", "/click", "↑", "↓", "▲", "▼"] where takes(mark) { skipSpaces() }
  }

  // MARK: Letters

  private var current: Unicode.Scalar? { peek(0) }
  private var isAtEnd: Bool { index >= letters.count }
  private func peek(_ step: Int) -> Unicode.Scalar? {
    index + step < letters.count ? letters[index + step] : nil
  }
  private mutating func skipSpaces() { while current == " " { index += 1 } }
  private mutating func takes(_ text: String) -> Bool {
    var end = index
    for letter in text.unicodeScalars {
      guard end < letters.count, letters[end] == letter else { return false }
      end += 1
    }
    index = end
    return true
  }
  private static func isDigit(_ letter: Unicode.Scalar) -> Bool {
    letter.value >= 0x30 && letter.value <= 0x39
  }
}
