// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Questions and answers: a section of them has questions in it, and each has an answer.
///
/// Applies where a heading announces them and text follows it.
public struct QuestionsAnswered: PageAudit {
  public let name = "faq"

  public init() {}

  public func result(for page: PageView) -> PageAuditResult {
    let document = page.document
    let heading = page.cues("faq").first { isHeading($0.block, page) }
    guard let heading, page.listing.language != .other else { return notApplicable }
    let section = page.visibleBlocks.drop { $0 <= heading.block }.prefix {
      if case .heading = document.blocks[$0].role { return !endsSection($0, heading.block, page) }
      return true
    }
    let letters = section.reduce(0) { $0 + page.letters(of: $1) }
    // A section without text is filled in later.
    guard letters >= 60, page.canTellAbsence else { return notApplicable }
    if section.contains(where: { isQuestion(document.string(of: document.blocks[$0])) }) {
      return result([])
    }
    return result([
      page.finding(
        "faq", .info, at: .block(heading.block),
        en: "a heading announces questions, but none follow in the text that was read",
        zh: "标题写着问答，但读到的文字里后面没有问题",
        fix: Message(
          en: "Put the three questions buyers ask most here, each with its answer.",
          zh: "写上买家最常问的三个问题并逐条回答。"),
        confidence: 0.7)
    ])
  }

  /// A heading that is no tab and no link to questions elsewhere.
  private func isHeading(_ block: Int, _ page: PageView) -> Bool {
    let document = page.document
    guard case .heading = document.blocks[block].role else { return false }
    var current = document.blocks[block].element
    while let index = current {
      if ["a", "button", "li"].contains(document.elements[index].name) { return false }
      current = document.elements[index].parent
    }
    return true
  }

  /// A heading of the same level or above.
  private func endsSection(_ block: Int, _ heading: Int, _ page: PageView) -> Bool {
    guard case .heading(let level) = page.document.blocks[block].role,
      case .heading(let top) = page.document.blocks[heading].role
    else { return false }
    return level <= top
  }

  private func isQuestion(_ text: String) -> Bool {
    if text.contains("?") || text.contains("？") { return true }
    let lower = text.lowercased().trimmingBlanks
    return ["q:", "q：", "q.", "问：", "问:", "q1", "問：", "问", "問"].contains(where: lower.hasPrefix)
      || ["吗", "嗎", "呢", "么"].contains(where: lower.hasSuffix)
  }
}
