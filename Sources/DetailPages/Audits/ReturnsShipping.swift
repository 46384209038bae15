// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// Returns and dispatch are told, and where returns are told their term and who pays are too.
///
/// A missing word is advice: marketplaces add their own rules beside the description.
public struct ReturnsShipping: PageAudit {
  public let name = "returns-shipping"
  private let topics: TopicNames

  init(topics: TopicNames) { self.topics = topics }

  public func result(for page: PageView) -> PageAuditResult {
    guard page.canTellAbsence, topics.isShipped(page.listing.category) else { return notApplicable }
    var findings: [Finding] = []
    let returns = page.cue("returns") ?? page.cue("not-returnable") ?? page.cue("return-window")
    for (topic, isTold) in [("returns", returns != nil), ("dispatch", page.cue("dispatch") != nil)]
    {
      guard !isTold, let named = topics[topic] else { continue }
      findings.append(
        page.finding(
          topic, .info, at: .page, en: "no word on \(named.name.en) in the text that was read",
          zh: "在读到的文字中没有\(named.name.zh)", fix: named.advice, confidence: 0.6))
    }
    if let returns = page.cues("returns").first(where: { isSaid($0.block, page) }),
      page.cue("not-returnable") == nil, !tellsTerm(page)
    {
      findings.append(
        page.finding(
          "return-window", .info, at: .words(returns.range, element: element(returns.block, page)),
          en: "returns are mentioned, but not within how many days", zh: "提到了退换货，但没有写期限",
          fix: Message(
            en: "State the number of days and from when they run.", zh: "写明多少天内、从何时起算。"),
          confidence: 0.7))
    }
    return result(findings)
  }

  /// A phrase that holds the term, or a number of days in a block that speaks of returns.
  private func tellsTerm(_ page: PageView) -> Bool {
    if page.cue("return-window") != nil { return true }
    return Set(page.cues("returns").map(\.block)).contains { block in
      Self.namesDays(page.folded.units[page.folded.parts[block]])
    }
  }

  /// Whether a number stands before a word for days, weeks or months.
  private static func namesDays(_ text: ArraySlice<UInt32>) -> Bool {
    for start in text.indices {
      guard firsts.contains(text[start]),
        units.contains(where: { text[start...].starts(with: $0) })
      else { continue }
      let before = text[..<start].last { $0 != 0x20 && $0 != 0x2D }
      if let before, (0x30...0x39).contains(before) || numerals.contains(before) { return true }
    }
    return false
  }

  /// Said by the seller in a sentence, not named by a label or a link that leads to it.
  private func isSaid(_ block: Int, _ page: PageView) -> Bool {
    let document = page.document
    guard document.blocks[block].surrounding == nil else { return false }
    guard page.letters(of: block) >= 10 else { return false }
    var current = document.blocks[block].element
    while let index = current {
      if document.elements[index].tag == .a { return false }
      current = document.elements[index].parent
    }
    return true
  }

  private static let units = ["天", "日", "个月", "day", "month", "week"].map {
    $0.unicodeScalars.map(\.value)
  }
  private static let firsts = units.compactMap(\.first)
  private static let numerals = "零〇一二两三四五六七八九十百千半".unicodeScalars.map(\.value)

  private func element(_ block: Int, _ page: PageView) -> Int? {
    page.document.blocks[block].element
  }
}
