// SPDX-License-Identifier: Apache-2.0

import Documents

/// As much of JSON Schema as the schemas of results use; a keyword it does not know is a mistake of the
/// schema, so that nothing is taken for checked that is not.
struct JSONSchema {
  private let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  /// What a value breaks, each with its place; empty where it fits.
  func mistakes(in value: JSONValue) -> [String] { check(value, root, at: "$") }

  private func check(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): no schema"] }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule -> [String] in
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": return []
      case "$ref": return reference(value, rule, at: place)
      case "type":
        let allowed = (rule.array ?? [rule]).compactMap(\.string)
        return allowed.contains { Self.isType($0, value) }
          ? [] : ["\(place): not \(allowed.joined(separator: " or "))"]
      case "enum":
        return rule.array?.contains(value) == true ? [] : ["\(place): not one of the values"]
      case "minimum", "maximum", "minItems", "maxItems":
        return bound(keyword, value, rule, at: place)
      case "pattern":
        return value.string.map { Self.isDate($0) } ?? true ? [] : ["\(place): not a date"]
      case "required":
        guard case .object(let members) = value else { return [] }
        return (rule.array ?? []).compactMap(\.string).filter { members[$0] == nil }
          .map { "\(place): no \($0)" }
      case "properties":
        guard case .object(let members) = value, case .object(let rules) = rule else { return [] }
        return members.sorted { $0.key < $1.key }.flatMap { name, member in
          rules[name].map { check(member, $0, at: "\(place).\(name)") } ?? []
        }
      case "additionalProperties":
        guard rule == .bool(false), case .object(let members) = value,
          case .object(let rules)? = keywords["properties"]
        else { return rule == .bool(false) ? [] : ["\(place): unknown additionalProperties"] }
        return members.keys.filter { rules[$0] == nil }.sorted().map {
          "\(place): \($0) is too much"
        }
      case "items":
        return (value.array ?? []).enumerated().flatMap {
          check($0.element, rule, at: "\(place)[\($0.offset)]")
        }
      default: return ["\(place): the schema says \(keyword), which is not checked"]
      }
    }
  }

  private func reference(
    _ value: JSONValue, _ reference: JSONValue, at place: String
  ) -> [String] {
    let name = reference.string?.split(separator: "/").last.map(String.init) ?? ""
    guard let target = root["$defs"]?[name] else { return ["\(place): no definition \(name)"] }
    return check(value, target, at: place)
  }

  private func bound(
    _ keyword: String, _ value: JSONValue, _ rule: JSONValue, at place: String
  ) -> [String] {
    let measure = keyword.hasSuffix("Items") ? value.array.map { Double($0.count) } : value.double
    guard let measure, let limit = rule.double else { return [] }
    let fits = keyword.hasPrefix("min") ? measure >= limit : measure <= limit
    return fits ? [] : ["\(place): \(measure) breaks \(keyword) \(limit)"]
  }

  private static func isType(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array),
      ("object", .object), ("integer", .integer), ("number", .integer), ("number", .number),
      ("number", .exact):
      true
    default: false
    }
  }

  /// The only pattern the checked schemas have.
  private static func isDate(_ text: String) -> Bool {
    text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
  }
}
