// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them; the same on every machine.
public enum NumberText {
  /// With a fixed count of digits after the point.
  public static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }
    let scale = pow(10, Double(digits))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return String(value) }
    let whole = Int(scaled)
    let unit = Int(scale)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(whole) }
    let fraction = String(whole % unit)
    return sign + String(whole / unit) + "."
      + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// A share as a percentage with one digit, more where it is small.
  public static func percent(_ value: Double) -> String {
    let size = abs(value)
    return fixed(value * 100, size >= 0.1 ? 1 : size >= 0.001 || size == 0 ? 2 : 4) + " %"
  }

  /// The same with its sign.
  public static func signedPercent(_ value: Double) -> String {
    (value > 0 ? "+" : "") + percent(value)
  }

  /// A probability: three digits after the first that is not 0.
  public static func probability(_ value: Double) -> String {
    if value >= 0.1 { return fixed(value, 3) }
    if value >= 0.001 { return fixed(value, 4) }
    return value > 0 && value < 1e-6 ? "< 0.000001" : fixed(value, 6)
  }

  /// A number without needless digits.
  public static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    var text = fixed(value, abs(value) >= 100 ? 1 : abs(value) >= 1 ? 2 : 5)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
