// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import Reports
import Text

/// `listwright facts check`: each statement of a page with what the facts say of it.
struct FactsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Speech.say(
      "Is each number, material and certificate of a page borne out by the facts?",
      "页面上的每个数字、材质、证书，事实文件里有依据吗？"))

  @Argument(
    help: ArgumentHelp(
      en: "Pages; - for standard input.", zh: "页面文件；- 表示标准输入。", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      en: "File with the facts of the product (YAML or JSON).", zh: "商品事实文件（YAML 或 JSON）。",
      valueName: "file"))
  var facts: String

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: FactsFormat = .text

  @Option(
    help: ArgumentHelp(
      en: "Exit with 1 from this severity on.", zh: "从哪一级起以退出码 1 结束。", valueName: "severity"))
  var failOn: FailureThreshold = .error

  @Option(help: ArgumentHelp(en: "Language of messages.", zh: "消息语言。"))
  var messages: MessageLanguage?

  @Option(
    help: ArgumentHelp(
      en: "Day to judge by, YYYY-MM-DD (default: today).", zh: "以哪一天为准，YYYY-MM-DD（默认今天）。",
      valueName: "date"))
  var now: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    let lexicon = try FactsInput.lexicon(data: data)
    let checker = FactChecker(
      facts: try FactsReader.read(path: facts), lexicon: lexicon, today: try day())
    var counts: [Severity: Int] = [:]
    for path in paths {
      let field = try FactsInput.field(path)
      let listing = Listing(id: path, source: path, language: .other, fields: [field])
      let verdicts = checker.verdicts(for: listing)
      for verdict in verdicts {
        if let severity = verdict.finding?.severity { counts[severity, default: 0] += 1 }
      }
      switch format {
      case .json: try write(verdicts, of: path)
      case .text: try print(verdicts, of: path, field: field)
      }
    }
    let reached: Bool =
      switch failOn {
      case .error: counts[.error, default: 0] > 0
      case .warning: counts[.error, default: 0] + counts[.warning, default: 0] > 0
      case .info: counts.values.contains { $0 > 0 }
      case .never: false
      }
    if reached { throw Exit.findings }
  }

  private func day() throws(CommandError) -> CalendarDate? {
    guard let now else { return CommandEnvironment.today }
    guard let date = CalendarDate(now) else {
      throw CommandError(
        en: "--now takes a date as YYYY-MM-DD, not '\(now)'",
        zh: "--now 需要 YYYY-MM-DD 形式的日期，而不是“\(now)”")
    }
    return date
  }

  private func write(_ verdicts: [FactVerdict], of path: String) throws {
    let claims = verdicts.map { verdict in
      JSONValue.members(
        FactsInput.json(verdict.place).merging([
          "verdict": .string(verdict.verdict.rawValue), "kind": .string(verdict.kind),
          "fact": verdict.fact.map(JSONValue.string),
          "message": .object(["en": .string(verdict.why.en), "zh": .string(verdict.why.zh)]),
        ]) { first, _ in first })
    }
    let result = JSONValue.object(["source": .string(path), "claims": .array(claims)])
    try StandardStreams.write(result.text() + "\n")
  }

  private func print(_ verdicts: [FactVerdict], of path: String, field: Field) throws {
    let language = messages ?? Speech.language
    var lines = ""
    for verdict in verdicts {
      let place = FactsInput.position(verdict.place, in: field)
      let name = language.text(Self.name(of: verdict.verdict))
      lines +=
        "\(path):\(place): \(name): \(Printable.oneLine(verdict.place.text)) — \(language.text(verdict.why))\n"
    }
    try StandardStreams.write(lines)
  }

  private static func name(of verdict: FactVerdict.Verdict) -> Message {
    switch verdict {
    case .supported: Message(en: "supported", zh: "有依据")
    case .contradicted: Message(en: "contradicted", zh: "与事实矛盾")
    case .unsupported: Message(en: "unsupported", zh: "没有依据")
    case .unverifiable: Message(en: "unverifiable", zh: "无法验证")
    case .forbidden: Message(en: "forbidden", zh: "事实禁止")
    }
  }
}
