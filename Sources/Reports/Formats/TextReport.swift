// SPDX-License-Identifier: Apache-2.0

import Audit
import DetailPages
import Documents
import Findings
import Listings
import Text
import Titles

/// For people at a terminal: each finding with its line, a caret under the phrase, the law and what to
/// write instead; then title, stages, keywords and what was not checked.
public struct TextReport: ReportWriter {
  let options: ReportOptions
  private let style: TerminalStyle
  /// Language of the closing line: that of the first listing.
  private var closing: MessageLanguage?

  public init(_ options: ReportOptions) {
    self.options = options
    style = TerminalStyle(isColoured: options.colour)
  }

  public mutating func add(_ outcome: Outcome) -> [UInt8] {
    var lines: [String] = []
    switch outcome {
    case .failure(let failure):
      let message = options.language(for: failure).text(failure.message)
      lines.append("\(style(failure.name, .bold)): \(style("error", .red, .bold)): \(message)")
    case .result(let result):
      let language = options.language(for: result)
      closing = closing ?? language
      lines = TextSections(result: result, language: language, style: style).lines
    }
    return Array((lines.joined(separator: "\n") + "\n\n").utf8)
  }

  public mutating func finish(_ summary: RunSummary) -> [UInt8] {
    let language = closing ?? options.messages ?? .en
    let total = Message(
      en: "\(summary.listings) checked, \(summary.errors) errors, \(summary.warnings) warnings, "
        + "\(summary.infos) hints"
        + (summary.failures > 0 ? "; \(summary.failures) could not be read" : ""),
      zh: "检查 \(summary.listings) 件，\(summary.errors) 个错误，\(summary.warnings) 个警告，"
        + "\(summary.infos) 条建议"
        + (summary.failures > 0 ? "；\(summary.failures) 件无法读取" : ""))
    return Array((style(language.text(total), .bold) + "\n").utf8)
  }
}

/// The parts of the text report of one listing.
struct TextSections {
  let result: ListingResult
  let language: MessageLanguage
  let style: TerminalStyle

  var lines: [String] {
    var lines = [heading]
    for located in result.findings { lines += finding(located) }
    lines += title + structure + keywords + notChecked
    return lines
  }

  private var heading: String {
    let listing = result.listing
    let traits = [
      listing.market?.rawValue, listing.platform, listing.category, listing.language.rawValue,
    ].compactMap { $0 }.map(Printable.oneLine)
    return style(Printable.oneLine(result.name), .bold) + " "
      + style("(\(traits.joined(separator: ", ")))", .faint)
  }

  private func finding(_ located: LocatedFinding) -> [String] {
    let finding = located.finding
    let severity: String
    switch finding.severity {
    case .error: severity = style(say("error", "错误"), .red, .bold)
    case .warning: severity = style(say("warning", "警告"), .yellow, .bold)
    case .info: severity = style(say("hint", "建议"), .blue)
    }
    var place = located.start.map { "\($0.line):\($0.column)" } ?? "–"
    if !result.listing.isFile, let field = finding.field { place = "\(field) \(place)" }
    var lines = [
      "  \(style(place, .cyan))  \(severity)  \(Printable.oneLine(language.text(finding.message)))"
        + "  \(style(finding.rule, .faint))"
    ]
    if let range = finding.place?.range, let name = finding.field,
      let field = result.listing.field(name)
    {
      let excerpt = Excerpt(bytes: field.document.source.bytes, range: range)
      lines.append("      \(excerpt.line)")
      lines.append("      \(style(excerpt.marker, .red))")
    }
    for citation in finding.citations {
      let article = citation.article.map { " \($0)" } ?? ""
      lines.append("      " + style("§ \(citation.title)\(article)", .faint))
    }
    for fix in finding.fixes {
      if let hint = suggestion(fix) { lines.append("      " + style("→ \(hint)", .green)) }
    }
    return lines
  }

  /// What a fix does, in one line.
  private func suggestion(_ fix: Fix) -> String? {
    if let message = fix.message { return Printable.oneLine(language.text(message)) }
    guard let edit = fix.edits.first else { return nil }
    return edit.text.isEmpty ? say("delete it", "删去") : Printable.oneLine(edit.text)
  }

  private var title: [String] {
    guard let title = result.title else { return [] }
    let length = title.length.limit.map { "\(title.length.value)/\($0)" } ?? "\(title.length.value)"
    return [
      style(say("Title", "标题"), .bold)
        + "  \(length) \(title.length.unit.name)  \(Printable.oneLine(title.text))"
    ]
  }

  private var structure: [String] {
    guard let report = result.structure else { return [] }
    let name = style(say("Page structure", "页面结构"), .bold)
    guard let score = report.score else {
      let reason = report.reason.map(language.text) ?? ""
      return ["\(name)  – \(reason)"]
    }
    let stages = report.stages.map { stage in
      let label = StageName.text(stage.stage, language)
      return stage.present
        ? style("✓ \(label)", .green) + style(" \(percent(stage.score))", .faint)
        : style("✗ \(label)", .red)
    }
    return ["\(name)  \(oneDigit(score))/100  \(stages.joined(separator: "  "))"]
  }

  private var keywords: [String] {
    guard let coverage = result.keywords else { return [] }
    let name = style(say("Keywords", "关键词"), .bold)
    var line = "\(name)  \(percent(coverage.demandCovered)) \(say("of demand covered", "的需求已覆盖"))"
    if !coverage.missing.isEmpty {
      let named = coverage.missing.prefix(5).map(Printable.oneLine).joined(separator: ", ")
      let rest = coverage.missing.count > 5 ? ", …" : ""
      line += "  \(say("missing", "缺")): \(named)\(rest)"
    }
    return [line]
  }

  private var notChecked: [String] {
    result.notChecked.map { item in
      style(say("Not checked", "未检查"), .yellow)
        + "  \(Printable.oneLine(language.text(item.what))): "
        + Printable.oneLine(language.text(item.why))
    }
  }

  private func say(_ en: String, _ zh: String) -> String { language.text(Message(en: en, zh: zh)) }
  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
  private func oneDigit(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Names of the stages as people read them.
enum StageName {
  static func text(_ stage: Stage, _ language: MessageLanguage) -> String {
    let message: Message
    switch stage {
    case .painPoint: message = Message(en: "pain point", zh: "痛点")
    case .solution: message = Message(en: "solution", zh: "解决方案")
    case .advantage: message = Message(en: "advantage", zh: "优势")
    case .trust: message = Message(en: "trust", zh: "信任")
    case .callToAction: message = Message(en: "call to action", zh: "促单")
    }
    return language.text(message)
  }
}
