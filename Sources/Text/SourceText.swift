// SPDX-License-Identifier: Apache-2.0

/// One input as it was handed over: its bytes as UTF-8 and how to get from there back to the original.
public struct SourceText: Sendable {
  /// How the input is named in reports: a path as given, `-` for standard input, or a record's id.
  public var name: String
  /// The text as valid UTF-8, without a byte order mark. Bytes that could not be decoded are U+FFFD.
  public var bytes: [UInt8]
  /// The encoding the text was read in, by its IANA name in lower case (`utf-8`, `gb18030`, …).
  public var charset: String
  /// Leads UTF-8 offsets back to the original bytes.
  public var original: OriginalOffsets
  /// What could not be decoded, in order of place.
  public var problems: [DecodingProblem]

  /// - Parameter bytes: valid UTF-8.
  public init(
    name: String, bytes: [UInt8], charset: String = "utf-8",
    original: OriginalOffsets = .identical, problems: [DecodingProblem] = []
  ) {
    self.name = name
    self.bytes = bytes
    self.charset = charset
    self.original = original
    self.problems = problems
  }

  public init(name: String, string: String) {
    self.init(name: name, bytes: Array(string.utf8))
  }

  /// The text at `range`, as a string.
  public func string(in range: ByteRange) -> String {
    String(decoding: bytes[range.range], as: UTF8.self)
  }
}

/// A place where the input's bytes are not text in the encoding it was read in.
public struct DecodingProblem: Hashable, Sendable {
  /// Where the replacement stands in the UTF-8 text.
  public var range: ByteRange
  /// Where the bytes stand in the original file.
  public var original: ByteRange

  public init(range: ByteRange, original: ByteRange) {
    self.range = range
    self.original = original
  }
}
