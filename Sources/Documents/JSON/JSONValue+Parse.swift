// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Text that is not JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, for a person.
  public var description: String

  public init(_ description: String) { self.description = description }
}

extension JSONValue {
  /// Reads one JSON value from UTF-8 bytes.
  public static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw JSONError(Self.describe(error))
    } catch {
      throw JSONError("not JSON")
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    guard case .dataCorrupted(let context) = error else { return "not JSON" }
    guard let underlying = context.underlyingError else { return "not JSON" }
    let text = String(describing: underlying)
    // Foundation wraps its own sentence in an error with domain and code; only the sentence helps.
    guard let start = text.firstRange(of: "NSDebugDescription=")?.upperBound else {
      return "not JSON: \(text)"
    }
    return "not JSON: \(text[start...].prefix { $0 != "}" && $0 != "," })"
  }
}

extension JSONValue: Decodable {
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: AnyKey.self) {
      var members: [String: JSONValue] = [:]
      for key in container.allKeys {
        members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
      }
      self = .object(members)
    } else if var container = try? decoder.unkeyedContainer() {
      var items: [JSONValue] = []
      while !container.isAtEnd { items.append(try container.decode(JSONValue.self)) }
      self = .array(items)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let bool = try? container.decode(Bool.self) {
        self = .bool(bool)
      } else if let integer = try? container.decode(Int.self) {
        self = .integer(integer)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .string(try container.decode(String.self))
      }
    }
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
