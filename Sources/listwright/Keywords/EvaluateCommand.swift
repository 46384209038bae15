// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Keywords
import Reports

/// How well did the ranking of one period predict the next?
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: Speech.say(
      "Judges the ranking of one export by the next, beside sorting by volume and the usual formulas.",
      "用后一期导出检验前一期的排序，并与按搜索量、常用公式排序对比。"))

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      en: "Exports of the earlier period.", zh: "前一期的导出文件。", valueName: "export"))
  var then: [String]

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      en: "Exports of the later period; left out where one export compares two.",
      zh: "后一期的导出文件；单个文件已含两期对比时可省略。", valueName: "export"))
  var now: [String] = []

  @OptionGroup var reading: ExportReadingOptions
  @OptionGroup var value: ValueOptions

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: EvaluationFormat = .text

  func run() throws {
    let folder = try reading.folder()
    let model = try reading.model(from: folder)
    let progress = ProgressLine()
    defer { progress.clear() }
    var earlier = try reading.read(then, from: folder, progress: progress.listener)
    var later: [KeywordExport] = []
    if now.isEmpty {
      let pairs = earlier.compactMap(\.periods)
      guard !pairs.isEmpty else {
        throw CommandError(
          en: "this export holds one period; name the later one with --now",
          zh: "该导出只有一期数据，请用 --now 指定后一期")
      }
      earlier = pairs.map(\.then)
      later = pairs.map(\.now)
    } else {
      later = try reading.read(now, from: folder, progress: progress.listener)
    }
    let evaluation = RankingEvaluation(
      then: KeywordRanking(
        earlier, model: model, options: value.options, progress: progress.listener),
      now: KeywordRanking(
        later, model: model, options: value.options, progress: progress.listener))
    progress.clear()
    let report = EvaluationReport(evaluation, language: reading.messages ?? Speech.language)
    switch format {
    case .text: try StandardStreams.write(report.text)
    case .json: try StandardStreams.write(report.json.bytes(indented: true) + [0x0A])
    }
  }
}

/// How an evaluation is written.
enum EvaluationFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
