// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `listwright audit`: everything that applies.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: Speech.say(
      "Everything that applies: claims, title, page structure, page audits, keyword coverage.",
      "全面检查：宣传用语、标题、详情页结构、页面要素、关键词覆盖。"))

  @OptionGroup var inputs: InputOptions
  @OptionGroup var listing: ListingOptions
  @OptionGroup var outputs: OutputOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var decisions: DecisionOptions

  func run() throws {
    try AuditRun(
      scope: .everything, inputs: inputs, listing: listing, outputs: outputs,
      configuration: configuration, decisions: decisions
    ).run()
  }
}

/// `listwright lint`: claims and platform rules only.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: Speech.say("Claims and platform rules only.", "只检查宣传用语和平台规则。"))

  @OptionGroup var inputs: InputOptions
  @OptionGroup var listing: ListingOptions
  @OptionGroup var outputs: OutputOptions
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var decisions: DecisionOptions

  func run() throws {
    try AuditRun(
      scope: .claims, inputs: inputs, listing: listing, outputs: outputs,
      configuration: configuration, decisions: decisions
    ).run()
  }
}
