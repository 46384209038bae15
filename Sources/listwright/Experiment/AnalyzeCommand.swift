// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Experiments
import Findings

/// Results → verdict, numbers, page.
struct AnalyzeCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, html
  }

  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: Speech.say(
      "Reads results against the plan: what to do, how sure, what stays open.",
      "对照计划解读结果：怎么做、有多大把握、哪些不能断定。"))

  @Argument(
    help: ArgumentHelp(
      en: "Results: CSV or workbook, or - for standard input.", zh: "结果：CSV 或工作簿，或以 - 表示标准输入。"))
  var results: String

  @Option(
    help: ArgumentHelp(
      en: "The hypothesis file the test was planned with.", zh: "测试所依据的假设文件。",
      valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      en: "The calendar of a switchback (CSV).", zh: "轮换测试的日历（CSV）。", valueName: "file"))
  var calendar: String?

  @Option(help: ArgumentHelp(en: "Design, where no plan says it.", zh: "测试设计（没有计划文件时）。"))
  var design: Design?

  @Option(help: ArgumentHelp(en: "Metric, where no plan says it.", zh: "指标（没有计划文件时）。"))
  var metric: Metric?

  @Option(help: ArgumentHelp(en: "False-positive level.", zh: "假阳性水平。"))
  var alpha: Double?

  @Option(
    help: ArgumentHelp(
      en: "Intended shares of the arms, the control first.", zh: "各组设定份额，对照在前。",
      valueName: "50,50"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      en: "Hash of the hypothesis as it was registered.", zh: "登记时的假设哈希。", valueName: "hash"))
  var registered: String?

  @Option(
    help: ArgumentHelp(
      en: "growthbook: also show the numbers of GrowthBook.", zh: "growthbook：同时给出 GrowthBook 的数字。")
  )
  var engine: AnalysisRequest.Engine = .listwright

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      en: "Also write this format to a file; may be given several times.",
      zh: "另把某种格式写入文件，可多次使用。", valueName: "format=file"))
  var output: [String] = []

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    if let alpha, !(alpha > 0 && alpha < 0.5) {
      throw CommandError(en: "--alpha lies between 0 and 0.5", zh: "--alpha 应在 0 与 0.5 之间")
    }
    let extra = try extraOutputs()
    let analysis = try analysis()
    try StandardStreams.write(text(analysis, format))
    for (format, path) in extra {
      try ExperimentFiles.write(text(analysis, format), to: path)
    }
    if analysis.problems.contains(where: \.isError) { throw Exit.failed }
    if analysis.verdict == .invalid { throw Exit.findings }
  }

  private func analysis() throws -> Analysis {
    let data = try options.experimentData()
    let hypothesis = try plan.map { try ExperimentFiles.hypothesis($0, data) }
    let arms = hypothesis?.arms.map(\.name)
    return try ExperimentFiles.telling {
      let schedule = try calendar.map {
        try BlockCalendar.read(ExperimentFiles.table($0), arms: arms)
      }
      let table = try ResultReader(columns: data.columns).read(
        ExperimentFiles.table(results), arms: arms ?? schedule?.arms)
      let request = AnalysisRequest(
        hypothesis: hypothesis, calendar: schedule, design: design, metric: metric, alpha: alpha,
        engine: engine,
        weights: weights.map { $0.split(separator: ",").compactMap { Double($0) } },
        registeredFingerprint: registered)
      return try Analyzer(table, request).analyze()
    }
  }

  private func text(_ analysis: Analysis, _ format: Format) -> String {
    switch format {
    case .text: ExperimentText(language: options.language).text(analysis)
    case .json: ExperimentJSON.value(analysis).text(indented: true) + "\n"
    case .html: ExperimentPage(analysis, language: options.language).html
    }
  }

  private func extraOutputs() throws(CommandError) -> [(Format, String)] {
    var outputs: [(Format, String)] = []
    for item in output {
      let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = Format(rawValue: parts[0]) else {
        throw CommandError(
          en: "--output takes FORMAT=FILE, FORMAT one of text, json, html; not '\(item)'",
          zh: "--output 需要 FORMAT=FILE，FORMAT 为 text、json、html 之一，而不是“\(item)”")
      }
      outputs.append((format, parts[1]))
    }
    return outputs
  }
}
