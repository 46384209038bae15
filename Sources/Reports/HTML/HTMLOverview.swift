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
    let heads = columns.map { "<th class=\"n\">\($0)</th>" as HTML }
    return """
      <section class="overview"><h2>\(words.say("What to fix first", "先改哪件"))</h2>
      <div class="scroll"><table>
      <thead><tr><th>\(words.say("Listing", "商品"))</th>\(heads)</tr></thead>
      <tbody>
      \(rows.map { row(of: $0.element, index: $0.offset) })
      </tbody></table></div></section>
      """
  }

  /// Names of the columns of numbers.
  private var columns: [String] {
    [
      words.say("Errors", "错误"), words.say("Warnings", "警告"), words.say("Structure", "结构"),
      words.say("Overall", "总分"), words.say("Not checked", "未检查"),
    ]
  }

  /// The folders all names share; they tell nothing in a list.
  private var sharedFolders: String {
    let names = outcomes.map(name)
    guard var shared = names.first?[...] else { return "" }
    for name in names { shared = name.commonPrefix(with: shared) }
    return shared.lastIndex(of: "/").map { String(shared[...$0]) } ?? ""
  }

  private func name(of outcome: Outcome) -> String {
    switch outcome {
    case .failure(let failure): failure.name
    case .result(let result): result.name
    }
  }

  private func link(to outcome: Outcome, index: Int) -> HTML {
    let name = Printable.oneLine(name(of: outcome).dropFirst(sharedFolders.count))
    return "<a href=\"#l\(index)\">\(name)</a>"
  }

  private func row(of outcome: Outcome, index: Int) -> HTML {
    switch outcome {
    case .failure(let failure):
      return """
        <tr><td class="name">\(link(to: outcome, index: index))</td>\
        <td colspan="5" class="failed">\(words.language.text(failure.message))</td></tr>

        """
    case .result(let result):
      let values = [
        String(result.count(of: .error)), String(result.count(of: .warning)),
        words.score(result.structure?.score), words.score(result.overall.value),
        String(result.notChecked.count),
      ]
      let classes = ["n error", "n warning", "n", "n", "n"]
      let cells = zip(zip(classes, columns), values).map { cell -> HTML in
        "<td class=\"\(cell.0.0)\" data-name=\"\(cell.0.1)\">\(cell.1)</td>"
      }
      return """
        <tr><td class="name">\(link(to: outcome, index: index))\(repeats(result))</td>\(cells)</tr>

        """
    }
  }

  /// The page whose text a page repeats.
  private func repeats(_ result: ListingResult) -> HTML {
    let rule = "page-audit/\(DuplicatePage.name)"
    guard let located = result.findings.first(where: { $0.finding.rule == rule }) else { return "" }
    return "<br><small>\(words.language.text(located.finding.message))</small>"
  }

  private func key(of outcome: Outcome) -> [Double] {
    guard case .result(let result) = outcome else { return [-.infinity] }
    return [
      -Double(result.count(of: .error)), -Double(result.count(of: .warning)),
      result.overall.value ?? -1,
    ]
  }
}

extension StringProtocol {
  /// What this text and another start with alike.
  fileprivate func commonPrefix(with other: Substring) -> Substring {
    let count = zip(self, other).prefix { $0 == $1 }.count
    return other.prefix(count)
  }
}
