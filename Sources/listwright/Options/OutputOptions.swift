// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Findings
import Reports

extension ReportFormat: ExpressibleByArgument {}

/// When colours are used.
enum ColourChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// From which severity on a run fails.
enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
  case error, warning, info, never

  /// Whether these counts reach it.
  func isReached(by summary: RunSummary) -> Bool {
    switch self {
    case .error: summary.errors > 0
    case .warning: summary.errors + summary.warnings > 0
    case .info: summary.errors + summary.warnings + summary.infos > 0
    case .never: false
    }
  }
}

/// How results are written.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: ReportFormat = .text

  @Option(
    help: ArgumentHelp(
      en: "Also write this format to a file; may be given several times.",
      zh: "另把某种格式写入文件，可多次使用。", valueName: "format=file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      en: "Language of messages (default: that of the listing).", zh: "消息语言（默认随商品页）。"))
  var messages: MessageLanguage?

  @Option(
    help: ArgumentHelp(
      en: "Exit with 1 from this severity on (default: error).",
      zh: "从哪一级起以退出码 1 结束（默认 error）。", valueName: "severity"))
  var failOn: FailureThreshold?

  @Option(
    help: ArgumentHelp(
      en: "Exit with 1 when there are more warnings.", zh: "警告多于此数时以退出码 1 结束。",
      valueName: "n"))
  var maxWarnings: Int?

  @Option(help: ArgumentHelp(en: "Use colours.", zh: "是否使用颜色。"))
  var color: ColourChoice = .auto

  @Flag(help: ArgumentHelp(en: "No remarks on standard error.", zh: "不在标准错误输出说明。"))
  var quiet = false

  @Option(
    help: ArgumentHelp(
      en: "Listings judged at the same time (default: one a processor).",
      zh: "同时检查的件数（默认每个处理器一件）。", valueName: "n"))
  var jobs: Int?

  /// Whether standard output gets colours.
  var usesColour: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      CommandEnvironment.isTerminal(1)
        && CommandEnvironment.variables["NO_COLOR", default: ""].isEmpty
    }
  }

  /// The extra outputs, as format and path.
  func extraOutputs() throws(CommandError) -> [(format: ReportFormat, path: String)] {
    var outputs: [(ReportFormat, String)] = []
    for item in output {
      let parts = item.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = ReportFormat(rawValue: parts[0]) else {
        throw CommandError(
          en: "--output takes FORMAT=FILE, FORMAT one of \(ReportFormat.names); not '\(item)'",
          zh: "--output 需要 FORMAT=FILE，FORMAT 为 \(ReportFormat.names) 之一，而不是“\(item)”")
      }
      outputs.append((format, parts[1]))
    }
    return outputs
  }
}

extension ReportFormat {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
