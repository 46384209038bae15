// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Compliance
import Findings
import Listings

/// `rules list`: one rule a line.
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Speech.say("Lists the rules, one a line.", "列出规则，每行一条。"))

  @OptionGroup var options: RulesOptions

  @Option(help: ArgumentHelp(en: "Only those of this market.", zh: "只列此市场的规则。"))
  var market: Market?

  @Option(
    help: ArgumentHelp(
      en: "Only those of this family.", zh: "只列此类别的规则。", valueName: "family"))
  var family: String?

  func run() throws {
    let rules = try options.claims().rules.filter { rule in
      (market.map { rule.scope.markets.isEmpty || rule.scope.markets.contains($0) } ?? true)
        && (family.map { rule.family.rawValue == $0 } ?? true)
    }
    let width = rules.map(\.id.count).max() ?? 0
    var text = ""
    for rule in rules {
      let id = rule.id + String(repeating: " ", count: width - rule.id.count)
      text += "\(id)  \(rule.severity.rawValue)  \(rule.family.rawValue)  \(rule.layer.rawValue)\n"
    }
    try StandardStreams.write(text)
  }
}

/// `rules show`: the page of a rule.
struct RulesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Speech.say("Shows a rule's page.", "显示一条规则的说明页。"))

  @OptionGroup var options: RulesOptions

  @Argument(help: ArgumentHelp(en: "The rule's id; all for every rule.", zh: "规则编号；all 表示全部。"))
  var id: String

  @Option(help: ArgumentHelp(en: "Language of the page (default: both).", zh: "页面语言（默认双语）。"))
  var messages: MessageLanguage?

  func run() throws {
    let rules = try options.claims().rules
    let shown = id == "all" ? rules : rules.filter { $0.id == id }
    guard !shown.isEmpty else {
      throw CommandError(
        en: "no rule '\(id)'; 'listwright rules list' names them all",
        zh: "没有规则“\(id)”；用 listwright rules list 查看全部")
    }
    try StandardStreams.write(
      shown.map { RulePage.markdown($0, language: messages) }.joined(separator: "\n---\n\n"))
  }
}
