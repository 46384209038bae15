// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Findings

/// All listings of a run in one table, what to mend first at the top: inputs that could not be read, then
/// by errors, warnings and the lower score.
struct HTMLOverview {
  let outcomes: [Outcome]
  let words: HTMLWords

  var table: HTML {
    let rows = outcomes.enumerated().sorted { a, b in
      let left = key(of: a.element)
      let right = key(of: b.element)
      return left == right ? a.offset < b.offset : left.lexicographicallyPrecedes(right)
    }
    return """
      <section class="overview"><h2>\(words.say("What to fix first", "先改哪件"))</h2>
      <div class="scroll"><table>
      <thead><tr><th>\(words.say("Listing", "商品"))</th><th>\(words.say("Errors", "错误"))</th>\
      <th>\(words.say("Warnings", "警告"))</th><th>\(words.say("Structure", "结构"))</th>\
      <th>\(words.say("Overall", "总分"))</th><th>\(words.say("Not checked", "未检查"))</th></tr></thead>
      <tbody>
      \(rows.map { row(of: $0.element, index: $0.offset) })
      </tbody></table></div></section>
      """
  }

  private func row(of outcome: Outcome, index: Int) -> HTML {
    switch outcome {
    case .failure(let failure):
      return """
        <tr><td><a href="#l\(index)">\(failure.name)</a></td>\
        <td colspan="5" class="failed">\(words.language.text(failure.message))</td></tr>

        """
    case .result(let result):
      return """
        <tr><td><a href="#l\(index)">\(Printable.oneLine(result.name))</a></td>\
        <td class="n error">\(result.count(of: .error))</td>\
        <td class="n warning">\(result.count(of: .warning))</td>\
        <td class="n">\(words.score(result.structure?.score))</td>\
        <td class="n">\(words.score(result.overall.value))</td>\
        <td class="n">\(result.notChecked.count)</td></tr>

        """
    }
  }

  private func key(of outcome: Outcome) -> [Double] {
    guard case .result(let result) = outcome else { return [-.infinity] }
    return [
      -Double(result.count(of: .error)), -Double(result.count(of: .warning)),
      result.overall.value ?? -1,
    ]
  }
}
