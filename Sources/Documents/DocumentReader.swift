// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads any input that is text into a `Document`.
///
/// Content never makes it fail: what is wrong is in `problems`, what was not read in `omissions`.
public enum DocumentReader {
  public static func read(_ source: SourceText, as kind: InputKind) -> Document {
    var document =
      switch kind {
      case .html: HTMLReader.read(source)
      case .markdown: MarkdownReader.read(source)
      case .text: PlainTextReader.read(source)
      }
    addDecodingProblems(to: &document)
    return document
  }

  /// Decodes bytes and reads them, as HTML or text by the file's name or, failing that, by content.
  public static func read(
    _ bytes: [UInt8], name: String, as kind: InputKind? = nil
  ) -> Document {
    let named = kind ?? InputKind(path: name)
    let source = TextDecoder.decode(bytes, name: name, isMarkup: named == .html || named == nil)
    return read(source, as: named ?? InputKind(sniffing: source.bytes))
  }

  /// Says in the document what the decoder found: one entry a kind, with the first place and the number.
  private static func addDecodingProblems(to document: inout Document) {
    let problems = document.source.problems
    let undecodable = problems.filter { $0.kind == .undecodable }
    if let first = undecodable.first {
      let bytes = undecodable.reduce(0) { $0 + $1.original.count }
      document.problems.append(
        InputProblem(
          kind: .undecodableBytes,
          detail:
            "\(bytes) bytes in \(undecodable.count) places are not \(document.source.charset)",
          range: first.range))
      document.omissions.append(
        Omission(
          kind: .undecodable, count: undecodable.count,
          detail: "bytes that are not \(document.source.charset)", range: first.range))
    }
    let nulls = problems.filter { $0.kind == .null }
    if let first = nulls.first {
      let count = nulls.reduce(0) { $0 + $1.range.count / 3 }
      document.problems.append(
        InputProblem(
          kind: .nullCharacters, detail: "\(count) characters U+0000", range: first.range))
    }
    if document.source.bytes.isEmpty {
      document.problems.append(InputProblem(kind: .empty, detail: "nothing in it"))
    }
  }
}
