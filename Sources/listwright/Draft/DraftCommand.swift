// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import DetailPages
import Lexicons
import Listings
import Text

/// `listwright draft`: a page skeleton from facts.
struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: Speech.say(
      "A detail-page skeleton from facts and keywords: five stages, blanks instead of inventions.",
      "用商品事实和搜索词生成详情页骨架：五个阶段，没有事实的地方留空，绝不编造。"))

  /// How a draft is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, markdown
  }

  @Option(
    help: ArgumentHelp(
      en: "File with the facts of the product (YAML or JSON).", zh: "商品事实文件（YAML 或 JSON）。",
      valueName: "file"))
  var facts: String

  @Option(
    help: ArgumentHelp(
      en: "A search term to use where the facts bear it out; may be given several times.",
      zh: "可用的搜索词（事实支持时才会使用），可多次使用。", valueName: "term"))
  var keyword: [String] = []

  @Option(
    help: ArgumentHelp(
      en: "Kind of goods: food, cosmetics, electronics, …", zh: "类目：food、cosmetics、electronics……",
      valueName: "name"))
  var category: String?

  @Option(
    help: ArgumentHelp(
      en: "Language of the page (default: that of the product's name).", zh: "页面语言（默认随产品词）。"))
  var language: Language?

  @Option(help: ArgumentHelp(en: "Output format.", zh: "输出格式。"))
  var format: Format = .html

  @OptionGroup var data: DataOptions

  func run() throws {
    let folder = try data.folder()
    let folding = try FoldingTable.read(lexicons: folder.lexicons)
    let facts = try FactsReader.read(path: facts)
    let language = language ?? Self.language(of: facts)
    let writer = DraftWriter(
      template: try DraftTemplate.read(templates: folder.templates, language: language),
      lexicon: try PageLexicon.read(lexicons: folder.lexicons, folding: folding),
      language: language)
    let draft = writer.draft(from: facts, category: category, terms: keyword)
    try StandardStreams.write(format == .html ? draft.html : draft.markdown)
    StandardStreams.remark(
      Speech.say("\(draft.blanks) blanks to fill in", "有 \(draft.blanks) 处需要填写"))
    if !draft.unusedTerms.isEmpty {
      let terms = draft.unusedTerms.joined(separator: ", ")
      StandardStreams.remark(
        Speech.say("not used, no fact bears them out: \(terms)", "未使用（没有事实支持）：\(terms)"))
    }
  }

  private static func language(of facts: ProductFacts) -> Language {
    let name = (facts.productWord ?? "") + facts.productSynonyms.joined()
    return name.unicodeScalars.contains { Letters.isHan($0.value) } ? .simplified : .english
  }
}
