// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads Markdown.
public enum MarkdownReader {
  public static func read(_ source: SourceText) -> Document { PlainTextReader.read(source) }
}
