// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Compliance
import Findings
import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `rules show`: the page of a rule, of a pack, or the whole reference.
struct RulesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Speech.say(
      "Shows the page of a rule or a pack.", "显示一条规则或一个规则包的说明页。"))

  @OptionGroup var options: RulesOptions

  @Argument(
    help: ArgumentHelp(
      en: "The rule's id, or a pack's name; all for every rule.", zh: "规则编号或规则包名称；all 表示全部。"))
  var id: String

  @Option(help: ArgumentHelp(en: "Language of the page (default: both).", zh: "页面语言（默认双语）。"))
  var messages: MessageLanguage?

  @Option(
    help: ArgumentHelp(
      en: "With all: writes the reference into this folder, a page a pack, in both languages.",
      zh: "与 all 同用：把双语参考手册写入此文件夹，每个规则包一页。", valueName: "dir"))
  var folder: String?

  func validate() throws {
    if folder != nil, id != "all" {
      throw ValidationError(
        Speech.say("--folder goes with 'all'", "--folder 须与 all 同用"))
    }
  }

  func run() throws {
    let claims = try options.claims()
    if let folder {
      let register = try FactRegister.read(lexicons: try options.data.folder().lexicons)
      return try write(RuleReference.pages(claims: claims, register: register), into: folder)
    }
    if let pack = claims.packs.first(where: { $0.name == id }) {
      return try StandardStreams.write(
        RuleReference.page(of: pack, in: claims, language: messages))
    }
    let shown = id == "all" ? claims.rules : claims.rules.filter { $0.id == id }
    guard !shown.isEmpty else {
      throw CommandError(
        en: "no rule '\(id)'; 'listwright rules list' names them all",
        zh: "没有规则“\(id)”；用 listwright rules list 查看全部")
    }
    try StandardStreams.write(
      shown.map { RulePage.markdown($0, language: messages) }.joined(separator: "\n---\n\n"))
  }

  private func write(_ pages: [RuleReference.Page], into folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandError(en: "\(folder): cannot be made a folder", zh: "\(folder)：无法建立文件夹")
    }
    for page in pages {
      let path = folder + "/" + page.name
      guard FileManager.default.createFile(atPath: path, contents: Data(page.markdown.utf8)) else {
        throw CommandError(en: "\(path): cannot be written", zh: "\(path)：无法写入")
      }
    }
  }
}
