// SPDX-License-Identifier: Apache-2.0

import Findings

/// The audit of a page against those before it in a run: its text is its own.
public enum DuplicatePage {
  public static let name = "duplicate-page"

  /// The result for a page.
  ///
  /// - Parameters:
  ///   - match: the page it repeats; nil for a text of its own.
  ///   - field: name of the page's field.
  public static func result(_ match: NearDuplicates.Match?, field: String) -> PageAuditResult {
    guard let match else {
      return PageAuditResult(audit: name, score: 1, isApplicable: true, findings: [])
    }
    return PageAuditResult(
      audit: name, score: 1 - match.likeness, isApplicable: true,
      findings: [finding(for: match, field: field)])
  }

  private static func finding(for match: NearDuplicates.Match, field: String) -> Finding {
    let percent = Int((match.likeness * 100).rounded())
    let page = Wording.quoted(match.original, limit: 200)
    return Finding(
      rule: "page-audit/\(name)", family: .pageAudit, severity: .warning, layer: .style,
      place: nil,
      message: Message(
        en: "about \(percent) % of this text is also on page '\(page)'",
        zh: "约 \(percent) % 的文字也出现在页面“\(page)”"),
      fixes: [
        Fix(
          applicability: .suggestion, edits: [],
          message: Message(
            en: "Write what sets this product apart, or make the pages variants of one.",
            zh: "写出本商品的不同之处，或合并为同一商品的不同规格。"))
      ], confidence: 0.9, field: field)
  }
}
