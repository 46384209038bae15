// SPDX-License-Identifier: Apache-2.0

import Lexicons
import Text

extension CueLexicon {
  /// Reads `stages/cues` of the lexicons folder.
  package static func read(
    lexicons: String, folding: FoldingTable
  ) throws(LexiconError) -> CueLexicon {
    let folder = lexicons + "/stages/cues"
    func file(_ name: String) throws(LexiconError) -> (path: String, text: String) {
      let path = "\(folder)/\(name).tsv"
      return (path, try DataFiles.text(of: path))
    }
    return try CueLexicon(
      classes: try file("classes"), words: [try file("zh"), try file("en")], folding: folding)
  }
}
