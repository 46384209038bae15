// SPDX-License-Identifier: Apache-2.0

/// Two ways to write one measure: 500ml and 0.5L, 100cm and 1m.
enum NumberForm {
  /// Small and large units with how many of the one make the other.
  private static let pairs: [(small: String, large: String, factor: Int)] = [
    ("ml", "L", 1000), ("g", "kg", 1000), ("cm", "m", 100), ("mm", "cm", 10), ("毫升", "升", 1000),
    ("克", "公斤", 1000), ("厘米", "米", 100), ("w", "kw", 1000), ("mah", "Ah", 1000),
  ]

  /// The same measure in the other unit of its pair; nil where it is none, or the number would not be
  /// short.
  static func other(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let thousandths = thousandths(digits) else { return nil }
    let space = text.contains(" ") ? " " : ""
    for pair in pairs {
      if unit == pair.small.lowercased(), thousandths % (pair.factor * 10) == 0 {
        return written(thousandths / pair.factor) + space + pair.large
      }
      if unit == pair.large.lowercased() {
        return written(thousandths * pair.factor) + space + pair.small
      }
    }
    return nil
  }

  /// Whether both write the same measure.
  static func areEqual(_ a: String, _ b: String) -> Bool { other(a) == b || other(b) == a }

  private static func thousandths(_ digits: Substring) -> Int? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), whole < 1_000_000 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 1000 }
    guard (1...3).contains(parts[1].count), let rest = Int(parts[1]) else { return nil }
    return whole * 1000 + rest * [100, 10, 1][parts[1].count - 1]
  }

  private static func written(_ thousandths: Int) -> String {
    var text = String(thousandths / 1000)
    let rest = thousandths % 1000
    if rest > 0 {
      var digits = String(rest + 1000).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return text
  }
}
