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
