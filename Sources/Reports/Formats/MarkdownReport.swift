// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Findings
import Listings
import Text

/// A table a listing, for merge requests and chat.
public struct MarkdownReport: ReportWriter {
  let options: ReportOptions

  public init(_ options: ReportOptions) { self.options = options }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    switch outcome {
    case .failure(let failure):
      let message = options.language(for: failure).text(failure.message)
      return Array("## \(escaped(failure.name))\n\n**\(escaped(message))**\n\n".utf8)
    case .result(let result): return Array(section(result).utf8)
    }
  }

  private func section(_ result: ListingResult) -> String {
    let language = options.language(for: result)
    func say(_ en: String, _ zh: String) -> String { language.text(Message(en: en, zh: zh)) }
    var text = "## \(escaped(result.name))\n\n"
    if let structure = result.structure {
      let score = structure.score.map { "\(Int($0.rounded()))/100" } ?? "–"
      text += "\(say("Page structure", "页面结构")): **\(score)**"
      if !structure.missing.isEmpty {
        let names = structure.missing.map { StageName.text($0, language) }
        text += " · \(say("missing", "缺少")): \(names.joined(separator: "、"))"
      }
      text += "\n\n"
    }
    if result.findings.isEmpty {
      text += say("No findings.", "没有发现问题。") + "\n\n"
    } else {
      let head = [
        say("Where", "位置"), say("Phrase", "原文"), say("What", "问题"), say("Law", "依据"),
      ]
      text += "| | \(head.joined(separator: " | ")) |\n|---|---|---|---|---|\n"
      for located in result.findings { text += row(located, in: result, language) }
      text += "\n"
    }
    for item in result.notChecked {
      text +=
        "- \(say("Not checked", "未检查")): \(escaped(language.text(item.what))) – "
        + "\(escaped(language.text(item.why)))\n"
    }
    return result.notChecked.isEmpty ? text : text + "\n"
  }

  private func row(
    _ located: LocatedFinding, in result: ListingResult, _ language: MessageLanguage
  ) -> String {
    let finding = located.finding
    let mark =
      switch finding.severity {
      case .error: "🔴"
      case .warning: "🟡"
      case .info: "🔵"
      }
    let place = [
      result.listing.isFile ? nil : finding.field,
      located.start.map { "\($0.line):\($0.column)" },
    ].compactMap { $0 }.joined(separator: " ")
    let law = finding.citations.map { $0.title + ($0.article.map { " \($0)" } ?? "") }
    let cells = [
      mark, place, finding.place?.text ?? "", language.text(finding.message),
      law.joined(separator: "; "),
    ]
    return "| \(cells.map(escaped).joined(separator: " | ")) |\n"
  }

  /// Text as Markdown shows it letter by letter, on one line.
  private func escaped(_ text: String) -> String {
    var output = ""
    for character in Printable.oneLine(text) {
      if "\\`*_{}[]<>#|".contains(character) { output += "\\" }
      output.append(character)
    }
    return output
  }
}
