// SPDX-License-Identifier: Apache-2.0

/// A piece of HTML that cannot hold anything unescaped: text interpolated into it is escaped, other
/// `HTML` is not. Literals are written by us.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }
  /// Pieces one after another.
  init(_ pieces: some Sequence<HTML>) { text = pieces.map(\.text).joined() }

  static func + (a: HTML, b: HTML) -> HTML { HTML([a, b]) }
  static func += (a: inout HTML, b: HTML) { a.text += b.text }

  struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }
    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ value: some StringProtocol) { text += XML.escaped(value) }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ value: HTML) { text += value.text }
    mutating func appendInterpolation(_ value: some Sequence<HTML>) {
      for piece in value { text += piece.text }
    }
  }
}
