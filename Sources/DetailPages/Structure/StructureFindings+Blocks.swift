// SPDX-License-Identifier: Apache-2.0

import Findings

/// Findings about single blocks.
extension StructureFindings {
  /// The first screen, as blocks: about what a phone shows before the first scroll.
  private static let firstScreen = 6

  var noHook: [Finding] {
    // On a shop's own page the first screen holds pictures and the price, whatever the description says.
    guard page.reading.leftOut == 0,
      page.reading.blocks.count > 2 * StructureFindings.firstScreen
    else { return [] }
    let isHooked = page.parts.contains {
      $0.position < StructureFindings.firstScreen && $0.stage <= .advantage
    }
    guard !isHooked, !page.parts.isEmpty else { return [] }
    return [
      finding(
        "no-hook", at: 0,
        en: "The first screen names no problem, answer or benefit.",
        zh: "第一屏没有痛点、方案或卖点。", fixes: advice.fixes(.hook))
    ]
  }

  var withoutTerms: [Finding] {
    let parts = page.parts(of: .callToAction)
    guard let first = parts.first else { return [] }
    if parts.contains(where: { $0.evidence.numbers + $0.evidence.codes > 0 }) { return [] }
    let cues = ["deadline", "stock", "gift"].compactMap(lexicon.index)
    let hasTerms = parts.contains { part in
      cues.contains { page.reading.blocks[part.position].cues.contains($0) }
    }
    guard !hasTerms else { return [] }
    return [
      finding(
        "cta-without-terms", at: first.position,
        en: "The call to action names no price, deadline, stock or gift.",
        zh: "促单没有写明价格、期限、库存或赠品。", fixes: advice.fixes(.terms))
    ]
  }

  var claims: [Finding] {
    page.parts.filter {
      $0.stage == .trust && $0.evidence.strength == 1 && !$0.evidence.isClutter && !$0.isReview
    }.prefix(StructureFindings.most).map { part in
      finding(
        "claim-without-evidence", at: part.position,
        en: "Asks for trust without a number, a source, a document or terms to check.",
        zh: "要买家相信，却没有可查的数字、来源、文件或条款。", fixes: advice.fixes(stage: .trust))
    }
  }

  var vague: [Finding] {
    let vague = page.parts.filter {
      $0.evidence.vague > 0 && $0.evidence.numbers + $0.evidence.codes == 0
        && !$0.evidence.isClutter && $0.stage != .callToAction && $0.stage != .painPoint
        && !$0.isReview
    }
    guard !vague.isEmpty, let cue = lexicon.index(of: "vague") else { return [] }
    return vague.prefix(StructureFindings.most).map { part in
      let words = page.reading.string(
        of: page.reading.firstWord(of: cue, in: part.position))
      return finding(
        "vague", at: part.position,
        en: "“\(words)” says nothing that can be checked, and no fact stands beside it.",
        zh: "“\(words)”没有可核对的内容，旁边也没有事实。", fixes: advice.fixes(.fact))
    }
  }

  var clutter: [Finding] {
    page.clutter.prefix(StructureFindings.most).map { position in
      finding(
        "stacked-words", at: position,
        en: "Stacked keywords, slogans or calls; they count for nothing.",
        zh: "堆砌关键词、口号或催单词，不计分。")
    }
  }

  var emptyHeadings: [Finding] {
    // What was left out may stand under a heading.
    guard page.reading.leftOut == 0 else { return [] }
    let blocks = page.reading.blocks
    var findings: [Finding] = []
    for position in blocks.indices.dropFirst() where findings.count < StructureFindings.most {
      guard let level = places.headingLevel(at: position) else { continue }
      let next = position + 1 < blocks.count ? places.headingLevel(at: position + 1) : 1
      guard let next, next <= level, !page.carriesStage(position) else { continue }
      findings.append(
        finding(
          "empty-heading", at: position, en: "Nothing stands under this heading.",
          zh: "这个标题下面没有内容。"))
    }
    return findings
  }
}
