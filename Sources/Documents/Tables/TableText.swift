// SPDX-License-Identifier: Apache-2.0

import Text

/// Text of a table file, decoded.
enum TableText {
  /// Characters that may fail to decode before the file is refused, and the part of all bytes.
  private static let tolerated = 20
  private static let toleratedPart = 200

  /// - Throws: `misencoded` where more than a few bytes are no text, with the place of the first;
  ///   `unsupported` for a binary file.
  static func decode(_ bytes: [UInt8], name: String) throws(TableError) -> SourceText {
    let isMarkup = bytes.prefix(512).drop { $0 <= 0x20 || $0 >= 0x80 }.first == UInt8(ascii: "<")
    let source = TextDecoder.decode(bytes, name: name, isMarkup: isMarkup)
    let bad = source.problems.count
    if let first = source.problems.first, bad > max(tolerated, bytes.count / toleratedPart) {
      throw TableError(
        .misencoded, name: name, offset: first.original.start,
        "\(bad) places are no text in \(source.charset), the first one here",
        nextStep: "export the file again as UTF-8, or convert it from the encoding it was saved in")
    }
    if let zero = source.bytes.prefix(1 << 16).firstIndex(of: 0) {
      throw TableError(
        .unsupported, name: name, offset: source.original.original(of: zero),
        "a binary file, or text with NUL characters", nextStep: "export the list as CSV or .xlsx")
    }
    return source
  }
}
