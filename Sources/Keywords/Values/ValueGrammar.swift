// SPDX-License-Identifier: Apache-2.0

/// Reads the numbers of one column.
///
/// Understands counts with any grouping, decimals of both kinds, percentages, currencies, 万/亿/K/M,
/// bounds (`>3,000`, `<1K`, `100+`), ranges with units of their own at each end (`5000 ~ 1万`), signs and
/// arrows of change. What it does not understand is missing, never zero.
public struct ValueGrammar: Sendable {
  public var form: ValueForm
  /// Kind of a plain number in this column.
  public var kind: ValueKind
  public var style: NumberStyle
  public var words: ValueWords

  public init(form: ValueForm, kind: ValueKind, style: NumberStyle, words: ValueWords) {
    self.form = form
    self.kind = kind
    self.style = style
    self.words = words
  }

  /// The value of a cell.
  /// - Parameters:
  ///   - cell: UTF-8.
  ///   - isFraction: the cell is a percentage cell of a workbook, whose text is the fraction.
  public func value(
    of cell: UnsafeBufferPointer<UInt8>, isFraction: Bool = false
  ) -> MeasuredValue {
    if cell.isEmpty { return .missing }
    if let number = plainNumber(cell, isFraction: isFraction) {
      return MeasuredValue(number, kind: kind)
    }
    return value(of: String(decoding: cell, as: UTF8.self), isFraction: isFraction)
  }

  /// The value of a cell that is more than a plain number.
  public func value(of text: String, isFraction: Bool = false) -> MeasuredValue {
    let folded = HeaderName.folded(text)
    if folded.isEmpty || words.missing.contains(folded) { return .missing }
    if words.breakout.contains(folded) {
      return MeasuredValue(
        low: words.breakoutGrowth, high: .infinity, point: words.breakoutGrowth, kind: .lowerBound)
    }
    var scanner = NumberScanner(folded, style: style)
    guard let value = scanner.value() else { return .missing }
    return finished(value, isFraction: isFraction)
  }

  /// Puts rates and growths on one scale.
  private func finished(_ parsed: NumberScanner.Value, isFraction: Bool) -> MeasuredValue {
    let isRate = form == .rate || form == .growth
    func scale(_ number: NumberScanner.Number) -> Double {
      if number.isPercent { return number.value / 100 }
      return isRate && style.barePercent && !isFraction ? number.value / 100 : number.value
    }
    switch parsed {
    case .number(let number): return MeasuredValue(scale(number), kind: kind)
    case .atLeast(let number):
      let low = scale(number)
      return MeasuredValue(low: low, high: .infinity, point: low, kind: .lowerBound)
    case .atMost(let number):
      let high = scale(number)
      return MeasuredValue(low: 0, high: high, point: high / 2, kind: .upperBound)
    case .range(let first, let second):
      let low = min(scale(first), scale(second))
      let high = max(scale(first), scale(second))
      return isRate ? .range(rates: low, high) : .range(counts: low, high)
    }
  }

  /// Digits with at most grouping, one decimal mark, a sign and a percent sign: nearly every cell of a
  /// large file. Nil for anything else.
  func plainNumber(_ cell: UnsafeBufferPointer<UInt8>, isFraction: Bool = false) -> Double? {
    guard !cell.isEmpty else { return nil }
    var index = 0
    let isNegative = cell[0] == UInt8(ascii: "-")
    if isNegative || cell[0] == UInt8(ascii: "+") { index = 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = -1
    var isPercent = false
    while index < cell.count {
      let byte = cell[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        digits += 1
        if decimals >= 0 { decimals += 1 }
      } else if byte == style.decimal, decimals < 0 {
        decimals = 0
      } else if byte == style.grouping, decimals < 0, digits > 0, index + 3 < cell.count {
        // Grouping; nothing to do.
      } else if byte == UInt8(ascii: "%"), index == cell.count - 1 {
        isPercent = true
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0, digits < 18, decimals <= 18 else { return nil }
    var number = Double(mantissa)
    if decimals > 0 { number /= Self.powersOfTen[decimals] }
    if isPercent || ((form == .rate || form == .growth) && style.barePercent && !isFraction) {
      number /= 100
    }
    return isNegative ? -number : number
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18,
  ]
}
