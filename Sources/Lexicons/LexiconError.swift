// SPDX-License-Identifier: Apache-2.0

/// A mistake in a data file, with its place and the next step.
///
/// Prints as `lexicons/claims/cn/price.yaml:12:3: unknown key 'phrase' (did you mean 'phrases'?)`, the
/// offending line and a caret under it.
public struct LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Path as shown to the user.
  public var file: String
  /// Counted from 1; 0 where the file as a whole is meant.
  public var line: Int
  /// Counted from 1 in Unicode code points.
  public var column: Int
  public var message: String
  public var suggestion: String?
  /// The offending line, for the excerpt.
  public var excerpt: String?

  public init(
    file: String, line: Int = 0, column: Int = 0, message: String, suggestion: String? = nil,
    excerpt: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.suggestion = suggestion
    self.excerpt = excerpt
  }

  public var description: String {
    var text = file
    if line > 0 { text += ":\(line):\(column)" }
    text += ": " + message
    if let suggestion { text += " (did you mean '\(suggestion)'?)" }
    if let excerpt, line > 0 {
      text += "\n  \(excerpt)\n  " + String(repeating: " ", count: max(0, column - 1)) + "^"
    }
    return text
  }
}
