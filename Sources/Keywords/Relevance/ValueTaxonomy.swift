// SPDX-License-Identifier: Apache-2.0

/// Values of attributes by the words for them in both languages, with what is broader.
struct ValueTaxonomy: Sendable {
  struct Value: Hashable, Sendable {
    /// `colour`, `material`, `sleeve`, …
    var attribute: String
    /// First name of the value.
    var name: String
  }

  private var values: [String: [Value]] = [:]
  private var broader: [Value: Set<String>] = [:]

  /// All words for values.
  var names: [String] { values.keys.sorted() }

  mutating func add(_ value: Value, names: [String], broader names2: [String]) {
    for name in names where !name.isEmpty { values[name, default: []].append(value) }
    broader[value, default: []].formUnion(names2)
  }

  /// Whether a product may have several values of an attribute, or more than it says.
  static func isOpen(_ attribute: String) -> Bool { attribute == "feature" }

  /// What a phrase can name.
  func lookup(_ key: String) -> [Value] { values[key] ?? [] }

  /// Whether one is the other, or a kind of it.
  func fits(_ a: Value, _ b: Value) -> Bool {
    a == b || ancestors(a).contains(b.name) || ancestors(b).contains(a.name)
  }

  /// Whether `a` is `b` or a kind of it.
  func isKind(_ a: Value, of b: Value) -> Bool { a == b || ancestors(a).contains(b.name) }

  /// Everything broader than a value; at most a few steps, whatever the file says.
  private func ancestors(_ value: Value) -> Set<String> {
    var found: Set<String> = []
    var next = broader[value] ?? []
    for _ in 0..<4 where !next.isEmpty {
      found.formUnion(next)
      next = next.reduce(into: []) { result, name in
        result.formUnion(broader[Value(attribute: value.attribute, name: name)] ?? [])
      }
    }
    return found
  }
}
