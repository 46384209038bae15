// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Text

/// Puts the text of a page's pictures into its document: from a side file another engine wrote, from the
/// cache, or by reading them.
public struct ImageTextReader: Sendable {
  private let engine: Tesseract?
  private let cache: String?

  /// - Parameters:
  ///   - engine: reads pictures; nil takes side files only.
  ///   - cache: folder that keeps what was read, by content; nil keeps nothing.
  public init(engine: Tesseract?, cache: String?) {
    self.engine = engine
    self.cache = cache
  }

  /// The document with the text of its local pictures, and with what their files are.
  ///
  /// - Parameters:
  ///   - folder: where the page lies.
  ///   - sideFile: path of the page's `.ocr.json`; see `docs/ocr.md`.
  /// - Throws: a sentence naming the mistake in the side file.
  public func reading(
    _ document: Document, folder: String, sideFile: String? = nil
  ) throws(JSONError) -> Document {
    let measured = LocalImages.measured(document, folder: folder)
    var texts =
      try sideFile.map { path throws(JSONError) in try Self.texts(at: path, for: measured) }
      ?? [:]
    var read: [String: ImageText] = [:]
    for (index, image) in measured.images.enumerated() where texts[index] == nil {
      guard let file = image.file, min(file.width, file.height) > 48 else { continue }
      let key = "\(file.hash)-\(file.byteCount)"
      if let text = read[key] ?? text(of: image, file: file, key: key, folder: folder) {
        read[key] = text
        texts[index] = text
      }
    }
    return measured.adding(texts)
  }

  /// The side file of a page: `page.html` → `page.ocr.json`, where it exists.
  public static func sideFile(of path: String) -> String? {
    let folderEnd = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let stem = path[folderEnd...].lastIndex(of: ".").map { path[..<$0] } ?? path[...]
    let side = String(stem) + ".ocr.json"
    return FileManager.default.fileExists(atPath: side) ? side : nil
  }

  private func text(
    of image: ImageReference, file: ImageFile, key: String, folder: String
  ) -> ImageText? {
    guard let engine, let path = LocalImages.path(of: image.address, in: folder) else { return nil }
    var name = StableHash()
    name.add(key)
    name.add(engine.description)
    let cached = cache.map { "\($0)/\(name.hexadecimal).json" }
    if let cached, let bytes = LocalImages.bytes(at: cached),
      let json = try? JSONValue.parse(bytes), let text = try? ImageText(json: json)
    {
      return text
    }
    let header = ImageHeader(format: file.format, width: file.width, height: file.height)
    guard let text = engine.text(ofPictureAt: path, header: header) else { return nil }
    if let cache, let cached { Self.keep(text, at: cached, in: cache) }
    return text
  }

  /// A cache that cannot be written only costs time.
  private static func keep(_ text: ImageText, at path: String, in folder: String) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.json.bytes()).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      return
    }
  }

  /// Reads a side file: `{"images": [{"src": address, "engine", "lines": […]}]}`. Addresses are those of
  /// the page.
  static func texts(at path: String, for document: Document) throws(JSONError) -> [Int: ImageText] {
    guard let bytes = LocalImages.bytes(at: path) else {
      throw JSONError("\(path): cannot be read")
    }
    var bySource: [String: ImageText] = [:]
    do {
      guard let images = try JSONValue.parse(bytes)["images"]?.array else {
        throw JSONError("'images' is missing")
      }
      for (index, image) in images.enumerated() {
        guard let source = image["src"]?.string else {
          throw JSONError("image \(index + 1) has no 'src'")
        }
        bySource[source] = try ImageText(json: image)
      }
    } catch {
      throw JSONError("\(path): \(error)")
    }
    var texts: [Int: ImageText] = [:]
    for (index, image) in document.images.enumerated() { texts[index] = bySource[image.address] }
    return texts
  }
}
