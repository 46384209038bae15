// SPDX-License-Identifier: Apache-2.0

/// Format and size of a picture, from its bytes alone.
public struct ImageHeader: Hashable, Sendable {
  public var format: ImageFile.Format
  /// Pixels.
  public var width: Int
  public var height: Int

  public init(format: ImageFile.Format, width: Int, height: Int) {
    self.format = format
    self.width = width
    self.height = height
  }

  /// Reads the header of a PNG, JPEG, GIF, WebP, BMP or AVIF file.
  ///
  /// - Returns: nil for anything else, and for a file that ends before it says its size.
  public static func read(_ bytes: [UInt8]) -> ImageHeader? {
    let reader = HeaderBytes(bytes)
    let header =
      png(reader) ?? jpeg(reader) ?? gif(reader) ?? webp(reader) ?? bmp(reader) ?? avif(reader)
    guard let header, header.width > 0, header.height > 0 else { return nil }
    return header
  }

  /// PNG, third edition, §11.2.1: the IHDR chunk is the first.
  private static func png(_ file: HeaderBytes) -> ImageHeader? {
    guard file.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      file.holds("IHDR", at: 12), let width = file.big(at: 16, bytes: 4),
      let height = file.big(at: 20, bytes: 4)
    else { return nil }
    return ImageHeader(format: .png, width: width, height: height)
  }

  /// JPEG, ITU-T T.81 §B.2.2: the size stands in the frame header, after other segments.
  private static func jpeg(_ file: HeaderBytes) -> ImageHeader? {
    guard file.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
    var offset = 2
    while let mark = file.big(at: offset, bytes: 1) {
      guard mark == 0xFF, let kind = file.big(at: offset + 1, bytes: 1) else { return nil }
      switch kind {
      case 0xFF:
        offset += 1
      case 0x01, 0xD0...0xD8:
        offset += 2
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let height = file.big(at: offset + 5, bytes: 2),
          let width = file.big(at: offset + 7, bytes: 2)
        else { return nil }
        return ImageHeader(format: .jpeg, width: width, height: height)
      default:
        guard let length = file.big(at: offset + 2, bytes: 2), length >= 2 else { return nil }
        offset += 2 + length
      }
    }
    return nil
  }

  private static func gif(_ file: HeaderBytes) -> ImageHeader? {
    guard file.holds("GIF87a", at: 0) || file.holds("GIF89a", at: 0),
      let width = file.little(at: 6, bytes: 2), let height = file.little(at: 8, bytes: 2)
    else { return nil }
    return ImageHeader(format: .gif, width: width, height: height)
  }

  /// WebP container specification: lossy, lossless or extended.
  private static func webp(_ file: HeaderBytes) -> ImageHeader? {
    guard file.holds("RIFF", at: 0), file.holds("WEBP", at: 8) else { return nil }
    if file.holds("VP8 ", at: 12), let width = file.little(at: 26, bytes: 2),
      let height = file.little(at: 28, bytes: 2)
    {
      return ImageHeader(format: .webp, width: width & 0x3FFF, height: height & 0x3FFF)
    }
    if file.holds("VP8L", at: 12), let bits = file.little(at: 21, bytes: 4) {
      return ImageHeader(
        format: .webp, width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    }
    if file.holds("VP8X", at: 12), let width = file.little(at: 24, bytes: 3),
      let height = file.little(at: 27, bytes: 3)
    {
      return ImageHeader(format: .webp, width: width + 1, height: height + 1)
    }
    return nil
  }

  private static func bmp(_ file: HeaderBytes) -> ImageHeader? {
    guard file.holds("BM", at: 0), let size = file.little(at: 14, bytes: 4), size >= 40,
      let width = file.little(at: 18, bytes: 4), let height = file.little(at: 22, bytes: 4)
    else { return nil }
    // A height below zero means rows from the top.
    let rows = height >= 0x8000_0000 ? 0x1_0000_0000 - height : height
    return ImageHeader(format: .bmp, width: width, height: rows)
  }

  /// ISO/IEC 23008-12: the first image spatial extents property (`ispe`).
  private static func avif(_ file: HeaderBytes) -> ImageHeader? {
    guard file.holds("ftypavif", at: 4) || file.holds("ftypavis", at: 4),
      let place = file.firstIndex(of: "ispe", before: 4096),
      let width = file.big(at: place + 8, bytes: 4), let height = file.big(at: place + 12, bytes: 4)
    else { return nil }
    return ImageHeader(format: .avif, width: width, height: height)
  }
}

/// Reading of numbers and marks that never runs past the end.
private struct HeaderBytes {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func starts(with mark: [UInt8]) -> Bool { bytes.starts(with: mark) }

  func holds(_ mark: StaticString, at offset: Int) -> Bool {
    offset + mark.utf8CodeUnitCount <= bytes.count
      && bytes[offset..<(offset + mark.utf8CodeUnitCount)].elementsEqual(mark.description.utf8)
  }

  func firstIndex(of mark: StaticString, before limit: Int) -> Int? {
    (0..<max(0, min(bytes.count, limit) - mark.utf8CodeUnitCount)).first { holds(mark, at: $0) }
  }

  func big(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  func little(at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
