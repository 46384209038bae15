// SPDX-License-Identifier: Apache-2.0

import Lexicons

/// All sources of search exports that are known, and the words their rows use: `lexicons/exports`.
public struct ExportCatalogue: Sendable {
  /// Ordered by id.
  public var profiles: [ExportProfile]
  /// The profile that stands in where no source is recognised.
  public var generic: ExportProfile
  public var words: ValueWords
  public var rows: RowWords

  /// The name of the profile for tables of unknown source.
  static let genericID = "generic"

  /// Reads the folder.
  /// - Throws: the first mistake in a file, with its place.
  public static func load(from folder: DataFolder) throws(LexiconError) -> ExportCatalogue {
    let top = folder.lexicons + "/exports"
    var profiles: [ExportProfile] = []
    for path in try DataFiles.files(below: top + "/sources", endings: ["yaml"]) {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      profiles.append(
        try ExportProfile(try DataFiles.yaml(of: path), id: String(file.dropLast(5))))
    }
    guard let index = profiles.firstIndex(where: { $0.id == genericID }) else {
      throw LexiconError(file: top + "/sources", message: "no file \(genericID).yaml in here")
    }
    let generic = profiles.remove(at: index)
    return ExportCatalogue(
      profiles: profiles, generic: generic,
      words: try ValueWords(try DataFiles.yaml(of: top + "/values.yaml")),
      rows: try RowWords(try DataFiles.yaml(of: top + "/rows.yaml")))
  }
}

/// Words by which rows that are no keywords are told.
public struct RowWords: Sendable {
  /// Folded words that make up the whole cell of a totals row, or its start before a colon.
  public var totals: Set<String>
  /// Folded words that start a note under or over a table.
  public var notes: [String]

  public init(totals: Set<String>, notes: [String]) {
    self.totals = totals
    self.notes = notes
  }

  init(_ node: YAMLNode) throws(LexiconError) {
    _ = try node.entries(allowed: ["totals", "notes"])
    totals = Set(try node.required("totals").strings().map(HeaderName.folded))
    notes = try node.required("notes").strings().map(HeaderName.folded)
  }

  /// Whether a folded cell heads a row of totals.
  func isTotal(_ cell: String) -> Bool {
    if totals.contains(cell) { return true }
    guard let colon = cell.firstIndex(of: ":") else { return false }
    return totals.contains(HeaderName.folded(String(cell[..<colon])))
  }

  /// Whether a folded cell starts a note.
  func isNote(_ cell: String) -> Bool { notes.contains { cell.hasPrefix($0) } }
}
