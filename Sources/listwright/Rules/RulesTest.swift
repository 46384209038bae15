// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Compliance
import Lexicons

extension HostileSetting: ExpressibleByArgument {}

/// `rules test`: runs every example, each again in hostile settings.
struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: Speech.say(
      "Runs every example of every rule, each again in hostile settings.",
      "运行每条规则的全部示例，并在各种干扰下重跑。"))

  @OptionGroup var options: RulesOptions

  @Option(
    help: ArgumentHelp(
      en: "Only this setting; may be given several times.", zh: "只用此种干扰，可多次使用。"))
  var setting: [HostileSetting] = []

  func run() throws {
    let claims = try options.claims()
    let settings = setting.isEmpty ? HostileSetting.allCases : setting
    let failures = RuleExamples(claims: claims, now: try options.day()).failures(in: settings)
    try StandardStreams.write(failures.map { "\($0)\n" }.joined())
    let examples = claims.rules.reduce(0) {
      $0 + $1.examples.flagged.count + $1.examples.allowed.count
    }
    StandardStreams.remark(
      Speech.say(
        "\(claims.rules.count) rules, \(examples) examples, \(settings.count) settings, \(failures.count) failures",
        "\(claims.rules.count) 条规则，\(examples) 个示例，\(settings.count) 种干扰，\(failures.count) 处不符"))
    if !failures.isEmpty { throw Exit.findings }
  }
}

/// `rules coverage`: what the examples leave untested, and facts that nothing answers.
struct RulesCoverage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: Speech.say(
      "Finds rules that cannot fire, are shadowed, or have too few examples, and facts without rule or reason.",
      "查找无法触发、被遮蔽或示例不足的规则，以及既无规则也无理由的事实。"))

  @OptionGroup var options: RulesOptions

  func run() throws {
    let claims = try options.claims()
    let register = try FactRegister.read(lexicons: try options.data.folder().lexicons)
    let facts = FactCoverage(rules: claims.rules, register: register)
    let gaps = RuleCoverage(claims: claims, now: try options.day()).gaps() + facts.gaps
    try StandardStreams.write(gaps.map { "\($0)\n" }.joined())
    StandardStreams.remark(
      Speech.say(
        "\(claims.rules.count) rules; facts: \(register.ids.count), \(facts.byRule) by rule, \(facts.withReason) with reason; \(gaps.count) gaps",
        "\(claims.rules.count) 条规则；事实 \(register.ids.count) 项，其中 \(facts.byRule) 项有规则，\(facts.withReason) 项写明理由；\(gaps.count) 处缺口"
      ))
    if !gaps.isEmpty { throw Exit.findings }
  }
}
