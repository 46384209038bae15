// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Documents
import Findings
import Keywords
import Lexicons
import Reports

/// Search exports → a ranking by what each term is worth to the product, and why.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: Speech.say(
      "Ranks the terms of search exports: hot, mid and long tail, what each is worth, what to bid.",
      "给搜索词导出排序：热词、腰部词、长尾词，各值多少、出价多少。"))

  @OptionGroup var exports: ExportOptions
  @OptionGroup var value: ValueOptions

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: RankingFormat = .text

  @Option(
    help: ArgumentHelp(
      en: "Also write this format to a file; may be given several times.",
      zh: "另把某种格式写入文件，可多次使用。", valueName: "format=file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      en: "Most terms to show; 0 for all (default: 50 as text, else all).",
      zh: "最多显示多少个词，0 为全部（默认：文本 50，其余全部）。", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      en: "Bytes of the backend field to pack terms into (Amazon: 249).",
      zh: "后台搜索词字段的字节数（亚马逊 249）。", valueName: "bytes"))
  var backendBytes: Int?

  @Flag(
    help: ArgumentHelp(
      en: "Say on standard error how long each step took.", zh: "在标准错误输出各步骤耗时。"))
  var timings = false

  func run() throws {
    let folder = try exports.folder()
    var stopwatch = Stopwatch(isShown: timings)
    let model = try exports.model(from: folder)
    stopwatch.lap("data files")
    let progress = ProgressLine()
    defer { progress.clear() }
    let read = try exports.read(from: folder, progress: progress.listener)
    progress.clear()
    stopwatch.lap("reading")
    if timings {
      _ = read.map(\.byDemand)
      stopwatch.lap("sorting by demand")
    }
    let ranking = KeywordRanking(
      read, model: model, options: value.options, progress: progress.listener)
    progress.clear()
    stopwatch.lap("merging and ranking")
    let writer = RankingWriter(
      ranking: ranking, language: exports.language,
      backend: backendBytes.map { BackendTerms(ranking, budget: $0) },
      style: try DataFiles.text(of: folder.templates + "/reports/keywords.css"))
    for request in output {
      let parts = request.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let format = RankingFormat(rawValue: String(parts[0])) else {
        throw CommandError(
          en: "--output takes FORMAT=FILE, not '\(request)'",
          zh: "--output 需要 格式=文件，而不是“\(request)”")
      }
      try writer.write(format, limit: limit, toFile: String(parts[1]))
    }
    try writer.write(format, limit: limit) { bytes throws(CommandError) in
      try StandardStreams.write(bytes)
    }
  }
}

/// How a ranking is written.
enum RankingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, csv, markdown, html
}

/// What the seller knows beside the export.
struct ValueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "Mean value of an order, in the export's currency.", zh: "平均客单价，与导出文件同币种。",
      valueName: "money"))
  var orderValue: Double?

  @Option(
    help: ArgumentHelp(
      en: "Contribution margin, 0…1.", zh: "毛利率，0…1。", valueName: "fraction"))
  var margin: Double?

  @Option(
    help: ArgumentHelp(
      en: "The product's own conversion rate per click, 0…1, where the export states none.",
      zh: "导出文件没有转化率时，商品自己的点击转化率，0…1。", valueName: "fraction"))
  var conversionRate: Double?

  @Option(
    help: ArgumentHelp(
      en: "Part of the margin advertising may take, 0…1.", zh: "广告可占毛利的比例，0…1。",
      valueName: "fraction"))
  var advertisingShare: Double = 0.5

  @Option(
    help: ArgumentHelp(
      en: "Conversion rate below which clicks are wasted, 0…1.", zh: "低于此转化率的点击视为浪费，0…1。",
      valueName: "fraction"))
  var targetConversionRate: Double?

  func validate() throws {
    for (name, number) in [
      ("--margin", margin), ("--conversion-rate", conversionRate),
      ("--advertising-share", advertisingShare),
      ("--target-conversion-rate", targetConversionRate),
    ] {
      if let number, !(number > 0 && number <= 1) {
        throw ValidationError(Speech.say("\(name) is between 0 and 1", "\(name) 在 0 与 1 之间"))
      }
    }
    if let orderValue, !(orderValue > 0 && orderValue.isFinite) {
      throw ValidationError(Speech.say("--order-value is above 0", "--order-value 大于 0"))
    }
  }

  var options: RankingOptions {
    var options = RankingOptions()
    options.orderValue = orderValue
    options.margin = margin
    options.conversionRate = conversionRate
    options.advertisingShare = advertisingShare
    options.targetConversionRate = targetConversionRate
    return options
  }
}

/// Tells how long steps take; the times go to standard error only, never into a result.
private struct Stopwatch {
  private let isShown: Bool
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant

  init(isShown: Bool) {
    self.isShown = isShown
    last = clock.now
  }

  mutating func lap(_ step: String) {
    let now = clock.now
    if isShown { StandardStreams.remark("\(step): \(last.duration(to: now))") }
    last = now
  }
}
