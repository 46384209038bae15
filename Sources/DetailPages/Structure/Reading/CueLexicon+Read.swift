// SPDX-License-Identifier: Apache-2.0

import Findings
import Lexicons
import Text

extension CueLexicon {
  /// The files a lexicon is read from, in `stages/cues` of the lexicons folder.
  static func files(lexicons: String) -> [String] {
    ["classes", "zh", "en"].map { "\(lexicons)/stages/cues/\($0).tsv" }
  }

  /// Reads `stages/cues` of the lexicons folder.
  package static func read(
    lexicons: String, folding: FoldingTable
  ) throws(LexiconError) -> CueLexicon {
    var texts: [(path: String, text: String)] = []
    for path in files(lexicons: lexicons) { texts.append((path, try DataFiles.text(of: path))) }
    return try CueLexicon(classes: texts[0], words: Array(texts[1...]), folding: folding)
  }

  /// Writes the lexicon into an archive.
  func write(to archive: inout ArchiveWriter) {
    archive.put(classes) { archive, cue in
      archive.put(cue.name)
      archive.put(cue.title.en)
      archive.put(cue.title.zh)
    }
    phrases.write(to: &archive)
  }

  /// Reads a lexicon from an archive.
  init(from archive: inout ArchiveReader) throws(ArchiveError) {
    classes = try archive.items { (archive) throws(ArchiveError) in
      CueClass(
        name: try archive.string(),
        title: Message(en: try archive.string(), zh: try archive.string()))
    }
    paging = index(of: "paging")
    phrases = try KeyTable(from: &archive)
  }
}
