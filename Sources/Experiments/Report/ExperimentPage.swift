// SPDX-License-Identifier: Apache-2.0

import Findings

/// An analysis as one HTML page: verdict, plots, numbers. It loads nothing, runs nothing, and escapes
/// everything that comes from a file.
public struct ExperimentPage: Sendable {
  let analysis: Analysis
  let language: MessageLanguage

  public init(_ analysis: Analysis, language: MessageLanguage) {
    self.analysis = analysis
    self.language = language
  }

  /// The page's text.
  public var html: String {
    let title = analysis.hypothesis?.experiment ?? say(analysis.design.name)
    var body = "<h1>\(Markup.escaped(title))</h1>\n"
    if let hypothesis = analysis.hypothesis {
      body += "<p class=\"hypothesis\">\(Markup.escaped(hypothesis.statement))</p>\n"
    }
    body += "<div class=\"verdict \(tone)\">"
    for (index, sentence) in analysis.why.enumerated() {
      let text = Markup.escaped(say(sentence))
      body += index == 0 ? "<p><strong>\(text)</strong></p>" : "<p>\(text)</p>"
    }
    body += "</div>\n"
    body += list(
      Message(en: "What cannot be concluded", zh: "不能得出的结论"),
      analysis.cannotConclude.map(say))
    body += plots
    body += list(
      Message(en: "In the data", zh: "数据中的问题"),
      analysis.problems.prefix(100).map { say($0.message) })
    for group in [FigureGroup(analysis)] + analysis.figures { body += table(group) }
    return """
      <!DOCTYPE html>
      <html lang="\(language == .en ? "en" : "zh-Hans")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private func say(_ message: Message) -> String { language.text(message) }

  private var tone: String {
    switch analysis.verdict {
    case .adopt: "good"
    case .invalid, .checkFirst, .observational: "bad"
    default: "neutral"
    }
  }

  private func list(_ title: Message, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    let entries = items.map { "<li>\(Markup.escaped($0))</li>" }.joined(separator: "\n")
    return "<h2>\(Markup.escaped(say(title)))</h2>\n<ul>\n\(entries)\n</ul>\n"
  }

  private func table(_ group: FigureGroup) -> String {
    guard !group.figures.isEmpty else { return "" }
    let rows = group.figures.map { figure in
      "<tr><th scope=\"row\">\(Markup.escaped(say(figure.label)))</th>"
        + "<td>\(Markup.escaped(ExperimentText.text(figure.value)))</td></tr>"
    }.joined(separator: "\n")
    let note = group.note.map { "<p class=\"note\">\(Markup.escaped(say($0)))</p>\n" } ?? ""
    return "<h2>\(Markup.escaped(say(group.title)))</h2>\n\(note)<table>\n\(rows)\n</table>\n"
  }

  private var plots: String {
    var plots = ""
    let rows = analysis.estimates.compactMap { estimate in
      estimate.interval.map { (estimate.arm, estimate.lift ?? 0, $0) }
    }
    if !rows.isEmpty {
      plots += figure(
        IntervalPlot(rows: rows, minimumEffect: analysis.hypothesis?.minimumEffect).svg,
        Message(
          en: "Lift against the control with its interval; the line is 'no difference'.",
          zh: "相对对照的提升及区间；竖线表示“没有差异”。"))
    }
    if let posterior = analysis.posterior, let plot = PosteriorPlot(posterior) {
      plots += figure(
        plot.svg,
        Message(
          en:
            "What is believed of each rate: the less the hills overlap, the surer the difference.",
          zh: "对各组比率的后验分布：两座山重叠越少，差异越确定。"))
    }
    return plots
  }

  private func figure(_ svg: String, _ caption: Message) -> String {
    "<figure>\n\(svg)\n<figcaption>\(Markup.escaped(say(caption)))</figcaption>\n</figure>\n"
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1c1c1e; --soft: #6b6b70; --line: #d5d5da; --a: #3a6ea5; --b: #c2571a; }
    @media (prefers-color-scheme: dark) { :root { --ink: #f0f0f2; --soft: #a2a2a8; --line: #3a3a3e; --a: #7db2e8; --b: #f0965a; } }
    body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); margin: 0; }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }
    h2 { font-size: 1.1rem; margin-top: 2rem; }
    .hypothesis, .note, figcaption { color: var(--soft); }
    .verdict { border-left: 4px solid var(--soft); padding: .2rem 1rem; }
    .verdict.good { border-color: #2c8a4b; } .verdict.bad { border-color: #c0392b; }
    figure { margin: 1.5rem 0; } svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; }
    table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: normal; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem .3rem 0; vertical-align: top; }
    td { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    """
}

/// Text inside markup.
enum Markup {
  /// Escapes what markup gives a meaning; control characters, which XML forbids, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
