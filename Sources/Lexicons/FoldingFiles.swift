// SPDX-License-Identifier: Apache-2.0

import Text

extension FoldingTable {
  /// Reads the tables of `folding/` that make up plain reading.
  ///
  /// - Parameter lexicons: path of the `lexicons` folder.
  public static func read(lexicons: String) throws(LexiconError) -> FoldingTable {
    var table = FoldingTable()
    for name in ["compatibility", "variants", "traditional"] {
      let path = "\(lexicons)/folding/\(name).txt"
      let text = try DataFiles.text(of: path)
      try placed(path, text) { () throws(LineError) in try table.add(pairs: text) }
    }
    let path = "\(lexicons)/folding/ignorable.txt"
    let text = try DataFiles.text(of: path)
    try placed(path, text) { () throws(LineError) in try table.add(ignorable: text) }
    return table
  }

  fileprivate static func placed(
    _ path: String, _ text: String, _ body: () throws(LineError) -> Void
  ) throws(LexiconError) {
    do {
      try body()
    } catch let mistake {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let excerpt =
        lines.indices.contains(mistake.line - 1) ? String(lines[mistake.line - 1].prefix(200)) : nil
      throw LexiconError(
        file: path, line: mistake.line, column: 1, message: mistake.message, excerpt: excerpt)
    }
  }
}

extension EvasionTable {
  /// Reads the tables of `folding/` that only the evasion view uses.
  public static func read(
    lexicons: String, folding: FoldingTable
  ) throws(LexiconError) -> EvasionTable {
    var table = EvasionTable()
    func text(_ name: String) throws(LexiconError) -> (String, String) {
      let path = "\(lexicons)/folding/\(name).txt"
      return (path, try DataFiles.text(of: path))
    }
    let (disguises, disguisesText) = try text("disguises")
    try FoldingTable.placed(disguises, disguisesText) { () throws(FoldingTable.LineError) in
      try table.add(disguises: disguisesText, folding: folding)
    }
    let (homophones, homophonesText) = try text("homophones")
    try FoldingTable.placed(homophones, homophonesText) { () throws(FoldingTable.LineError) in
      try table.add(disguises: homophonesText, folding: folding, needPair: true)
    }
    let (syllables, syllablesText) = try text("syllables")
    try FoldingTable.placed(syllables, syllablesText) { () throws(FoldingTable.LineError) in
      try table.add(syllables: syllablesText, folding: folding)
    }
    let (lookalikes, lookalikesText) = try text("lookalikes")
    try FoldingTable.placed(lookalikes, lookalikesText) { () throws(FoldingTable.LineError) in
      try table.add(lookalikes: lookalikesText)
    }
    let (leet, leetText) = try text("leet")
    try FoldingTable.placed(leet, leetText) { () throws(FoldingTable.LineError) in
      try table.add(lookalikes: leetText, leet: true)
    }
    let (separators, separatorsText) = try text("separators")
    try FoldingTable.placed(separators, separatorsText) { () throws(FoldingTable.LineError) in
      try table.add(separators: separatorsText)
    }
    return table
  }
}
