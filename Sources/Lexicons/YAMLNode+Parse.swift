// SPDX-License-Identifier: Apache-2.0

import Text
import Yams

extension YAMLNode {
  /// Most values one file may hold, aliases expanded: far above any honest file, far below what an alias
  /// bomb makes.
  static let valueLimit = 2_000_000
  /// Deepest nesting of one file.
  static let depthLimit = 100

  /// Reads YAML or JSON.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - file: its path, for messages.
  /// - Throws: a `LexiconError` at the place of a syntax error, a repeated key, or a limit.
  public static func parse(_ text: String, file: String) throws(LexiconError) -> YAMLNode {
    let origin = YAMLOrigin(file: file, text: text)
    let root: Node?
    do {
      // No tags: a scalar stays text here, and telling their kinds takes regular expressions.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw LexiconError(yams: error, origin: origin)
    } catch {
      throw LexiconError(file: file, message: "cannot be read as YAML: \(error)")
    }
    guard let root else {
      return YAMLNode(
        value: .scalar("", isPlain: true), line: 1, column: 1, origin: origin)
    }
    var budget = valueLimit
    return try YAMLNode(root, origin: origin, depth: 0, budget: &budget)
  }

  private init(
    _ node: Node, origin: YAMLOrigin, depth: Int, budget: inout Int
  ) throws(LexiconError) {
    self.origin = origin
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
    budget -= 1
    guard budget >= 0, depth <= Self.depthLimit else {
      throw LexiconError(
        file: origin.file, line: line, column: column,
        message: budget < 0
          ? "more than \(Self.valueLimit) values; split the file"
          : "nested deeper than \(Self.depthLimit)", excerpt: origin.line(line))
    }
    switch node {
    case .scalar(let scalar):
      value = .scalar(scalar.string, isPlain: scalar.style == .any || scalar.style == .plain)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence {
        items.append(try YAMLNode(item, origin: origin, depth: depth + 1, budget: &budget))
      }
      value = .sequence(items)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, item) in mapping {
        entries.append(
          Entry(
            key: try YAMLNode(key, origin: origin, depth: depth + 1, budget: &budget),
            value: try YAMLNode(item, origin: origin, depth: depth + 1, budget: &budget)))
      }
      value = .mapping(entries)
    case .alias:
      throw LexiconError(
        file: origin.file, line: line, column: column, message: "an alias that leads nowhere",
        excerpt: origin.line(line))
    }
  }
}

extension LexiconError {
  /// A parser's error, with its place where it has one.
  init(yams error: YamlError, origin: YAMLOrigin) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        file: origin.file, line: mark.line, column: mark.column, message: problem,
        excerpt: origin.line(mark.line))
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        file: origin.file, line: context.mark.line, column: context.mark.column,
        message:
          "a key stands twice: \(duplicates.map(String.init(describing:)).joined(separator: ", "))",
        excerpt: origin.line(context.mark.line))
    default:
      self.init(file: origin.file, message: "cannot be read as YAML: \(error)")
    }
  }
}
