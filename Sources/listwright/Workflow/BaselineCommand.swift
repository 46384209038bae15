// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Audit
import Documents
import Findings
import Text
import Workflow

/// `listwright baseline`: what is known today, so that tomorrow's run tells only what is new.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: Speech.say(
      "The findings that are known, so that a run tells only new ones.",
      "已知问题清单，让检查只报告新问题。"),
    subcommands: [BaselineCreate.self, BaselineUpdate.self, BaselineShow.self])
}

/// What `create` and `update` share.
struct BaselineOptions: ParsableArguments {
  @OptionGroup var inputs: InputOptions
  @OptionGroup var listing: ListingOptions
  @OptionGroup var configuration: ConfigurationOptions

  @Option(help: ArgumentHelp(en: "The baseline.", zh: "基线文件。", valueName: "file"))
  var file = "listwright-baseline.ndjson"

  /// Audits the inputs and gives their findings; an input that fails is an error, for its findings would be
  /// lost.
  func current() throws -> Baseline {
    let setup = try AuditSetup(
      scope: .everything, listing: listing, file: try configuration.file())
    var pass = AuditPass(
      setup: setup, inputs: inputs, jobs: CommandEnvironment.processors,
      suppressions: Suppressions(SuppressionFile(entries: []), today: try listing.day()))
    var results: [ListingResult] = []
    try pass.forEach { (outcome) throws(CommandError) in
      switch outcome {
      case .result(let result): results.append(result)
      case .failure(let failure):
        throw CommandError(
          en: "\(failure.source ?? "-"): \(failure.message.en)",
          zh: "\(failure.source ?? "-")：\(failure.message.zh)")
      }
    }
    return Baseline(results: results)
  }

  func write(_ baseline: Baseline) throws(CommandError) {
    do {
      try Data(baseline.bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw CommandError(en: "cannot write \(file)", zh: "无法写入 \(file)")
    }
    StandardStreams.remark(
      Speech.say(
        "\(file): \(baseline.entries.count) findings", "\(file)：\(baseline.entries.count) 个问题"))
  }
}

struct BaselineCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: Speech.say("Writes down today's findings.", "记录今天的问题。"))

  @OptionGroup var options: BaselineOptions

  func run() throws {
    if InputFile.exists(options.file) {
      throw CommandError(
        en: "\(options.file) is there already; use 'baseline update'",
        zh: "\(options.file) 已存在；请用 baseline update")
    }
    try options.write(try options.current())
  }
}

struct BaselineUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: Speech.say(
      "Takes out what is gone; never adds anything.", "删去已不存在的问题；绝不增加。"))

  @OptionGroup var options: BaselineOptions

  func run() throws {
    let known = try Baseline.read(options.file)
    let current = Set(try options.current().entries.map(\.fingerprint))
    try options.write(
      Baseline(entries: known.entries.filter { current.contains($0.fingerprint) }))
  }
}

struct BaselineShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Speech.say("Counts the known findings by rule.", "按规则统计已知问题。"))

  @Option(help: ArgumentHelp(en: "The baseline.", zh: "基线文件。", valueName: "file"))
  var file = "listwright-baseline.ndjson"

  func run() throws {
    var counts: [String: Int] = [:]
    for entry in try Baseline.read(file).entries { counts[entry.rule, default: 0] += 1 }
    let lines = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value)\t\($0.key)\n"
    }
    try StandardStreams.write(lines.joined())
  }
}
