// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Findings
import Listings
import Text
import Titles

/// The report of one listing.
struct HTMLListing {
  let result: ListingResult
  /// Position in the run; makes ids unique.
  let index: Int
  let words: HTMLWords

  /// Columns of a phrase in the list of findings; the whole of it stands marked in the text below.
  private static let phraseColumns = 120

  var section: HTML {
    """
    <section class="listing" id="l\(index)" aria-labelledby="h\(index)">
    <h2 id="h\(index)">\(Printable.oneLine(result.name))</h2>
    <p class="traits">\(traits)</p>
    \(scores)
    \(title)
    \(notChecked)
    \(stageMap)
    \(keywords)
    \(findingList)
    \(HTMLPageText(result: result, index: index, words: words).section)
    \(audits)
    </section>

    """
  }

  private var traits: String {
    let listing = result.listing
    return [
      listing.market?.rawValue.uppercased(), listing.platform, listing.category,
      listing.language.rawValue,
    ].compactMap { $0 }.map(Printable.oneLine).joined(separator: " · ")
  }

  private var scores: HTML {
    let overall = result.overall
    let parts = overall.parts.map { part -> HTML in
      let name =
        switch part.name {
        case "claims": words.say("claims", "合规")
        case "structure": words.say("structure", "结构")
        default: words.say("basics", "基础")
        }
      return
        "<li><span class=\"name\">\(name)</span> \(bar(part.value)) <b>\(words.score(part.value))</b></li>"
    }
    let cap: HTML =
      overall.cap < 100
      ? """
      <p class="cap">\(words.say("capped at \(Int(overall.cap)) until the findings below are mended", "下列问题改好之前最高 \(Int(overall.cap)) 分"))</p>
      """ : ""
    return """
      <div class="scores"><div class="overall"><span class="big">\(words.score(overall.value))</span>\
      <span class="of">/ 100</span></div><ul class="parts">\(parts)</ul>\(cap)</div>
      """
  }

  private func bar(_ value: Double?) -> HTML {
    let width = Int((value ?? 0).rounded())
    return """
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
      <rect class="rail" width="100" height="8"/><rect class="fill" width="\(width)" height="8"/></svg>
      """
  }

  /// The title as a phone shows it: what is cut off there is faint.
  private var title: HTML {
    guard let title = result.title else { return "" }
    let hidden = title.text.dropFirst(title.visible.count)
    let limit = title.length.limit.map { " / \($0)" } ?? ""
    return """
      <div class="phone"><p>\(title.visible)<span class="hidden">\(hidden)</span></p>\
      <small>\(words.say("title", "标题")) \(title.length.value)\(limit) \(title.length.unit.name)</small></div>
      """
  }

  private var notChecked: HTML {
    guard !result.notChecked.isEmpty else { return "" }
    let items = result.notChecked.map { item -> HTML in
      "<li><b>\(words.language.text(item.what))</b> – \(words.language.text(item.why))</li>"
    }
    return """
      <aside class="unchecked"><h3>\(words.say("Not checked", "未检查"))</h3><ul>\(items)</ul></aside>
      """
  }

  private var stageMap: HTML {
    guard let structure = result.structure else { return "" }
    return HTMLStageMap(structure: structure, result: result, words: words).section
  }

  /// The searches the listing answers, and those it does not.
  private var keywords: HTML {
    guard let coverage = result.keywords else { return "" }
    func list(_ terms: [String], _ kind: String) -> [HTML] {
      terms.map { "<li class=\"\(kind)\">\(Printable.oneLine($0))</li>" }
    }
    let share = words.score(coverage.demandCovered * 100)
    return """
      <h3>\(words.say("Searches answered", "搜索词覆盖")) <b>\(share)%</b></h3>
      <p class="reckoning">\(words.say("of demand; struck through: not on the page", "按需求计；划线的词页面没有覆盖"))</p>
      <ul class="terms">\(list(coverage.missing, "no"))\(list(coverage.covered, "yes"))</ul>
      """
  }

  private var findingList: HTML {
    guard !result.findings.isEmpty else {
      return "<p class=\"clean\">\(words.say("No findings.", "没有发现问题。"))</p>"
    }
    let items = result.findings.enumerated().sorted { a, b in
      let left = a.element.finding.severity
      let right = b.element.finding.severity
      return left == right ? a.offset < b.offset : left > right
    }.map { item($0.element, number: $0.offset) }
    return """
      <h3>\(words.say("Findings", "问题"))</h3><ol class="findings">\(items)</ol>
      """
  }

  private func item(_ located: LocatedFinding, number: Int) -> HTML {
    let finding = located.finding
    var phrase: HTML = ""
    if let place = finding.place, !place.text.isEmpty {
      phrase =
        "<a class=\"phrase\" href=\"#m\(index)-\(number)\">\(Printable.cut(Printable.oneLine(place.text), columns: Self.phraseColumns))</a> "
    }
    let law = finding.citations.map { citation -> HTML in
      let name = citation.title + (citation.article.map { " \($0)" } ?? "")
      if let url = citation.url, url.hasPrefix("https://") {
        return "<li>§ <a href=\"\(url)\" rel=\"noreferrer\">\(name)</a></li>"
      }
      return "<li>§ \(name)</li>"
    }
    let fixes = finding.fixes.compactMap { fix -> HTML? in
      let text = fix.message.map(words.language.text) ?? fix.edits.first?.text
      return text.map {
        "<li class=\"fix\">→ \(Printable.oneLine($0.isEmpty ? words.say("delete it", "删去") : $0))</li>"
      }
    }
    let place = located.start.map { "\($0.line):\($0.column)" } ?? finding.field ?? ""
    return """
      <li class="\(finding.severity.rawValue)" id="f\(index)-\(number)"><span class="tag">\
      \(words.severity(finding.severity))</span> \(phrase)\
      <span>\(words.language.text(finding.message))</span>
      <span class="rule">\(place) \(finding.rule)</span><ul class="law">\(law)\(fixes)</ul></li>

      """
  }

  private var audits: HTML {
    guard !result.audits.isEmpty else { return "" }
    let rows = result.audits.map { audit -> HTML in
      let score = audit.score.map { words.score($0 * 100) } ?? words.say("not applicable", "不适用")
      return
        "<tr><td>\(audit.audit)</td><td class=\"n\">\(score)</td><td class=\"n\">\(audit.findings.count)</td></tr>"
    }
    return """
      <details class="audits"><summary>\(words.say("Page audits", "页面检查"))</summary>\
      <div class="scroll"><table><thead><tr><th>\(words.say("Audit", "检查项"))</th>\
      <th>\(words.say("Score", "得分"))</th><th>\(words.say("Findings", "问题"))</th></tr></thead>\
      <tbody>\(rows)</tbody></table></div></details>
      """
  }
}
