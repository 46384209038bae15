// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
  /// The value as JSON text in UTF-8.
  ///
  /// The same value gives the same bytes: keys sorted, numbers rounded to 4 digits after the point,
  /// nothing escaped that need not be.
  ///
  /// - Parameter indented: two spaces a level, for people; otherwise one line.
  public func bytes(indented: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    write(into: &output, level: indented ? 0 : nil)
    return output
  }

  /// The same as a string.
  public func text(indented: Bool = false) -> String {
    String(decoding: bytes(indented: indented), as: UTF8.self)
  }

  private func write(into output: inout [UInt8], level: Int?) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .number(let value): output.append(contentsOf: Self.rounded(value).utf8)
    case .exact(let value): output.append(contentsOf: Self.significant(value).utf8)
    case .string(let value): Self.write(value, into: &output)
    case .array(let items):
      Self.list(items, "[", "]", into: &output, level: level) { item, output, level in
        item.write(into: &output, level: level)
      }
    case .object(let members):
      let sorted = members.sorted {
        $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
      }
      Self.list(sorted, "{", "}", into: &output, level: level) { member, output, level in
        Self.write(member.key, into: &output)
        output.append(contentsOf: (level == nil ? ":" : ": ").utf8)
        member.value.write(into: &output, level: level)
      }
    }
  }

  private static func list<Item>(
    _ items: [Item], _ open: String, _ close: String, into output: inout [UInt8], level: Int?,
    each write: (Item, inout [UInt8], Int?) -> Void
  ) {
    func newLine(_ level: Int?, into output: inout [UInt8]) {
      guard let level else { return }
      output.append(UInt8(ascii: "\n"))
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
    output.append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      newLine(level.map { $0 + 1 }, into: &output)
      write(item, &output, level.map { $0 + 1 })
    }
    if !items.isEmpty { newLine(level, into: &output) }
    output.append(contentsOf: close.utf8)
  }

  /// A number with at most 4 digits after the point and no needless zeros; what is not finite is null,
  /// since JSON has no word for it.
  static func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let scaled = (value * 10_000).rounded(.toNearestOrEven)
    guard abs(scaled) < 9e15 else { return String(value) }
    var whole = Int(scaled)
    let sign = whole < 0 ? "-" : ""
    whole = abs(whole)
    var fraction = String(whole % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    return sign + String(whole / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// A number with at most 12 significant digits: fewer than two machines may differ in, more than
  /// anybody reads.
  static func significant(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e12 { return String(Int(value)) }
    var scale = 1.0
    var scaled = abs(value)
    while scaled < 1e11, scale < 1e300 {
      scaled *= 10
      scale *= 10
    }
    guard scaled < 1e12 else { return String(value) }
    let rounded = (value * scale).rounded(.toNearestOrEven) / scale
    return String(rounded)
  }

  private static func write(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case ..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        output.append(contentsOf: ("\\u00" + (digits.count == 1 ? "0" : "") + digits).utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
