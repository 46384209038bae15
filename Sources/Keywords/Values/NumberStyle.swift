// SPDX-License-Identifier: Apache-2.0

/// How the numbers of one column are written.
public struct NumberStyle: Hashable, Sendable {
  /// `.` or `,`; the other one groups thousands.
  public var decimal: UInt8
  /// Whether a bare number of a rate is a percentage (`7.19` for 7.19 %).
  public var barePercent: Bool

  public init(decimal: UInt8 = UInt8(ascii: "."), barePercent: Bool = false) {
    self.decimal = decimal
    self.barePercent = barePercent
  }

  var grouping: UInt8 {
    decimal == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
  }
}

/// What a column's cells say about how its numbers are written. One cell of `1.234` says nothing; the
/// column usually does.
struct NumberStyleVotes {
  private var dotDecimal = 0
  private var commaDecimal = 0
  /// Cells whose only point, or only comma, stands before exactly three digits.
  private var ambiguousDot = 0
  private var ambiguousComma = 0
  private var percentSigns = 0
  private var bareNumbers = 0
  private var largestBare = 0.0

  /// Positive for a decimal comma, negative for a decimal point, 0 where the column does not say.
  var lean: Int { commaDecimal - dotDecimal }

  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, kind isNumber: Bool) {
    var dots = 0
    var commas = 0
    var lastSeparator = -1
    var isLeadingZero = false
    var groupsOfThree = true
    var digits = 0
    var sinceSeparator = 0
    var hasPercent = false
    var isPlain = true
    var value = 0.0
    for (index, byte) in cell.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 0, byte == UInt8(ascii: "0") { isLeadingZero = true }
        digits += 1
        sinceSeparator += 1
        value = value * 10 + Double(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "."), UInt8(ascii: ","):
        if dots + commas > 0, sinceSeparator != 3 { groupsOfThree = false }
        if dots + commas == 0, digits == 0 || digits > 3 || isLeadingZero { groupsOfThree = false }
        if byte == UInt8(ascii: ".") { dots += 1 } else { commas += 1 }
        lastSeparator = index
        sinceSeparator = 0
      case UInt8(ascii: "%"): hasPercent = true
      case UInt8(ascii: "~"): return
      case UInt8(ascii: "-") where digits > 0:
        // The two ends of a range would be read as one number.
        return
      case UInt8(ascii: "+"), UInt8(ascii: "-"): if index > 0 { isPlain = false }
      default: isPlain = false
      }
    }
    guard digits > 0 else { return }
    if hasPercent { percentSigns += 1 } else { bareNumbers += 1 }
    if !hasPercent, dots + commas <= 1, isPlain, digits < 16, cell[0] != UInt8(ascii: "-") {
      if dots + commas == 1 { for _ in 0..<sinceSeparator { value /= 10 } }
      largestBare = max(largestBare, value)
    }
    guard dots + commas > 0, !isNumber else { return }
    if sinceSeparator != 3 { groupsOfThree = false }
    if dots > 0, commas > 0 {
      if cell[lastSeparator] == UInt8(ascii: ".") { dotDecimal += 1 } else { commaDecimal += 1 }
    } else if dots > 1 {
      commaDecimal += 1
    } else if commas > 1 {
      dotDecimal += 1
    } else if dots == 1 {
      if groupsOfThree { ambiguousDot += 1 } else { dotDecimal += 1 }
    } else {
      if groupsOfThree { ambiguousComma += 1 } else { commaDecimal += 1 }
    }
  }

  /// The style, with what the table's other columns lean to where this one does not say.
  ///
  /// - Parameter statedPercent: what the export's description says about bare rates; nil to decide: a
  ///   column with percent signs, or with a rate above 5, is in percent. Rates a little above 1 are real
  ///   (several clicks a search).
  func style(form: ValueForm, tableLean: Int, statedPercent: Bool?) -> NumberStyle {
    let decimal: UInt8
    if lean != 0 {
      decimal = lean > 0 ? UInt8(ascii: ",") : UInt8(ascii: ".")
    } else if ambiguousDot > 0, ambiguousComma == 0 {
      // Whole counts written 1.234 group with a point; amounts and scores do not.
      let groups = tableLean > 0 || (form == .count && tableLean == 0)
      decimal = groups ? UInt8(ascii: ",") : UInt8(ascii: ".")
    } else if ambiguousComma > 0 {
      let isDecimal = tableLean > 0 || (form == .rate && tableLean >= 0)
      decimal = isDecimal ? UInt8(ascii: ",") : UInt8(ascii: ".")
    } else {
      decimal = tableLean > 0 ? UInt8(ascii: ",") : UInt8(ascii: ".")
    }
    let percent = statedPercent ?? (percentSigns > 0 || largestBare > 5)
    return NumberStyle(
      decimal: decimal,
      barePercent: (form == .rate || form == .growth) && percent && bareNumbers > 0)
  }
}
