// SPDX-License-Identifier: Apache-2.0

import Documents

/// What a run does with the pictures that lie beside a page: measures them, takes the text of a side file,
/// and reads them where it was asked to.
struct PictureReading: Sendable {
  private let reader: ImageTextReader

  /// - Parameter reads: whether pictures are read (`--ocr`).
  init(reads: Bool) throws(CommandError) {
    guard reads else {
      reader = ImageTextReader(engine: nil, cache: nil)
      return
    }
    guard let engine = Tesseract(models: ["chi_sim", "chi_tra", "eng"]) else {
      throw CommandError(
        en: "--ocr needs tesseract, and it is not installed; 'make ocr' installs it",
        zh: "--ocr 需要 tesseract，但系统里没有；可用 make ocr 安装")
    }
    reader = ImageTextReader(
      engine: engine, cache: CommandEnvironment.cacheFolder.map { $0 + "/ocr" })
  }

  /// The document with the words and measures of its pictures.
  ///
  /// - Parameter path: where the page lies.
  func completed(_ document: Document, path: String) throws(JSONError) -> Document {
    guard !document.images.isEmpty else { return document }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return try reader.reading(
      document, folder: folder, sideFile: ImageTextReader.sideFile(of: path))
  }
}
