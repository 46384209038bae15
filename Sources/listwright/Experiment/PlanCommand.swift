// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Experiments
import Findings

/// How a plan or funnel is shown.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// A hypothesis file → whether and how it can be tested.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: Speech.say(
      "Whether a hypothesis can be tested with your traffic, and how.",
      "以您的流量能否测试这个假设，以及怎样测试。"))

  @Argument(help: ArgumentHelp(en: "The hypothesis file (YAML).", zh: "假设文件（YAML）。"))
  var hypothesis: String

  @Option(
    help: ArgumentHelp(
      en: "Results of the last weeks by day, for baseline, traffic and noise.",
      zh: "最近几周的每日数据，用于估计现值、流量和波动。", valueName: "csv"))
  var history: String?

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: PlainFormat = .text

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    let report = try Self.report(hypothesis: hypothesis, history: history, options: options)
    switch format {
    case .text: try StandardStreams.write(ExperimentText(language: options.language).text(report))
    case .json:
      try StandardStreams.write(ExperimentJSON.value(report).text(indented: true) + "\n")
    }
  }

  /// The plan of a hypothesis file.
  static func report(
    hypothesis path: String, history: String?, options: ExperimentOptions
  ) throws -> PlanReport {
    let data = try options.experimentData()
    let hypothesis = try ExperimentFiles.hypothesis(path, data)
    let platform = try platform(hypothesis, data)
    return try ExperimentFiles.telling {
      let past = try history.map {
        try ResultReader(columns: data.columns).read(ExperimentFiles.table($0))
      }
      var report = try Planner(hypothesis, platform: platform, history: past).plan()
      report.addFestivals(data.festivals)
      return report
    }
  }

  private static func platform(
    _ hypothesis: Hypothesis, _ data: ExperimentData
  ) throws(CommandError) -> PlatformRules? {
    guard let name = hypothesis.platform else { return nil }
    if let found = PlatformRules.find(name, in: data.platforms) { return found }
    let known = data.platforms.map(\.platform).joined(separator: ", ")
    StandardStreams.remark(
      Speech.say(
        "listwright: no rules for tests on '\(name)'; known: \(known)",
        "listwright：没有“\(name)”的测试规则；已知：\(known)"))
    return nil
  }
}
