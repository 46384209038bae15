// SPDX-License-Identifier: Apache-2.0

import Text

/// Reading a node as what it should be; every method throws an error that points at the node.
extension YAMLNode {
  /// The entries of a mapping.
  public func entries() throws(LexiconError) -> [Entry] {
    if case .mapping(let entries) = value { return entries }
    if isNull { return [] }
    throw error("expected keys and values here")
  }

  /// The entries of a mapping that may hold only these keys.
  public func entries(allowed: [String]) throws(LexiconError) -> [Entry] {
    let entries = try entries()
    for entry in entries where !allowed.contains(entry.name) {
      throw entry.key.error(
        "unknown key '\(entry.name)'",
        suggestion: EditDistance.nearest(to: entry.name, in: allowed))
    }
    return entries
  }

  /// The items of a sequence; a single value counts as a sequence of one, nothing as none.
  public func items() -> [YAMLNode] {
    if case .sequence(let items) = value { return items }
    return isNull ? [] : [self]
  }

  /// The value of a key, or nil where it is missing or null.
  public func optional(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = value,
      let found = entries.first(where: { $0.name == key })?.value, !found.isNull
    else { return nil }
    return found
  }

  /// The value of a key that must be there.
  public func required(_ key: String) throws(LexiconError) -> YAMLNode {
    guard case .mapping = value else { throw error("expected keys and values here") }
    guard let found = optional(key) else { throw error("the key '\(key)' is missing") }
    return found
  }

  /// Text.
  public func string() throws(LexiconError) -> String {
    guard let text else { throw error("expected text here") }
    return text
  }

  /// Texts: a sequence, or a single one.
  public func strings() throws(LexiconError) -> [String] {
    var all: [String] = []
    for item in items() { all.append(try item.string()) }
    return all
  }

  /// A whole number.
  public func integer() throws(LexiconError) -> Int {
    guard let text, let number = Int(text) else { throw error("expected a whole number here") }
    return number
  }

  /// A number, finite.
  public func number() throws(LexiconError) -> Double {
    guard let text, let number = Double(text), number.isFinite else {
      throw error("expected a number here")
    }
    return number
  }

  /// `true` or `false`.
  public func boolean() throws(LexiconError) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw error("expected true or false here")
    }
  }

  /// One of the values of an enumeration, by raw value.
  public func choice<T: RawRepresentable & CaseIterable>(
    _ type: T.Type
  ) throws(LexiconError) -> T where T.RawValue == String {
    let text = try string()
    guard let found = T(rawValue: text) else {
      let names = T.allCases.map(\.rawValue)
      throw error(
        "'\(text)' is none of \(names.joined(separator: ", "))",
        suggestion: EditDistance.nearest(to: text, in: names))
    }
    return found
  }

  /// A date as `YYYY-MM-DD`.
  public func date() throws(LexiconError) -> CalendarDate {
    let text = try string()
    guard let date = CalendarDate(text) else {
      throw error("expected a date as YYYY-MM-DD here, not '\(text)'")
    }
    return date
  }
}
