// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Text

/// Nothing a draft left blank is still blank: each finding is one thing to write.
public struct UnfilledBlanks: PageAudit {
  public let name = "blanks"
  private let blanks: DraftBlanks
  /// Findings beyond this many are left out.
  static let most = 50

  init(blanks: DraftBlanks) { self.blanks = blanks }

  public func result(for page: PageView) -> PageAuditResult {
    guard !page.visibleBlocks.isEmpty else { return notApplicable }
    let document = page.document
    let places = blanks.places(in: document)
    return result(
      places.prefix(Self.most).map { place in
        let hint = Wording.quoted(document.text.string(in: place.hint), limit: 80)
        return page.finding(
          "blank", .warning,
          at: .words(place.range, element: document.blocks[place.block].element),
          en: "still blank: \(hint)", zh: "待填写：\(hint)",
          fix: Message(
            en: "Write it from your own facts, or delete the line.", zh: "按自己的事实填写，或删去这一行。"))
      }, score: places.isEmpty ? 1 : 0)
  }
}
