// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Compliance
import Documents
import Findings
import Keywords
import Listings
import Reports
import Text
import Titles

extension TitleVariation.Variable: ExpressibleByArgument {}

/// `listwright titles build`: titles that cover the most demand within the limit, with proof.
struct TitlesBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: Speech.say(
      "Builds the title that covers the most demand within the limit, and proves it.",
      "生成在长度限制内覆盖最多需求的标题，并给出证明。"))

  @Option(
    help: ArgumentHelp(
      en: "A title to grow: it stays, more is added behind it.", zh: "在已有标题后扩展。",
      valueName: "title"))
  var seed: String?

  @Option(help: ArgumentHelp(en: "Words that must be in.", zh: "必须出现的词。", valueName: "words"))
  var require: [String] = []

  @Option(help: ArgumentHelp(en: "Words that must not be in.", zh: "不得出现的词。", valueName: "words"))
  var forbid: [String] = []

  @Option(
    help: ArgumentHelp(
      en: "Texts built as one problem: title, highlights, backend; or shortTitle, tags.",
      zh: "要生成的文本：title、highlights、backend 作为一个问题；或 shortTitle、tags。", valueName: "name"))
  var field: [String] = ["title"]

  @Option(help: ArgumentHelp(en: "Use no more than this.", zh: "长度上限（可小于平台限制）。", valueName: "n"))
  var limit: Int?

  @Flag(help: ArgumentHelp(en: "Leave the brand out.", zh: "不含品牌。"))
  var noBrand = false

  @Option(
    help: ArgumentHelp(
      en: "Variants that differ in --vary.", zh: "按 --vary 生成的变体数。", valueName: "n"))
  var variants: Int = 0

  @Option(
    help: ArgumentHelp(
      en: "The one thing variants differ in.", zh: "变体唯一的变量。", valueName: "variable"))
  var vary: TitleVariation.Variable?

  @Option(
    help: ArgumentHelp(
      en: "The best titles that differ in a quarter of their words.", zh: "生成若干彼此不同的最佳标题。",
      valueName: "n"))
  var diverse: Int = 0

  @Flag(
    help: ArgumentHelp(
      en: "The words were written by AI: Merchant Center gets a structured_title.",
      zh: "文案由 AI 生成：为 Merchant Center 输出 structured_title。"))
  var writtenByAI = false

  @Option(
    help: ArgumentHelp(
      en: "Your own platform file; it may extend one of ours.", zh: "自定义平台文件，可继承内置平台。",
      valueName: "file"))
  var platformFile: [String] = []

  @OptionGroup var listing: ListingOptions
  @OptionGroup var outputs: OutputOptions

  func run() throws {
    let setup = try TitlesSetup(listing: listing, platformFiles: platformFile)
    guard let platform = setup.platform else {
      let nearest = try listing.platform.flatMap { try setup.library.nearest(to: $0) }
      throw CommandError(
        en: "--platform needs a known platform" + (nearest.map { "; did you mean \($0)?" } ?? ""),
        zh: "--platform 需要一个已知平台" + (nearest.map { "；是否指 \($0)？" } ?? ""))
    }
    guard let facts = setup.facts else {
      throw CommandError(
        en: "--facts FILE is needed: a title may only say what is true",
        zh: "需要 --facts 文件：标题只能写真实的内容")
    }
    guard outputs.format == .text || outputs.format == .json || outputs.format == .jsonl else {
      throw CommandError(
        en: "titles build writes text, json or jsonl", zh: "titles build 支持 text、json、jsonl")
    }
    let source = try CandidateSource(setup.folder)
    let candidates = try source.candidates(
      listing.keywords, gate: try KeywordData.gate(setup.folder, facts: facts))
    let builder = try builder(setup, platform, facts, source)
    let built: BuiltTitles
    do {
      built = try titles(builder, candidates)
    } catch let error as TitleBuildError {
      throw CommandError(error.description)
    }
    let language = outputs.messages ?? (platform.language?.isChinese == true ? .zh : .en)
    switch outputs.format {
    case .text: try StandardStreams.write(BuiltTitlesText(built, language: language).text)
    case .jsonl: try StandardStreams.write(BuiltTitlesJSON.value(of: built).text() + "\n")
    default: try StandardStreams.write(BuiltTitlesJSON.value(of: built).text(indented: true) + "\n")
    }
  }

  private func builder(
    _ setup: TitlesSetup, _ platform: Platform, _ facts: ProductFacts, _ source: CandidateSource
  ) throws -> TitleBuilder {
    var options = TitleBuilder.Options()
    options.seed = seed
    options.required = require
    options.forbidden = forbid
    options.limit = limit
    options.includesBrand = !noBrand
    options.claims = { text in
      var draft = ListingBuilder.Draft(id: "title")
      draft.add("title", text, as: .text)
      return setup.claims.findings(in: setup.builder.listing(from: draft))
    }
    let chinese = platform.language?.isChinese ?? true
    let grammar = try TitleGrammar.read(
      platform.grammar ?? (chinese ? "zh-marketplace" : "en-marketplace"), in: setup.folder)
    return TitleBuilder(
      platform: platform, grammar: grammar, facts: facts, on: setup.day,
      category: listing.category, options: options, words: source.words)
  }

  private func titles(
    _ builder: TitleBuilder, _ candidates: [TitleCandidate]
  ) throws -> BuiltTitles {
    var built = BuiltTitles(platform: builder.platform.name, isWrittenByAI: writtenByAI)
    if field == ["tags"] {
      built.tags = try builder.tags(from: candidates)
    } else if let vary {
      built.titles = try builder.variants(
        max(1, variants), varying: vary, from: candidates, field: field[0])
    } else if diverse > 1 {
      built.titles = try builder.diverse(diverse, from: candidates, field: field[0])
    } else if field.count > 1 {
      let plan = try builder.plan(field, from: candidates)
      built.titles = plan.texts
      built.plan = plan
    } else {
      built.titles = [try builder.title(from: candidates, field: field[0])]
    }
    return built
  }
}
