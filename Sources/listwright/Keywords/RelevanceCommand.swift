// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Keywords
import Lexicons
import Listings

/// A query a line → what it is to the product of a facts file.
struct RelevanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relevance",
    abstract: Speech.say(
      "Judges queries against the facts of a product: "
        + "core, compatible, contradicts, rival-brand, unknown or irrelevant.",
      "对照商品事实判断搜索词：core、compatible、contradicts、rival-brand、unknown 或 irrelevant。"))

  @Option(
    help: ArgumentHelp(
      en: "File with the facts of the product (YAML or JSON).", zh: "商品事实文件（YAML 或 JSON）。",
      valueName: "file"))
  var facts: String

  @Flag(
    help: ArgumentHelp(
      en: "Say which fact decided, after a tab.", zh: "在制表符后给出起决定作用的事实。"))
  var why = false

  @OptionGroup var source: LineSource

  func run() throws {
    let folder = try source.folder()
    let gate = try KeywordData.gate(folder, facts: try FactsReader.read(path: facts))
    try source.answerEach { line in
      let verdict = gate.label(line)
      return why ? "\(verdict.label.rawValue)\t\(verdict.fact)" : verdict.label.rawValue
    }
  }
}
