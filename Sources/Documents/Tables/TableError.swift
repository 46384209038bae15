// SPDX-License-Identifier: Apache-2.0

/// Why a file gave no table, where in it, and what to do next.
///
/// Prints as `week.xlsx: sheet1.xml: the file is cut off at byte 20480; download it again`.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Hashable, Sendable {
    /// The path cannot be opened or read.
    case unreadable
    /// Nothing stands in the file.
    case empty
    /// The file ends too early.
    case truncated
    /// The bytes are not text in any encoding that was tried.
    case misencoded
    /// A kind of file that is not read, such as a picture or an old binary format.
    case unsupported
    /// A workbook locked with a password.
    case encrypted
    /// A limit of rows, columns, cells or bytes was reached.
    case tooLarge
    /// A compressed file that grows out of proportion.
    case suspicious
    /// The structure of the file is broken.
    case malformed
  }
  public var kind: Kind
  /// The file, and the part of it where there are parts.
  public var name: String
  /// Counted from 1; nil where no row is meant.
  public var row: Int?
  /// Byte offset in the file as handed over; nil where none is meant.
  public var offset: Int?
  /// What is wrong.
  public var message: String
  /// What the user can do about it.
  public var nextStep: String?

  public init(
    _ kind: Kind, name: String, row: Int? = nil, offset: Int? = nil, _ message: String,
    nextStep: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.row = row
    self.offset = offset
    self.message = message
    self.nextStep = nextStep
  }

  public var description: String {
    var text = name
    if let row { text += ": row \(row)" }
    if let offset { text += ": byte \(offset)" }
    text += ": " + message
    if let nextStep { text += "; " + nextStep }
    return text
  }
}

/// How much of an untrusted file is read before it is refused.
public struct TableLimits: Hashable, Sendable {
  /// Size of a file, in bytes. Cells are addressed by 32-bit offsets, so never above 2³¹.
  public var fileBytes = 1 << 31
  /// Cells of one table.
  public var cells = 64_000_000
  /// Columns of one row; what a spreadsheet allows.
  public var columns = 16_384
  /// Rows of a sheet of a workbook; what a spreadsheet allows.
  public var sheetRows = 1_048_576
  /// Parts of a compressed file.
  public var zipEntries = 4_096
  /// Bytes one part of a compressed file may grow to.
  public var inflatedBytes = 1 << 30
  /// How many times its size a part may grow, once it is above `ratioFloor`.
  public var inflateRatio = 300
  /// Bytes up to which any growth is allowed.
  public var ratioFloor = 16 << 20

  public init() {}
}
