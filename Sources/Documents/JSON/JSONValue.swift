// SPDX-License-Identifier: Apache-2.0

/// Any JSON value: what records are read as and reports are written from.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite; written rounded to 4 digits after the point.
  case number(Double)
  /// Finite; written with 12 significant digits, for statistics that are compared or computed with.
  case exact(Double)
  case string(String)
  case array([JSONValue])
  /// Written with its keys sorted by Unicode code points.
  case object([String: JSONValue])

  /// The value of a key of an object; nil where it is missing, null, or this is no object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key], value != .null else {
      return nil
    }
    return value
  }

  /// The text of a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number, whole or not.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number), .exact(let number): number
    default: nil
    }
  }

  /// A whole number.
  public var int: Int? {
    switch self {
    case .integer(let number): number
    case .number(let number), .exact(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The items of an array.
  public var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// An object of the members that are not nil: absent is left out, not written as null.
  public static func members(_ members: [String: JSONValue?]) -> JSONValue {
    .object(members.compactMapValues { $0 })
  }

  /// An array of texts.
  public static func strings(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByFloatLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(floatLiteral value: Double) { self = .number(value) }
}
