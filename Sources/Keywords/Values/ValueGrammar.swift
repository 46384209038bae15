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
    guard var next = cell.baseAddress, !cell.isEmpty else { return nil }
    let end = next + cell.count
    let isNegative = next.pointee == UInt8(ascii: "-")
    if isNegative || next.pointee == UInt8(ascii: "+") { next += 1 }
    var mantissa: UInt64 = 0
    var digits = Self.readDigits(&next, before: end, into: &mantissa)
    var decimals = 0
    if next < end, next.pointee == style.grouping, digits > 0 {
      digits += readGroups(&next, before: end, into: &mantissa)
    }
    if next < end, next.pointee == style.decimal {
      next += 1
      decimals = Self.readDigits(&next, before: end, into: &mantissa)
      digits += decimals
    }
    var isPercent = false
    if next < end, next.pointee == UInt8(ascii: "%") {
      isPercent = true
      next += 1
    }
    guard next == end, digits > 0, digits < 18 else { return nil }
    var number = Double(mantissa)
    if decimals > 0 { number /= Self.powersOfTen[decimals] }
    if isPercent || (style.barePercent && !isFraction && (form == .rate || form == .growth)) {
      number /= 100
    }
    return isNegative ? -number : number
  }

  /// Adds the digits at a place to a number and returns how many they are; past seventeen the number wraps.
  @inline(__always)
  private static func readDigits(
    _ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>,
    into mantissa: inout UInt64
  ) -> Int {
    let start = next
    while next < end {
      let digit = next.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      next += 1
    }
    return next - start
  }

  /// The groups of digits after a first one, with the marks between them; a mark near the end groups nothing.
  private func readGroups(
    _ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>,
    into mantissa: inout UInt64
  ) -> Int {
    var digits = 0
    while next < end, next.pointee == style.grouping, end - next > 3 {
      next += 1
      digits += Self.readDigits(&next, before: end, into: &mantissa)
    }
    return digits
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18,
  ]
}
