// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// Reads conditions and compiles their patterns.
struct ConditionReader {
  var compiler: PatternCompiler
  var patterns: [CompiledPattern] = []
  let folding: FoldingTable
  /// The named contexts of `contexts.yaml`, as written.
  private var contexts: [String: YAMLNode] = [:]
  private var contextNames: [String] = []
  private var compiled: [String: Condition] = [:]
  private var open: [String] = []

  init(classes: WordClasses, folding: FoldingTable) {
    compiler = PatternCompiler(classes: classes)
    self.folding = folding
  }

  /// Adds the `contexts:` of a file.
  mutating func add(contexts file: YAMLNode) throws(LexiconError) {
    for entry in try file.optional("contexts")?.entries() ?? [] {
      guard contexts[entry.name] == nil, Condition.Predicate(rawValue: entry.name) == nil else {
        throw entry.key.error("the context '\(entry.name)' stands twice")
      }
      contexts[entry.name] = entry.value
      contextNames.append(entry.name)
    }
  }

  /// Compiles every named context, so that mistakes in unused ones are seen.
  mutating func compileContexts() throws(LexiconError) {
    for name in contextNames {
      if let node = contexts[name] { _ = try named(name, at: node) }
    }
  }

  /// Compiles one pattern.
  mutating func pattern(_ node: YAMLNode) throws(LexiconError) -> Int32 {
    let syntax = try node.pattern(folding: folding)
    do {
      patterns.append(try compiler.compile(syntax))
    } catch let mistake {
      throw node.error(mistake.message)
    }
    return Int32(patterns.count - 1)
  }

  mutating func patterns(_ node: YAMLNode?) throws(LexiconError) -> [Int32] {
    var result: [Int32] = []
    for item in node?.items() ?? [] { result.append(try pattern(item)) }
    return result
  }

  /// A condition: a name, or a mapping.
  mutating func condition(_ node: YAMLNode) throws(LexiconError) -> Condition {
    if let name = node.text { return try named(name, at: node) }
    if case .sequence(let items) = node.value {
      var parts: [Condition] = []
      for item in items { parts.append(try condition(item)) }
      return .any(parts)
    }
    _ = try node.entries(allowed: [
      "in", "any", "none", "distance", "reach", "all", "any-of", "not", "category", "platform",
      "name", "note",
    ])
    var parts: [Condition] = []
    if let category = node.optional("category") { parts.append(.category(try category.strings())) }
    if let platform = node.optional("platform") { parts.append(.platform(try platform.strings())) }
    if let all = node.optional("all") {
      for item in all.items() { parts.append(try condition(item)) }
    }
    if let any = node.optional("any-of") {
      var options: [Condition] = []
      for item in any.items() { options.append(try condition(item)) }
      parts.append(.any(options))
    }
    if let not = node.optional("not") { parts.append(.not(try condition(not))) }
    if node.optional("any") != nil || node.optional("none") != nil {
      let place = try place(node)
      if let any = node.optional("any") {
        parts.append(.found(patterns: try patterns(any), place: place))
      }
      if let none = node.optional("none") {
        parts.append(.not(.found(patterns: try patterns(none), place: place)))
      }
    }
    guard !parts.isEmpty else { throw node.error("this condition asks for nothing") }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func named(
    _ name: String, at node: YAMLNode
  ) throws(LexiconError) -> Condition {
    if let predicate = Condition.Predicate(rawValue: name) { return .predicate(predicate) }
    if let known = compiled[name] { return known }
    guard let source = contexts[name] else {
      throw node.error(
        "no context '\(name)'",
        suggestion: EditDistance.nearest(
          to: name, in: contextNames + Condition.Predicate.allCases.map(\.rawValue)))
    }
    guard !open.contains(name) else { throw source.error("the context '\(name)' needs itself") }
    open.append(name)
    let result = try condition(source)
    open.removeLast()
    compiled[name] = result
    return result
  }

  private func place(_ node: YAMLNode) throws(LexiconError) -> Condition.Place {
    let place = try node.required("in")
    let distance = Int32(clamping: try node.optional("distance")?.integer() ?? 8)
    let reach = try node.optional("reach")?.choice(Condition.Reach.self) ?? .clause
    switch try place.string() {
    case "cover": return .cover
    case "clause": return .clause
    case "sentence": return .sentence
    case "block": return .block
    case "listing": return .listing
    case "title": return .title
    case "before": return .before(distance: distance, reach: reach)
    case "after": return .after(distance: distance, reach: reach)
    case let other:
      let names = [
        "cover", "clause", "sentence", "block", "listing", "title", "before", "after",
      ]
      throw place.error(
        "'\(other)' is no place; one of \(names.joined(separator: ", "))",
        suggestion: EditDistance.nearest(to: other, in: names))
    }
  }
}
