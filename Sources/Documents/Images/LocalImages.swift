// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Text

/// The pictures of a page that lie beside it on disk.
public enum LocalImages {
  /// Bytes of a picture that are looked at; larger files are left alone.
  static let sizeLimit = 64 << 20

  /// The document with what the files of its pictures are: format, size in pixels and bytes, hash.
  ///
  /// - Parameter folder: where the page lies.
  public static func measured(_ document: Document, folder: String) -> Document {
    var result = document
    var known: [String: ImageFile?] = [:]
    for index in result.images.indices {
      guard let path = path(of: result.images[index].address, in: folder) else { continue }
      let file = known[path] ?? measure(path)
      known[path] = file
      result.images[index].file = file
    }
    return result
  }

  /// The path of a picture's file where its address leads to one below the page's folder.
  ///
  /// Addresses with a scheme or host, and those that leave the folder, lead nowhere: a page must not make
  /// us read files it has no business with.
  static func path(of address: String, in folder: String) -> String? {
    guard !hasSchemeOrHost(address) else { return nil }
    var name = address
    if let end = name.firstIndex(where: { $0 == "?" || $0 == "#" }) { name = String(name[..<end]) }
    guard !name.isEmpty, !name.contains("\\"), !name.contains("\0") else { return nil }
    let parts = percentDecoded(name).split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains(".."), !parts.contains(where: { $0.contains("\0") })
    else { return nil }
    return (folder.isEmpty ? "." : folder) + "/" + parts.joined(separator: "/")
  }

  /// Whether an address starts with a slash or with a scheme, as nearly all do: seen from its bytes, however long
  /// the picture is that stands in it.
  private static func hasSchemeOrHost(_ address: String) -> Bool {
    let bytes = address.utf8
    guard bytes.first != UInt8(ascii: "/") else { return true }
    let end = bytes.firstIndex { $0 == 0x3A || $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }  // : / ? #
    return end.map { bytes[$0] == 0x3A } ?? false
  }

  /// Resolves `%20` and the like; the address as it is where that yields no text.
  private static func percentDecoded(_ address: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(address.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? address
  }

  static func bytes(at path: String) -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= sizeLimit,
      let data = FileManager.default.contents(atPath: path)
    else { return nil }
    return Array(data)
  }

  private static func measure(_ path: String) -> ImageFile? {
    guard let bytes = bytes(at: path), let header = ImageHeader.read(bytes) else { return nil }
    return ImageFile(
      format: header.format, width: header.width, height: header.height, byteCount: bytes.count,
      hash: hash(of: bytes))
  }

  static func hash(of bytes: [UInt8]) -> String {
    var hash = StableHash()
    hash.add(bytes)
    return hash.hexadecimal
  }
}
