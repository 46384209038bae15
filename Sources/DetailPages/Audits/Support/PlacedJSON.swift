// SPDX-License-Identifier: Apache-2.0

import Text

/// A JSON value that knows where it stands.
public struct PlacedJSON: Sendable {
  public enum Value: Sendable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    /// With escapes resolved.
    case string(String)
    case array([PlacedJSON])
    /// Members in the order they are written.
    case object([(key: String, value: PlacedJSON)])
  }

  public var value: Value
  /// Place in the bytes it was read from; for a string without its quotes.
  public var range: ByteRange
  /// Whether the bytes at `range` are the text of the value.
  public var isVerbatim: Bool

  /// The value of a member of an object; the first where a key is written twice.
  public subscript(key: String) -> PlacedJSON? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string or number.
  public var text: String? {
    switch value {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// The items of an array, or the value itself.
  public var items: [PlacedJSON] {
    if case .array(let items) = value { return items }
    return [self]
  }

  /// Whether something is stated: not null, no empty text, array or object.
  public var isStated: Bool {
    switch value {
    case .null: false
    case .string(let text): text.contains { !$0.isWhitespace }
    case .array(let items): items.contains(where: \.isStated)
    case .object(let members): !members.isEmpty
    case .bool, .number: true
    }
  }
}
