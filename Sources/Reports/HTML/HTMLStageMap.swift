// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Documents
import Findings
import Listings
import Text

/// The five stages along the page: a strip with a mark where each block of a stage stands, and what counted.
struct HTMLStageMap {
  let structure: StructureReport
  let result: ListingResult
  let words: HTMLWords

  var section: HTML {
    guard let score = structure.score else {
      let reason = structure.reason.map(words.language.text) ?? ""
      return "<h3>\(words.say("Page structure", "页面结构"))</h3><p>\(reason)</p>"
    }
    return """
      <h3>\(words.say("Page structure", "页面结构")) <b>\(words.score(score))</b></h3>
      <p class="reckoning">\(parts)</p>
      <table class="stages"><tbody>\(structure.stages.map(row))</tbody></table>
      """
  }

  /// How the score comes about: each part out of 100, with its share.
  private var parts: String {
    structure.parts.map { part in
      let value = words.score(part.value * 100)
      return "\(name(of: part)) \(value) × \(words.score(part.weight * 100))%"
    }.joined(separator: " + ") + " · \(structure.profile)"
  }

  private func name(of part: StructureReport.Part) -> String {
    switch part.name {
    case "stages": words.say("stages", "阶段")
    case "order": words.say("order", "顺序")
    case "balance": words.say("balance", "比例")
    case "evidence": words.say("evidence", "证据")
    default: part.name
    }
  }

  private func row(_ report: StageReport) -> HTML {
    let name = StageName.text(report.stage, words.language)
    let marks = report.evidence.map { evidence -> HTML in
      let place = evidence.place
      return """
        <rect class="s\(evidence.strength)" x="\(position(of: place))" y="0" width="8" height="16">\
        <title>\(Printable.cut(Printable.oneLine(place.text), columns: 60))</title></rect>
        """
    }
    let quotes = report.evidence.prefix(6).map { evidence -> HTML in
      """
      <li>\(Printable.cut(Printable.oneLine(evidence.place.text), columns: 120)) \
      <small>\(words.language.text(evidence.why))</small></li>
      """
    }
    let detail: HTML =
      report.evidence.isEmpty
      ? "<span class=\"missing\">\(words.say("missing", "缺少"))</span>"
      : """
      <details><summary>\(report.evidence.count) \(words.say("blocks", "处"))</summary><ul>\(quotes)</ul></details>
      """
    return """
      <tr class="\(report.present ? "present" : "absent") \(report.stage.rawValue)"><th scope="row">\(name)</th>\
      <td class="map"><svg viewBox="0 0 1000 16" preserveAspectRatio="none" role="img" \
      aria-label="\(name): \(report.evidence.count)"><rect class="rail" width="1000" height="16"/>\(marks)</svg></td>\
      <td>\(detail)</td></tr>

      """
  }

  /// Where on the strip of 1,000 units the block stands.
  private func position(of place: Place) -> Int {
    guard let range = place.range, let field = result.listing.field(place.field),
      case let length = field.document.source.bytes.count, length > 0
    else { return 0 }
    return min(992, 1000 * range.start / length)
  }
}
