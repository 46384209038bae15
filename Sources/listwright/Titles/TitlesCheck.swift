// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Audit
import Lexicons
import Listings
import Reports
import Titles
import Workflow

/// `listwright titles check`: titles against the rules of a platform.
struct TitlesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Speech.say(
      "Checks titles against a platform's rules: one, or thousands from a file.",
      "按平台规则检查标题：一个，或文件中的成千上万个。"),
    discussion: Speech.say(
      """
      A title as it is, a file (CSV, TSV or workbook with a title column; NDJSON records; text with a \
      title a line), or - for NDJSON on standard input.
      """,
      "可以直接写标题，也可以给文件（含标题列的 CSV、TSV、表格；NDJSON；每行一个标题的文本），或用 - 从标准输入读 NDJSON。"))

  @Argument(
    help: ArgumentHelp(en: "Titles or files.", zh: "标题或文件。", valueName: "title"))
  var titles: [String]

  @Option(
    help: ArgumentHelp(
      en: "Your own platform file; it may extend one of ours.", zh: "自定义平台文件，可继承内置平台。",
      valueName: "file"))
  var platformFile: [String] = []

  @OptionGroup var listing: ListingOptions
  @OptionGroup var outputs: OutputOptions

  func run() throws {
    let setup = try TitlesSetup(listing: listing, platformFiles: platformFile)
    let auditor = setup.auditor()
    let inputs = try TitleInputs(builder: setup.builder).items(titles)
    let options = ReportOptions(
      messages: outputs.messages, colour: outputs.usesColour, version: Listwright.version)
    var sinks = try ReportSinks(
      main: outputs.format, extra: try outputs.extraOutputs(), options: options,
      style: try DataFiles.text(of: setup.folder.templates + "/reports/report.css"))
    var summary = RunSummary()
    try sinks.begin()
    try OrderedMap.forEach(
      inputs, jobs: max(1, outputs.jobs ?? CommandEnvironment.processors),
      transform: { $0.outcome(auditor) }
    ) { (outcome: Outcome) throws(CommandError) in
      summary.count(outcome)
      try sinks.add(outcome)
    }
    try sinks.finish(summary)
    if inputs.isEmpty { throw CommandError(en: "no title was read", zh: "没有读到标题") }
    if summary.failures > 0 { throw Exit.failed }
    let threshold = outputs.failOn ?? .error
    let tooManyWarnings = outputs.maxWarnings.map { summary.warnings > $0 } ?? false
    if threshold.isReached(by: summary) || tooManyWarnings { throw Exit.findings }
  }
}
