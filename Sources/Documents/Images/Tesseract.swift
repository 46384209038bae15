// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads text in pictures by running tesseract (`make ocr` installs it).
///
/// Pictures taller than a tile are cut by GraphicsMagick or ImageMagick where one is installed; without, they
/// are handed over whole up to what tesseract takes (32,767 pixels).
public struct Tesseract: Sendable {
  /// Models to read with, in tesseract's names. Each picture is read with one: together they read worse
  /// (measured on our own pages: 0.97 of the characters with `chi_sim`, which knows Latin letters too, 0.92
  /// with `chi_sim+eng`, 0.88 with all three).
  let models: [String]
  /// Name, version and models, for the cache: `tesseract 5.3.0 chi_sim chi_tra eng`.
  public let description: String
  private let cutter: Cutter?

  /// The program that cuts pictures.
  private enum Cutter: String, CaseIterable {
    case graphicsMagick = "gm"
    case imageMagick = "magick"

    var arguments: [String] { self == .graphicsMagick ? ["convert"] : [] }
  }

  /// Pixels of height of a tile, and of the part two neighbours share. A tile is about four phone screens: a
  /// line of type in the shared part is whole in one of the two.
  static let tileHeight = 3000
  static let overlap = 300
  /// Pixels tesseract takes in either direction.
  static let limit = 32_767
  /// Least confidence of a word, 0…100; below, it is a pattern or an ornament rather than writing. At 20 our
  /// own pages kept 0.966 of their characters, and 0.984 of what was read stood there; at 40 0.946 and 0.990.
  static let leastConfidence = 20.0
  /// Mean confidence, 0…1, of a picture read with the right model; below, the next is tried.
  static let rightModel = 0.8
  private static let seconds = 180

  /// - Parameter models: the likeliest first: `chi_sim`, `chi_tra`, `eng`.
  /// - Returns: nil where tesseract is not installed or has none of the models.
  public init?(models wanted: [String]) {
    guard let version = Subprocess.run("tesseract", ["--version"], seconds: 10), version.code == 0,
      let list = Subprocess.run("tesseract", ["--list-langs"], seconds: 10), list.code == 0
    else { return nil }
    let known = String(decoding: list.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
    models = wanted.filter(known.contains)
    guard !models.isEmpty else { return nil }
    let first =
      String(decoding: version.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    description = ([String(first)] + models).joined(separator: " ")
    cutter = Cutter.allCases.first {
      Subprocess.run($0.rawValue, ["-version"], seconds: 10)?.code == 0
    }
  }

  /// The text of a picture.
  ///
  /// - Parameter header: its format and size.
  /// - Returns: nil where it cannot be read.
  func text(ofPictureAt path: String, header: ImageHeader) -> ImageText? {
    guard header.width <= Self.limit else { return nil }
    // A path must not be taken for an option.
    let path = path.hasPrefix("-") ? "./" + path : path
    let isLong = header.height > Self.tileHeight + Self.overlap
    if isLong, let cutter, let lines = tiles(of: path, header: header, cutter: cutter) {
      return ImageText(engine: description, lines: lines)
    }
    guard header.height <= Self.limit else { return nil }
    return read(path, with: models).map { ImageText(engine: description, lines: $0.lines) }
  }

  /// Reads tile by tile; a line in the part two tiles share is taken from the one whose middle it is nearer.
  private func tiles(of path: String, header: ImageHeader, cutter: Cutter) -> [ImageText.Line]? {
    let folder = FileManager.default.temporaryDirectory.path + "/listwright-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      return nil
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var lines: [ImageText.Line] = []
    var models = models
    let step = Self.tileHeight
    var top = 0
    var paragraphs = 0
    while top < header.height {
      let start = max(0, top - Self.overlap)
      let end = min(header.height, top + step + Self.overlap)
      let tile = "\(folder)/tile.png"
      let geometry = "\(header.width)x\(end - start)+0+\(start)"
      let cut = Subprocess.run(
        cutter.rawValue,
        cutter.arguments + [path, "-crop", geometry, "+repage", "-colorspace", "Gray", tile],
        seconds: Self.seconds)
      guard cut?.code == 0, let (tileLines, model) = read(tile, with: models) else { return nil }
      // What fits one part of a picture fits the others.
      if !tileLines.isEmpty { models = [model] }
      for var line in tileLines {
        line.box.y += start
        line.paragraph += paragraphs
        let middle = line.box.y + line.box.height / 2
        if middle >= top, middle < top + step || end == header.height { lines.append(line) }
      }
      paragraphs += (tileLines.map(\.paragraph).max() ?? 0) + 1
      if end == header.height { break }
      top += step
    }
    return lines
  }

  /// The lines of a picture by the model that is surest of them.
  private func read(
    _ path: String, with models: [String]
  ) -> (lines: [ImageText.Line], model: String)? {
    var best: (lines: [ImageText.Line], model: String, confidence: Double)?
    for model in models {
      let output = Subprocess.run(
        "tesseract", [path, "stdout", "-l", model, "--psm", "4", "--dpi", "150", "tsv"],
        seconds: Self.seconds)
      guard let output, output.code == 0 else { continue }
      let lines = TesseractTable.lines(String(decoding: output.bytes, as: UTF8.self))
      let letters = lines.reduce(0) { $0 + $1.text.unicodeScalars.count }
      let sure = lines.reduce(0) { $0 + $1.confidence * Double($1.text.unicodeScalars.count) }
      let confidence = letters > 0 ? sure / Double(letters) : 0
      if confidence > best?.confidence ?? -1 { best = (lines, model, confidence) }
      if confidence >= Self.rightModel { break }
    }
    return best.map { ($0.lines, $0.model) }
  }
}
