// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Lexicons
import Text

/// `listwright schema`: the JSON Schema of what the command reads and writes.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: Speech.say(
      "Prints the JSON Schema of results, records and files.", "输出结果、记录和文件的 JSON Schema。"))

  @Argument(
    help: ArgumentHelp(
      en: "Which one (default: result).", zh: "哪一个（默认 result）。", valueName: "name"))
  var name = "result"

  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try data.folder()
    let schemas = folder.templates + "/schema"
    let names = try DataFiles.files(below: schemas, endings: ["json"]).map {
      String($0.dropFirst(schemas.count + 1).dropLast(5))
    }
    guard names.contains(name) else {
      let nearest = EditDistance.nearest(to: name, in: names)
      throw CommandError(
        en: "no schema '\(name)'; there are \(names.joined(separator: ", "))"
          + (nearest.map { " (did you mean '\($0)'?)" } ?? ""),
        zh: "没有名为“\(name)”的 schema；可用：\(names.joined(separator: "、"))"
          + (nearest.map { "（是否指 \($0)？）" } ?? ""))
    }
    try StandardStreams.write(try DataFiles.text(of: "\(schemas)/\(name).json"))
  }
}
