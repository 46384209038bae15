// SPDX-License-Identifier: Apache-2.0

import Text

/// What an input is read as.
public enum InputKind: String, Hashable, Sendable, CaseIterable {
  case html, text, markdown
}

/// Reads any input that is text into a `Document`.
public enum DocumentReader {
  public static func read(_ source: SourceText, as kind: InputKind) -> Document {
    if kind == .html { return HTMLReader.read(source) }
    var document = Document(source: source)
    document.text = PlacedText(verbatim: source.bytes)
    if !source.bytes.isEmpty {
      document.blocks = [Block(range: ByteRange(0, source.bytes.count), role: .paragraph)]
    }
    return document
  }
}
