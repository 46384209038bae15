// SPDX-License-Identifier: Apache-2.0

import Text

/// Finds the encoding of an input and turns it into UTF-8.
///
/// In this order: a byte order mark; bytes that are UTF-8 without exception; the encoding the page
/// declares, unless its bytes plainly are another's; detection. GB2312 and GBK are read as GB18030. What
/// does not decode becomes U+FFFD and is a problem with its place; nothing is dropped.
public enum TextDecoder {
  /// - Parameters:
  ///   - isMarkup: whether declarations inside the text are looked for.
  ///   - label: the encoding named from outside, by a user or a protocol.
  public static func decode(
    _ bytes: [UInt8], name: String, isMarkup: Bool, label: String? = nil
  ) -> SourceText {
    if let mark = byteOrderMark(of: bytes) {
      return convert(bytes, from: mark.length, charset: mark.charset, name: name)
    }
    if let charset = label.flatMap({ Charset(label: $0) }) {
      return convert(bytes, from: 0, charset: charset, name: name)
    }
    let census = UTF8Sequence.census(of: bytes, from: 0)
    // Nearly every file: nothing is copied, and nothing is looked at twice.
    if census.broken == 0, ByteSearch.first([0], in: bytes, from: 0) == nil {
      return SourceText(name: name, bytes: bytes, charset: Charset.utf8.name)
    }
    return convert(
      bytes, from: 0, charset: charset(of: bytes, census, isMarkup: isMarkup), name: name)
  }

  private static func charset(
    of bytes: [UInt8], _ census: UTF8Sequence.Census, isMarkup: Bool
  ) -> Charset {
    let zeros = bytes.prefix(4096).contains(0)
    if census.broken == 0, !zeros { return .utf8 }
    let declared = isMarkup ? CharsetDeclaration.declared(in: bytes).first : nil
    if zeros {
      let found = CharsetDetector.detect(bytes).charset
      if found == .utf16LE || found == .utf16BE { return found }
      if census.broken == 0 { return .utf8 }
    }
    // A page cut in the middle of a character, or with a few bad bytes, is still UTF-8.
    if census.wide >= 10 * census.broken { return .utf8 }
    let best = CharsetDetector.detect(bytes)
    guard let declared, declared != .utf8, declared != .utf16LE, declared != .utf16BE else {
      return best.charset
    }
    let fit = CharsetDetector.fit(of: bytes, to: declared)
    return best.score > max(fit.score, 0) + 0.3 ? best.charset : declared
  }

  private static func convert(
    _ bytes: [UInt8], from start: Int, charset: Charset, name: String
  ) -> SourceText {
    if charset == .utf8, ByteSearch.first([0], in: bytes, from: start) == nil,
      UTF8Sequence.census(of: bytes, from: start).broken == 0
    {
      return SourceText(
        name: name, bytes: start == 0 ? bytes : Array(bytes[start...]),
        charset: charset.name, original: OriginalOffsets(skipping: start))
    }
    let result = CharsetConverter.convert(bytes, from: start, charset: charset)
    return SourceText(
      name: name, bytes: result.bytes, charset: charset.name, original: result.offsets,
      problems: result.problems)
  }

  private static func byteOrderMark(of bytes: [UInt8]) -> (charset: Charset, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }
}
