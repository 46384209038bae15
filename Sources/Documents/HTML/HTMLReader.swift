// SPDX-License-Identifier: Apache-2.0

import Text

/// Reads HTML, whole pages and fragments, into a `Document`.
///
/// Never fails: what is wrong with the page is in the document's problems, and what it does not hold in
/// its omissions.
public enum HTMLReader {
  /// Bytes of one page; the parts beyond are not read.
  public static let sizeLimit = 256 << 20

  /// - Parameter source: valid UTF-8, as a `SourceText` is.
  public static func read(_ source: SourceText) -> Document {
    let builder = PageBuilder(source: source)
    let count = min(source.bytes.count, sizeLimit)
    if count < source.bytes.count {
      builder.report(
        InputProblem(
          kind: .tooLarge, detail: "only the first \(sizeLimit) bytes are read",
          range: ByteRange(count, source.bytes.count)))
    }
    builder.parse(ByteRange(0, count), of: MarkupUnit(bytes: source.bytes))
    return builder.finish()
  }
}
