// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import ArgumentParser
import Text
import Workflow

/// `listwright suppress`: a decision about one finding, with its reason.
struct SuppressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: Speech.say(
      "Lets a finding stand, with a reason and a day to look again.",
      "保留某个问题，写明理由和复查日期。"))

  @Argument(
    help: ArgumentHelp(
      en: "Fingerprint of the finding (--format json shows it).",
      zh: "问题的指纹（见 --format json）。", valueName: "fingerprint"))
  var fingerprint: String

  @Option(help: ArgumentHelp(en: "Why it may stand.", zh: "为什么可以保留。"))
  var reason: String

  @Option(
    help: ArgumentHelp(en: "The last day it holds, YYYY-MM-DD.", zh: "有效期至，YYYY-MM-DD。"))
  var until: String?

  @Option(
    help: ArgumentHelp(
      en: "What proves it: a certificate number, an address.", zh: "凭据：证书编号或网址。"))
  var evidence: String?

  @Option(help: ArgumentHelp(en: "The rule, for readers of the file.", zh: "规则编号，供阅读。"))
  var rule: String?

  @Option(help: ArgumentHelp(en: "The file to write.", zh: "写入的文件。", valueName: "file"))
  var file = SuppressionFile.name

  func run() throws {
    guard fingerprint.count == 16, fingerprint.allSatisfy(\.isHexDigit) else {
      throw CommandError(
        en: "a fingerprint is 16 hexadecimal digits, not '\(fingerprint)'",
        zh: "指纹是 16 位十六进制数字，而不是“\(fingerprint)”")
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw CommandError(en: "--reason must say something", zh: "--reason 不能为空")
    }
    let day = try until.map { text throws(CommandError) in
      guard let day = CalendarDate(text) else {
        throw CommandError(
          en: "--until takes a date as YYYY-MM-DD, not '\(text)'",
          zh: "--until 需要 YYYY-MM-DD 形式的日期，而不是“\(text)”")
      }
      return day
    }
    var suppressions = try SuppressionFile.read(file)
    suppressions.entries.removeAll { $0.fingerprint == fingerprint }
    suppressions.entries.append(
      SuppressionFile.Entry(
        fingerprint: fingerprint, rule: rule, reason: reason, evidence: evidence, until: day))
    do {
      try Data(suppressions.text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw CommandError(en: "cannot write \(file)", zh: "无法写入 \(file)")
    }
  }
}
