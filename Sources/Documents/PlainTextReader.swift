// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads plain text: every line is a block, since listings break lines between claims and not inside
/// them.
public enum PlainTextReader {
  public static func read(_ source: SourceText) -> Document {
    var document = Document(source: source)
    var writer = BlockWriter()
    let unit = MarkupUnit(bytes: source.bytes)
    let attributes = BlockWriter.Attributes(role: .paragraph)
    var start = 0
    for end in 0...source.bytes.count {
      guard
        end == source.bytes.count || source.bytes[end] == 0x0A || source.bytes[end] == 0x0D
      else { continue }
      writer.append(ByteRange(start, end), of: unit, resolving: .none, as: attributes)
      writer.end()
      start = end + 1
    }
    document.take(writer)
    return document
  }
}
