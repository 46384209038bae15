// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import Text

/// Reading of the files of `facts`.
enum FactsInput {
  /// The lexicon of statements.
  static func lexicon(data: DataOptions) throws(LexiconError) -> FactLexicon {
    let folder = try data.folder()
    let folding = try FoldingTable.read(lexicons: folder.lexicons)
    return try FactLexicon.read(lexicons: folder.lexicons, folding: folding)
  }

  /// A file, or standard input for `-`, as one field.
  static func field(_ path: String) throws -> Field {
    let bytes = path == "-" ? try StandardStreams.readAll() : try InputFile.read(path)
    let document = DocumentReader.read(bytes, name: path)
    return Field(name: document.elements.isEmpty ? "text" : "html", document: document)
  }

  /// A place as the contract writes it: text, range, path.
  static func json(_ place: Place) -> [String: JSONValue?] {
    [
      "text": .string(place.text),
      "range": place.range.map { .object(["start": .integer($0.start), "end": .integer($0.end)]) },
      "path": place.path.map(JSONValue.string),
    ]
  }

  /// `line:column` of a place.
  static func position(_ place: Place, in field: Field) -> String {
    guard let range = place.range else { return "" }
    let position = LineIndex(field.document.source.bytes).position(of: range.start)
    return "\(position.line):\(position.column)"
  }
}
