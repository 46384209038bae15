// SPDX-License-Identifier: Apache-2.0

import Findings
import Text

/// Which edits of a set of findings are applied together.
public enum FixPlan {
  /// The safe edits for a field, in order of place; of two that overlap the first is taken, the other is left
  /// for the next run.
  public static func edits(of findings: [Finding], in field: String) -> [Edit] {
    let all = findings.filter { $0.field == field }.flatMap(\.fixes)
      .filter { $0.applicability == .safe }.flatMap(\.edits)
      .sorted { $0.range < $1.range }
    var kept: [Edit] = []
    for edit in all where (kept.last?.range.end ?? 0) <= edit.range.start {
      if edit != kept.last { kept.append(edit) }
    }
    return kept
  }

  /// The text with edits applied, which do not overlap and stand in order.
  public static func applied(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var position = 0
    for edit in edits {
      output += bytes[position..<edit.range.start]
      output += edit.text.utf8
      position = edit.range.end
    }
    return output + bytes[position...]
  }
}
