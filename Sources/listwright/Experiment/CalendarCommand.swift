// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Experiments
import Findings
import Text

/// A hypothesis file → which title stands when.
struct CalendarCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, ics
  }

  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: Speech.say(
      "Draws the calendar of a switchback: which title stands when.", "抽签生成轮换日历：哪天用哪个标题。"))

  @Argument(help: ArgumentHelp(en: "The hypothesis file (YAML).", zh: "假设文件（YAML）。"))
  var hypothesis: String

  @Option(
    help: ArgumentHelp(
      en: "First day, YYYY-MM-DD (default: 'start' of the file).",
      zh: "第一天，YYYY-MM-DD（默认取文件中的 start）。", valueName: "date"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      en: "Results of the last weeks by day.", zh: "最近几周的每日数据。", valueName: "csv"))
  var history: String?

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: Format = .csv

  @OptionGroup var options: ExperimentOptions

  func run() throws {
    let report = try PlanCommand.report(
      hypothesis: hypothesis, history: history, options: options)
    let declared = report.hypothesis
    guard let first = try firstDay(declared), let size = report.size else {
      throw CommandError(
        en: "say when it starts: --start YYYY-MM-DD or 'start:' in the file",
        zh: "请说明开始日期：--start YYYY-MM-DD 或文件中的 start:")
    }
    let drawn: BlockCalendar? =
      switch report.design {
      case .switchback: BlockCalendar.switchback(declared, size: size, start: first)
      case .catalogueSwitchback: BlockCalendar.catalogue(declared, size: size, start: first)
      case .split, .beforeAfter: nil
      }
    guard let calendar = drawn else {
      throw CommandError(
        en:
          "there is no calendar for a \(report.design.rawValue) of \(declared.items.count) item(s); "
          + "a switchback alternates two arms, a catalogue needs its items listed",
        zh: "\(report.design.name.zh)（\(declared.items.count) 个商品）没有日历；轮换测试需要两组，多商品轮换需列出商品")
    }
    if !report.isTestable {
      StandardStreams.remark(
        "listwright: " + (report.why.first.map { options.language.text($0) } ?? ""))
    }
    switch format {
    case .csv: try StandardStreams.write(calendar.csv)
    case .ics:
      try StandardStreams.write(
        calendar.iCalendar(name: declared.experiment, titles: declared.arms.map(\.title)))
    }
  }

  private func firstDay(_ declared: Hypothesis) throws(CommandError) -> CalendarDate? {
    guard let start else { return declared.start }
    guard let date = CalendarDate(start) else {
      throw CommandError(
        en: "--start takes a date as YYYY-MM-DD, not '\(start)'",
        zh: "--start 需要 YYYY-MM-DD 形式的日期，而不是“\(start)”")
    }
    return date
  }
}
