// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings
import Text

/// The page of a rule: what it flags, why, by what law, how to say it instead, with its examples. The same
/// text serves `rules show`, the reference in docs/rules, and hover texts.
public enum RulePage {
  /// - Parameters:
  ///   - language: of the page; nil for both, Chinese first.
  ///   - level: of its heading, from 1; its sections stand one lower.
  /// - Returns: Markdown.
  public static func markdown(
    _ rule: ClaimRule, language: MessageLanguage? = nil, level: Int = 1
  ) -> String {
    let mark = String(repeating: "#", count: level)
    func say(_ message: Message, separator: String = "\n\n") -> String {
      guard let language else { return message.zh + separator + message.en }
      return language.text(message)
    }
    var parts: [String] = []
    parts.append("\(mark) \(rule.id)")
    parts.append(table(rule))
    parts.append(say(rule.message).replacing("{text}", with: "…"))
    if !rule.citations.isEmpty {
      parts.append("\(mark)# " + say(Message(en: "Law and policy", zh: "依据"), separator: " · "))
      parts.append(rule.citations.map(line).joined(separator: "\n"))
    }
    if !rule.rewrites.isEmpty {
      parts.append("\(mark)# " + say(Message(en: "How to say it", zh: "怎么改"), separator: " · "))
      parts.append(
        rule.rewrites.map { "- " + say($0.message, separator: " ") }.joined(separator: "\n"))
    }
    if !rule.exemptionNames.isEmpty {
      parts.append(
        "\(mark)# " + say(Message(en: "Exemptions tried", zh: "先行检查的豁免"), separator: " · "))
      parts.append(rule.exemptionNames.map { "`\($0)`" }.joined(separator: ", "))
    }
    if !rule.examples.flagged.isEmpty {
      parts.append("\(mark)# " + say(Message(en: "Flagged", zh: "会提示"), separator: " · "))
      parts.append(rule.examples.flagged.map(example).joined(separator: "\n"))
    }
    if !rule.examples.allowed.isEmpty {
      parts.append("\(mark)# " + say(Message(en: "Allowed", zh: "不提示"), separator: " · "))
      parts.append(rule.examples.allowed.map(example).joined(separator: "\n"))
    }
    if !rule.note.isEmpty { parts.append(rule.note) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func table(_ rule: ClaimRule) -> String {
    var rows = [
      ("family", rule.family.rawValue), ("severity", rule.severity.rawValue),
      ("layer", rule.layer.rawValue), ("provenance", rule.provenance.rawValue),
    ]
    let scope = rule.scope
    func add(_ name: String, _ values: [String], without: [String] = []) {
      if !values.isEmpty { rows.append((name, values.joined(separator: ", "))) }
      if !without.isEmpty { rows.append(("not " + name, without.joined(separator: ", "))) }
    }
    add("markets", scope.markets.map(\.rawValue))
    add("platforms", scope.platforms, without: scope.withoutPlatforms)
    add("categories", scope.categories, without: scope.withoutCategories)
    add("fields", scope.fields)
    add("from", rule.effectiveFrom.map { ["\($0)"] } ?? [])
    add("to", rule.effectiveTo.map { ["\($0)"] } ?? [])
    add("answered by evidence", rule.evidence.map(\.rawValue))
    add("facts", rule.facts)
    return "| | |\n|---|---|\n"
      + rows.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n")
  }

  private static func line(_ citation: Citation) -> String {
    var text = "- " + citation.title
    if let article = citation.article { text += " " + article }
    if let effective = citation.effective { text += " (\(effective))" }
    if let url = citation.url { text += " <\(url)>" }
    return text
  }

  private static func example(_ example: ClaimRule.Example) -> String {
    let place = [example.isTitle ? "title" : nil, example.platform, example.category]
      .compactMap { $0 }.joined(separator: ", ")
    return "- " + example.marked + (place.isEmpty ? "" : " (\(place))")
  }
}
