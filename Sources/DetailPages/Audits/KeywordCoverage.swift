// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Listings
import Text

/// What buyers search for stands where it is read first, and nowhere too often.
public struct KeywordCoverage: PageAudit {
  public let name = "keyword-coverage"
  private let terms: [SearchTerm]
  private let folding: FoldingTable
  private let limits: PageLimits
  /// Letters at the start of a page that count as its opening.
  static let opening = 200

  /// - Parameter terms: best first.
  init(terms: [SearchTerm], folding: FoldingTable, limits: PageLimits) {
    self.terms = terms
    self.folding = folding
    self.limits = limits
  }

  public func result(for page: PageView) -> PageAuditResult {
    guard let head = terms.first, page.field != nil || !page.listing.fields.isEmpty else {
      return notApplicable
    }
    let coverage = KeywordUse(terms: terms, page: page, folding: folding)
    var findings: [Finding] = []
    if !coverage.isCovered(0) {
      findings.append(
        page.finding(
          "keyword-head", .info, at: .page,
          en:
            "the best search term, '\(Wording.quoted(head.text))', stands nowhere in what was read",
          zh: "最有价值的搜索词“\(Wording.quoted(head.text))”没有出现",
          fix: Message(
            en: "Use it in the title and the first lines, if it is true of the product.",
            zh: "若与商品相符，写进标题和开头。")))
    } else if page.hasText, !coverage.opens(0) {
      findings.append(
        page.finding(
          "keyword-opening", .info, at: .page,
          en: "'\(Wording.quoted(head.text))' is not in the page's first \(Self.opening) letters",
          zh: "“\(Wording.quoted(head.text))”没有出现在页面开头 \(Self.opening) 字内",
          fix: Message(en: "Name the product by it early.", zh: "尽早用它称呼商品。")))
    }
    findings += stuffed(coverage, page: page)
    let missing = terms.indices.dropFirst().filter { !coverage.isCovered($0) }
    if !missing.isEmpty {
      let named = missing.prefix(5).map { Wording.quoted(terms[$0].text, limit: 24) }
      findings.append(
        page.finding(
          "keyword-missing", .info, at: .page,
          en:
            "\(Wording.count(missing.count, "search term")) not used: \(named.joined(separator: ", "))"
            + (missing.count > 5 ? ", …" : ""),
          zh: "有 \(missing.count) 个搜索词没有用到：\(named.joined(separator: "、"))"
            + (missing.count > 5 ? " 等" : ""),
          fix: Message(en: "Use those that are true of the product.", zh: "只用与商品相符的词。")))
    }
    var result = result(findings, score: coverage.demandCovered)
    result.coverage = SearchCoverage(terms: terms, use: coverage)
    return result
  }

  private func stuffed(_ coverage: KeywordUse, page: PageView) -> [Finding] {
    let limit = limits.keywordShare.value(isChinese: page.listing.language.isChinese)
    var worst: (term: Int, share: Double, count: Int)?
    for term in terms.indices {
      let places = coverage.places(of: term)
      guard places.count >= 6, page.visibleLetters > 300 else { continue }
      let share =
        Double(places.reduce(0) { $0 + LetterCount.of(page.document.text.bytes[$1.range]) })
        / Double(page.visibleLetters)
      if share > limit, share > worst?.share ?? 0 { worst = (term, share, places.count) }
    }
    guard let worst, let place = coverage.places(of: worst.term).dropFirst().first else {
      return []
    }
    let percent = Int((worst.share * 100).rounded())
    return [
      page.finding(
        "keyword-stuffing", .warning, at: .words(place, element: nil),
        en:
          "'\(Wording.quoted(terms[worst.term].text))' stands \(worst.count) times, \(percent) % of all letters",
        zh: "“\(Wording.quoted(terms[worst.term].text))”出现 \(worst.count) 次，占全文 \(percent) %",
        fix: Message(en: "Say 'it' or name the part instead.", zh: "换用代词或具体部位。"))
    ]
  }
}
