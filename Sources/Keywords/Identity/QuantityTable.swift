// SPDX-License-Identifier: Apache-2.0

/// Units of measure with their dimension and size, and the numbers before them.
struct QuantityTable: Sendable {
  struct Unit: Sendable {
    var dimension: String
    /// How many base units of the dimension it is.
    var factor: Double
  }

  private var units: [String: Unit] = [:]
  /// Numbers in words: `two`, `dozen`.
  private var numbers: [String: Double] = [:]

  mutating func add(unit name: String, dimension: String, factor: Double) {
    units[name] = Unit(dimension: dimension, factor: factor)
  }

  mutating func add(number word: String, value: Double) { numbers[word] = value }

  func unit(_ name: String) -> Unit? { units[name] }

  func number(word: String) -> Double? { numbers[word] }

  /// A measure token (`1.5l`, `4件套`, `三年级`, `20x30cm`) in canonical form, or nil where it is none.
  func canonical(_ token: String) -> String? {
    let characters = Array(token)
    if let sign = characters.firstIndex(where: { "x*×".contains($0) }), sign > 0,
      characters[..<sign].contains(where: \.isNumber)
    {
      return dimensions(characters)
    }
    if let range = range(characters) { return range }
    guard let (value, end) = ChineseNumber.leading(characters), end < characters.count else {
      return nil
    }
    return quantity(value, unit: String(characters[end...]))
  }

  /// A measure with one more character after its unit (1.8米床), as the measure and that character.
  func splitHead(_ token: String) -> (amount: String, head: String)? {
    let amount = String(token.dropLast())
    guard units[unitName(token)] == nil, units[unitName(amount)] != nil, let last = token.last
    else { return nil }
    return (amount, String(last))
  }

  /// What follows the number at the start of a token.
  private func unitName(_ token: String) -> String {
    let characters = Array(token)
    guard let (_, end) = ChineseNumber.leading(characters) else { return "" }
    return String(characters[end...])
  }

  /// A number and its unit in base units; a unit the table does not hold keeps its name.
  func quantity(_ value: Double, unit name: String) -> String {
    guard let unit = units[name] else { return "\(name):\(QuantityTable.text(of: value))" }
    return "\(unit.dimension):\(QuantityTable.text(of: value * unit.factor))"
  }

  /// Six significant digits: equal amounts meet whatever unit they were written in.
  static func text(of value: Double) -> String {
    var scaled = value
    var exponent = 0
    while abs(scaled) >= 1e6 {
      scaled /= 10
      exponent += 1
    }
    while scaled != 0, abs(scaled) < 1e5 {
      scaled *= 10
      exponent -= 1
    }
    var digits = Int(scaled.rounded())
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    return exponent == 0 ? "\(digits)" : "\(digits)e\(exponent)"
  }

  private func dimensions(_ characters: [Character]) -> String? {
    var sides: [(value: Double, unit: String)] = []
    for part in characters.split(whereSeparator: { "x*×".contains($0) }) {
      guard let (value, end) = ChineseNumber.leading(Array(part)) else { return nil }
      sides.append((value, String(part[(part.startIndex + end)...])))
    }
    // A unit written once, at the end, is every side's: 20x30cm.
    let shared = sides.last?.unit ?? ""
    let isShared = sides.dropLast().allSatisfy(\.unit.isEmpty)
    return sides.map { quantity($0.value, unit: isShared ? shared : $0.unit) }
      .joined(separator: "×")
  }

  private func range(_ characters: [Character]) -> String? {
    guard let (low, end) = ChineseNumber.leading(characters), end < characters.count,
      "-~–一到至".contains(characters[end]),
      let (high, rest) = ChineseNumber.leading(Array(characters[(end + 1)...]))
    else { return nil }
    let unit = String(characters[(end + 1 + rest)...])
    return "\(quantity(low, unit: unit))–\(quantity(high, unit: unit))"
  }
}
