// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import DetailPages
import Documents
import Findings
import Lexicons
import Listings
import Reports
import Text

/// `listwright facts diff`: what of the facts another version of a text changes.
struct FactsDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: Speech.say(
      "Every number, unit, material, denial and certificate that two texts do not share. Exit code 1 where there are any.",
      "两个版本之间改动的每个数字、单位、材质、否定和证书；有改动时退出码为 1。"))

  @Argument(help: ArgumentHelp(en: "The text before.", zh: "修改前的文件。"))
  var old: String

  @Argument(help: ArgumentHelp(en: "The text after.", zh: "修改后的文件。"))
  var new: String

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: FactsFormat = .text

  @Option(help: ArgumentHelp(en: "Language of messages.", zh: "消息语言。"))
  var messages: MessageLanguage?

  @OptionGroup var data: DataOptions

  func run() throws {
    let diff = FactDiff(lexicon: try FactsInput.lexicon(data: data))
    let before = try FactsInput.field(old)
    let after = try FactsInput.field(new)
    let changes = diff.changes(from: before, to: after)
    switch format {
    case .json: try write(changes)
    case .text: try print(changes, before: before, after: after)
    }
    if !changes.isEmpty { throw Exit.findings }
  }

  private func write(_ changes: [FactChange]) throws {
    let list = changes.map { change in
      JSONValue.members([
        "change": .string(change.change.rawValue), "about": .string(change.about),
        "old": change.old.map { .members(FactsInput.json($0)) },
        "new": change.new.map { .members(FactsInput.json($0)) },
      ])
    }
    try StandardStreams.write(JSONValue.object(["changes": .array(list)]).text() + "\n")
  }

  private func print(_ changes: [FactChange], before: Field, after: Field) throws {
    let language = messages ?? Speech.language
    var lines = ""
    for change in changes {
      let place =
        change.new.map { "\(new):\(FactsInput.position($0, in: after))" }
        ?? change.old.map { "\(old):\(FactsInput.position($0, in: before))" } ?? ""
      let name = language.text(Self.name(of: change.change))
      let texts = [change.old, change.new].compactMap { $0.map { Printable.oneLine($0.text) } }
      lines += "\(place): \(name) (\(change.about)): \(texts.joined(separator: " → "))\n"
    }
    try StandardStreams.write(lines)
  }

  private static func name(of change: FactChange.Kind) -> Message {
    switch change {
    case .changed: Message(en: "changed", zh: "已改")
    case .added: Message(en: "added", zh: "新增")
    case .removed: Message(en: "removed", zh: "删除")
    }
  }
}
