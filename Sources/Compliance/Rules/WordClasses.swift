// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

/// The named word classes and patterns that rules are composed of: `lexicons/claims/classes`.
struct WordClasses: Sendable {
  /// A word of a class.
  struct Word: Hashable, Sendable {
    var units: [UInt32]
    var isPrefix: Bool
  }

  private var words: [String: [Word]] = [:]
  private var patterns: [String: PatternSyntax] = [:]
  private var names: [String] = []

  init() {}

  /// Reads class files; each holds `classes:`, a mapping of names to lists of words, where `{name}`
  /// includes another class, and `patterns:`, a mapping of names to lists of patterns.
  init(files: [YAMLNode], folding: FoldingTable) throws(LexiconError) {
    var sources: [String: YAMLNode] = [:]
    for file in files {
      for entry in try file.optional("classes")?.entries() ?? [] {
        guard sources[entry.name] == nil, Shape(name: entry.name) == nil else {
          throw entry.key.error("the class '\(entry.name)' stands twice")
        }
        sources[entry.name] = entry.value
        names.append(entry.name)
      }
    }
    for name in names {
      var seen: [String] = []
      words[name] = try WordClasses.words(
        of: name, sources: sources, seen: &seen, folding: folding)
    }
    for file in files {
      for entry in try file.optional("patterns")?.entries() ?? [] {
        guard words[entry.name] == nil, patterns[entry.name] == nil else {
          throw entry.key.error("'\(entry.name)' stands twice")
        }
        var alternatives: [PatternSyntax] = []
        for item in entry.value.items() {
          alternatives.append(try item.pattern(folding: folding))
        }
        patterns[entry.name] =
          alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
        names.append(entry.name)
      }
    }
  }

  /// The words of a class, or nil where there is none of this name.
  func literals(of name: String) -> [Word]? { words[name] }

  /// The pattern of this name.
  func pattern(of name: String) -> PatternSyntax? { patterns[name] }

  /// The words of alternatives that are nothing but words.
  func plainWords(of items: [PatternSyntax]) -> [Word]? {
    var result: [Word] = []
    for item in items {
      switch item {
      case .literal(let units, let isPrefix):
        result.append(Word(units: units, isPrefix: isPrefix))
      case .reference(let name, nil):
        guard let words = words[name] else { return nil }
        result.append(contentsOf: words)
      default: return nil
      }
    }
    return result
  }

  /// A message for a name that stands for nothing.
  func unknown(_ name: String) -> String {
    let all = names + Shape.allCases.map(\.name)
    if let near = EditDistance.nearest(to: name, in: all) {
      return "no class '{\(name)}' (did you mean '{\(near)}'?)"
    }
    return "no class '{\(name)}'"
  }

  private static func words(
    of name: String, sources: [String: YAMLNode], seen: inout [String], folding: FoldingTable
  ) throws(LexiconError) -> [Word] {
    guard let node = sources[name] else { return [] }
    guard !seen.contains(name) else { throw node.error("the class '\(name)' includes itself") }
    seen.append(name)
    defer { seen.removeLast() }
    var result: [Word] = []
    for item in node.items() {
      let text = try item.string()
      if text.hasPrefix("{") {
        let included = text.dropFirst().prefix { $0 != "}" }
        guard sources[String(included)] != nil else {
          throw item.error(
            "no class '\(included)'",
            suggestion: EditDistance.nearest(to: String(included), in: sources.keys.sorted()))
        }
        result += try words(
          of: String(included), sources: sources, seen: &seen, folding: folding)
      } else {
        guard case .literal(let units, let isPrefix) = try item.pattern(folding: folding) else {
          throw item.error("a class holds words; write patterns under 'patterns:'")
        }
        result.append(Word(units: units, isPrefix: isPrefix))
      }
    }
    return result
  }
}

extension YAMLNode {
  /// A pattern, with mistakes pointed at in the file.
  func pattern(folding: FoldingTable) throws(LexiconError) -> PatternSyntax {
    let text = try string()
    do {
      return try PatternParser.parse(text, folding: folding)
    } catch let mistake {
      throw error("\(mistake.message), at character \(mistake.offset + 1) of '\(text)'")
    }
  }
}
