// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Compliance
import Lexicons
import Text

/// `listwright rules …`: the rules themselves.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: Speech.say(
      "Shows the rules, runs their examples, finds what they leave untested.",
      "查看规则、运行规则示例、查找未覆盖之处。"),
    subcommands: [
      RulesList.self, RulesShow.self, RulesTest.self, RulesCoverage.self,
    ])
}

/// Where rules are read from.
struct RulesOptions: ParsableArguments {
  @OptionGroup var data: DataOptions

  @OptionGroup var packs: PackOptions

  @Option(
    help: ArgumentHelp(
      en: "Day to judge by, YYYY-MM-DD (default: today).", zh: "以哪一天的规定为准，YYYY-MM-DD（默认今天）。",
      valueName: "date"))
  var now: String?

  func claims() throws -> CompiledClaims {
    let folder = try data.folder()
    return try ClaimPacks.read(lexicons: folder.lexicons, extra: packs.rules)
  }

  func day() throws -> CalendarDate {
    var options = ListingOptions()
    options.now = now
    return try options.day()
  }
}
