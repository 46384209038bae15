// SPDX-License-Identifier: Apache-2.0

/// One input as it was handed over: its bytes as UTF-8 and how to get from there back to the original.
public struct SourceText: Sendable {
  /// How the input is named in reports: a path as given, `-` for standard input, or a record's id.
  public var name: String
  /// The text as valid UTF-8, without a byte order mark. Bytes that could not be decoded are U+FFFD.
  public var bytes: [UInt8]
  /// The encoding the text was read in, by its IANA name in lower case (`utf-8`, `gb18030`, …);
  /// `characters` for text that never was bytes, as a field of a record.
  public var charset: String
  /// Leads UTF-8 offsets back to the original bytes.
  public var original: OriginalOffsets
  /// What could not be decoded, in order of place; neighbours are one problem.
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
    self.init(name: name, bytes: Array(string.utf8), charset: Self.characters)
  }

  /// The `charset` of text that was handed over as characters.
  public static var characters: String { "characters" }

  /// The text at `range`, as a string.
  public func string(in range: ByteRange) -> String {
    String(decoding: bytes[range.range], as: UTF8.self)
  }
}

/// A place where the input's bytes are not text in the encoding it was read in.
public struct DecodingProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Bytes that mean nothing in the encoding.
    case undecodable
    /// The character U+0000, which stands in no text.
    case null
  }
  public var kind: Kind
  /// Where the replacements stand in the UTF-8 text.
  public var range: ByteRange
  /// Where the bytes stand in the original file.
  public var original: ByteRange

  public init(kind: Kind, range: ByteRange, original: ByteRange) {
    self.kind = kind
    self.range = range
    self.original = original
  }
}
