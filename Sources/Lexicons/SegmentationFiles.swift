// SPDX-License-Identifier: Apache-2.0

import Text

extension Segmenter {
  /// A segmenter with the lexicon and the folding tables of a `lexicons` folder.
  public static func read(lexicons: String) throws(LexiconError) -> Segmenter {
    Segmenter(
      lexicon: try SegmentationLexicon.read(lexicons: lexicons),
      folding: try FoldingTable.read(lexicons: lexicons))
  }
}

extension SegmentationLexicon {
  /// Reads the files of `words/` that segmentation uses.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(lexicons: String) throws(LexiconError) -> SegmentationLexicon {
    var lexicon = SegmentationLexicon()
    let folder = lexicons + "/words/segmentation"
    for name in [
      "brands", "products", "attributes", "colours", "audience", "scenes", "general", "learned",
    ] {
      let (path, text) = try file(folder, name)
      try placed(path, text) { () throws(LineError) in
        try lexicon.add(words: text)
      }
    }
    let (affixes, affixesText) = try file(folder, "affixes")
    try placed(affixes, affixesText) { () throws(LineError) in
      try lexicon.add(affixes: affixesText)
    }
    let (units, unitsText) = try file(folder, "units")
    try placed(units, unitsText) { () throws(LineError) in try lexicon.add(units: unitsText) }
    let (mixed, mixedText) = try file(folder, "mixed")
    try placed(mixed, mixedText) { () throws(LineError) in try lexicon.add(mixed: mixedText) }
    let (characters, charactersText) = try file(folder, "characters")
    try placed(characters, charactersText) { () throws(LineError) in
      try lexicon.add(characters: charactersText)
    }
    lexicon.finish()
    return lexicon
  }

  private static func file(
    _ folder: String, _ name: String
  ) throws(LexiconError) -> (path: String, text: [UInt8]) {
    let path = "\(folder)/\(name).txt"
    return (path, Array(try DataFiles.text(of: path).utf8))
  }

  private static func placed(
    _ path: String, _ text: [UInt8], _ body: () throws(LineError) -> Void
  ) throws(LexiconError) {
    do {
      try body()
    } catch let mistake {
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      let excerpt =
        lines.indices.contains(mistake.line - 1)
        ? String(decoding: lines[mistake.line - 1].prefix(200), as: UTF8.self) : nil
      throw LexiconError(
        file: path, line: mistake.line, column: 1, message: mistake.message, excerpt: excerpt)
    }
  }
}
