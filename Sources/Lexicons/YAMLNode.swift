// SPDX-License-Identifier: Apache-2.0

/// A value of a YAML (or JSON) data file that knows where it stands, so that every mistake in it can be
/// shown with file, line, column and a caret.
///
/// Scalars stay text until they are asked for as something else: `no` is the word "no", and `1_000` is
/// no number.
public struct YAMLNode: Sendable {
  public enum Value: Sendable {
    /// `isPlain` is false for quoted and block text.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  /// A key of a mapping with its value.
  public struct Entry: Sendable {
    public var key: YAMLNode
    public var value: YAMLNode
    /// The key as text.
    public var name: String { key.text ?? "" }
  }

  public let value: Value
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in Unicode code points.
  public let column: Int
  let origin: YAMLOrigin

  /// The file this stands in, as shown to the user.
  public var file: String { origin.file }

  /// The scalar's text, or nil for a sequence or mapping.
  public var text: String? {
    if case .scalar(let text, _) = value { text } else { nil }
  }

  /// Whether nothing was written: an empty value, `~` or `null`.
  public var isNull: Bool {
    if case .scalar(let text, true) = value {
      text.isEmpty || text == "~" || text == "null"
    } else {
      false
    }
  }

  /// An error that points at this value.
  public func error(_ message: String, suggestion: String? = nil) -> LexiconError {
    LexiconError(
      file: file, line: line, column: column, message: message, suggestion: suggestion,
      excerpt: origin.line(line))
  }
}

/// The file a node was read from; shared by all its nodes.
final class YAMLOrigin: Sendable {
  let file: String
  let text: String

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// The line's text, cut to what fits a terminal. Asked for by errors only, so lines are not kept.
  func line(_ number: Int) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return nil }
    return String(lines[number - 1].prefix(200))
  }
}
