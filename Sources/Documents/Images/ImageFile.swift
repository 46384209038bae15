// SPDX-License-Identifier: Apache-2.0

/// What the file of a picture is, read from its first bytes.
public struct ImageFile: Hashable, Sendable {
  public enum Format: String, Hashable, Sendable {
    case png, jpeg, gif, webp, bmp, avif
  }
  public var format: Format
  /// Pixels.
  public var width: Int
  public var height: Int
  /// Size of the file in bytes.
  public var byteCount: Int
  /// Hash of the file's content (`StableHash`), the same for equal files.
  public var hash: String

  public init(format: Format, width: Int, height: Int, byteCount: Int, hash: String) {
    self.format = format
    self.width = width
    self.height = height
    self.byteCount = byteCount
    self.hash = hash
  }
}
