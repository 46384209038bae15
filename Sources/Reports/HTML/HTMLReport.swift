// SPDX-License-Identifier: Apache-2.0

import Audit
import Findings
import Listings

/// One self-contained page: no script, nothing loaded from elsewhere, light and dark, fit to print. Several
/// listings get an overview first, sorted by what to mend first.
public struct HTMLReport: ReportWriter {
  let options: ReportOptions
  /// The style sheet of `templates/reports/report.css`.
  private let style: String
  private var outcomes: [Outcome] = []

  public init(_ options: ReportOptions, style: String) {
    self.options = options
    self.style = style
  }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    outcomes.append(outcome)
    return []
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    let language = pageLanguage
    let words = HTMLWords(language: language)
    var sections: [HTML] = []
    for (index, outcome) in outcomes.enumerated() {
      switch outcome {
      case .result(let result):
        sections.append(
          HTMLListing(
            result: result, index: index,
            words: HTMLWords(language: options.language(for: result))
          ).section)
      case .failure(let failure):
        sections.append(
          """
          <section class="listing" id="l\(index)"><h2>\(failure.name)</h2>
          <p class="failed">\(language.text(failure.message))</p></section>
          """)
      }
    }
    let overview = outcomes.count > 1 ? HTMLOverview(outcomes: outcomes, words: words).table : ""
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(language == .en ? "en" : "zh-CN")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <title>Listwright – \(title)</title>
      <style>\(HTML(stringLiteral: style))</style>
      </head>
      <body>
      <header class="top"><h1>Listwright</h1><p>\(totals(summary, words))</p></header>
      <main>
      \(overview)
      \(sections)
      </main>
      <footer><p>listwright \(options.version)</p></footer>
      </body>
      </html>

      """
    return Array(page.text.utf8)
  }

  private var title: String {
    guard outcomes.count == 1, case .result(let result) = outcomes[0] else {
      return "\(outcomes.count)"
    }
    return result.name
  }

  private var pageLanguage: MessageLanguage {
    if let messages = options.messages { return messages }
    for case .result(let result) in outcomes { return options.language(for: result) }
    return .en
  }

  private func totals(_ summary: RunSummary, _ words: HTMLWords) -> String {
    words.say(
      "\(summary.listings) checked · \(summary.errors) errors · \(summary.warnings) warnings · "
        + "\(summary.infos) hints · \(summary.failures) could not be read",
      "检查 \(summary.listings) 件 · \(summary.errors) 个错误 · \(summary.warnings) 个警告 · "
        + "\(summary.infos) 条建议 · \(summary.failures) 件无法读取")
  }
}

/// The words of the report in the reader's language.
struct HTMLWords {
  let language: MessageLanguage

  func say(_ en: String, _ zh: String) -> String { language.text(Message(en: en, zh: zh)) }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: say("error", "错误")
    case .warning: say("warning", "警告")
    case .info: say("hint", "建议")
    }
  }

  /// A score out of 100, or a dash.
  func score(_ value: Double?) -> String { value.map { String(Int($0.rounded())) } ?? "–" }
}
