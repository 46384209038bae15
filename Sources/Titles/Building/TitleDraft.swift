// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// A built text with the parts it was made of.
struct TitleDraft {
  var built: BuiltTitle
  var pieces: [TitlePiece]
  var writer: TitleWriter
  var joining: TitleWriter.Joining

  /// Words that findings touch, by key.
  func keys(touchedBy findings: [Finding]) -> Set<String> {
    var touched: Set<String> = []
    for finding in findings {
      guard let range = finding.place?.range else { continue }
      var start = 0
      for stretch in writer.stretches(of: pieces, joining: joining) {
        let end = start + stretch.text.utf8.count
        if let piece = stretch.piece, start < range.end, range.start < end {
          touched.formUnion(pieces[piece].keys)
        }
        start = end
      }
    }
    return touched
  }
}
