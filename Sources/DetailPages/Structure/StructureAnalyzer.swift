// SPDX-License-Identifier: Apache-2.0

import Documents
import Findings
import Lexicons
import Listings
import Text

/// Finds the five stages of detail pages, and scores how well they lead a buyer.
public struct StructureAnalyzer: Sendable {
  private let folding: FoldingTable
  private let lexicon: CueLexicon
  private let model: StageModel
  private let evidence: EvidenceReader
  private let advice: StructureAdvice
  private let blanks: DraftBlanks
  /// What pages can be measured by.
  public let profiles: StructureProfiles

  /// The profile that is used where none is asked for.
  public static let defaultProfile = "five-stage"
  /// Words below which a page is not judged.
  static let fewestWords = 12
  /// The same for what is left of a shop's page without menus, lists and footers, where nothing in it carries a
  /// stage: labels and prices alone are no description.
  static let fewestFramedWords = 80

  /// Reads `stages/` of the lexicons folder, its words and weights by way of the cache.
  public init(
    lexicons: String, folding: FoldingTable, cache: LexiconCache? = nil
  ) throws(LexiconError) {
    self.folding = folding
    (lexicon, model) = try StageModel.read(lexicons: lexicons, folding: folding, cache: cache)
    evidence = EvidenceReader(lexicon: lexicon)
    let texts = try DataFiles.yaml(
      of: ["advice", "profiles"].map { "\(lexicons)/stages/\($0).yaml" },
      cache: cache, name: "stage-texts")
    advice = try StructureAdvice(texts[0])
    profiles = try StructureProfiles(texts[1])
    let blanksFile = try DataFiles.text(of: lexicons + "/pages/blanks.txt")
    blanks = DraftBlanks(PageLexicon.words(of: blanksFile))
  }

  /// The structure of a listing's page: its `html`, else its `text`.
  ///
  /// - Parameter name: of a profile; an unknown one is taken for the default.
  public func report(
    for listing: Listing, profile name: String = StructureAnalyzer.defaultProfile
  ) -> StructureReport {
    report(for: listing, page: page(of: listing), profile: name)
  }

  /// Reads a listing's page, for this and other analyses of it.
  public func page(of listing: Listing) -> PageText { PageText(listing, folding: folding) }

  /// The same for a page that was read before.
  ///
  /// - Parameter page: of this listing.
  public func report(
    for listing: Listing, page text: PageText,
    profile name: String = StructureAnalyzer.defaultProfile
  ) -> StructureReport {
    let profile = profiles[name] ?? profiles[StructureAnalyzer.defaultProfile] ?? profiles.all[0]
    guard let field = text.field else {
      return .unread(
        profile,
        Message(en: "the listing has no page text", zh: "没有详情页内容"))
    }
    if let reason = StructureAnalyzer.reasonWithoutText(field.document) {
      return .unread(profile, reason)
    }
    if let reason = reasonOfBlanks(field.document) { return .unread(profile, reason) }
    guard listing.language != .other else {
      return .unread(
        profile,
        Message(
          en: "the page is neither Chinese nor English", zh: "页面既不是中文也不是英文"))
    }
    let reading = PageReading(
      of: field.document, folded: text.folded, isShopPage: text.isShopPage, lexicon: lexicon)
    let page = LabelledPage(reading: reading, model: model, evidence: evidence)
    if let reason = StructureAnalyzer.reasonNotToJudge(page, field.document) {
      return .unread(profile, reason)
    }
    let score = StructureScore(page: page, profile: profile)
    let places = PagePlaces(field: field, reading: reading)
    let details = EvidenceDetails(
      places: places, explanation: EvidenceExplanation(model: model, lexicon: lexicon))
    let order = page.order
    return StructureReport(
      score: score.total(profile.weights), profile: profile.title, order: order,
      missing: Stage.allCases.filter { !order.contains($0) },
      stages: Stage.allCases.map { stage in
        StageReport(
          stage: stage, present: order.contains(stage), score: score.byStage[stage] ?? 0,
          evidence: page.parts(of: stage).map { StageEvidence($0, details) })
      },
      parts: [
        .init(name: "stages", value: score.stages, weight: profile.weights.stages),
        .init(name: "order", value: score.order, weight: profile.weights.order),
        .init(name: "balance", value: score.balance, weight: profile.weights.balance),
        .init(name: "evidence", value: score.evidence, weight: profile.weights.evidence),
      ],
      findings: StructureFindings(
        page: page, score: score, profile: profile, places: places, advice: advice,
        lexicon: lexicon
      ).all, leftOut: reading.leftOut)
  }

  /// A draft is judged when it is written: what a blank will say is not known, and what stands around it would
  /// be called missing or weak.
  private func reasonOfBlanks(_ document: Document) -> Message? {
    let count = blanks.places(in: document).count
    guard count > 0 else { return nil }
    return Message(
      en: "the page is a draft: \(Wording.count(count, "blank")) to fill in first",
      zh: "页面还是草稿：先填完 \(count) 处空白")
  }

  /// Why a page with next to no letters can't be judged, in whatever language they are.
  private static func reasonWithoutText(_ document: Document) -> Message? {
    var letters = 0
    for block in document.blocks where block.hidden == nil && block.role.isVisibleText {
      letters += LetterCount.of(document.text.bytes[block.range.range])
      if letters >= fewestWords { return nil }
    }
    return reasonWithoutWords(document)
  }

  private static func reasonWithoutWords(_ document: Document) -> Message {
    if document.omissions.contains(where: { $0.kind == .remoteDescription }) {
      return Message(
        en: "the description is loaded from elsewhere and is not in this file",
        zh: "详情内容从别处加载，不在这个文件里")
    }
    if !document.images.isEmpty {
      return Message(en: "the page's words are in its pictures", zh: "页面的文字都在图片里")
    }
    return Message(en: "the page has too few words to judge", zh: "页面文字太少，无法判断")
  }

  /// Stages from which on the description stands in the file itself, though an address of one stands there too.
  private static let fewestStagesOfADescription = 3

  /// Why a page can't be judged; nil where it can.
  private static func reasonNotToJudge(_ page: LabelledPage, _ document: Document) -> Message? {
    let words = page.reading.blocks.reduce(0) { $0 + $1.counts.words }
    let kinds = document.omissions.map(\.kind)
    // What stands in the file is the frame then, whatever stage its words may sound like.
    if kinds.contains(.remoteDescription), page.order.count < fewestStagesOfADescription {
      return reasonWithoutWords(document)
    }
    let isFramed = page.reading.leftOut > 0
    if isFramed, words < (page.parts.isEmpty ? fewestFramedWords : fewestWords) {
      return Message(
        en: "apart from menus, lists of products and footers, the page has too few words to judge",
        zh: "除了菜单、商品列表和页脚，页面文字太少，无法判断")
    }
    if isListOfProducts(page, document) {
      return Message(
        en: "the page is a list of products, not the page of one",
        zh: "页面是商品列表，不是单个商品的详情页")
    }
    let isInPictures = !isFramed && page.parts.isEmpty && kinds.contains(.imageText)
    guard words < fewestWords || isInPictures else {
      return nil
    }
    return reasonWithoutWords(document)
  }
}

extension StructureAnalyzer {
  /// Times by which lists of products outweigh what else a page says where they are what it is for.
  private static let shareOfLists = 2

  /// Whether a page of a shop lists products and is not about one: results of a search, a category. No heading names
  /// its product, most of its words belong to lists, and the rest tells a stage or two by chance. Where it tells none
  /// the page may be of a product that nothing is said of.
  private static func isListOfProducts(_ page: LabelledPage, _ document: Document) -> Bool {
    guard page.reading.leftOut > 0, (1..<fewestStagesOfADescription).contains(page.order.count)
    else {
      return false
    }
    var listed = 0
    var own = 0
    for index in document.blocks.indices where document.blocks[index].isSeen {
      let letters = LetterCount.of(document.text.bytes[document.blocks[index].range.range])
      switch document.blocks[index].surrounding {
      case .products: listed += letters
      case nil, .reviews: own += letters
      case .site: break
      }
    }
    return listed >= shareOfLists * own && !ProductTitles(of: document).namesProduct
  }
}

extension StructureReport {
  /// The report of a page that was not judged.
  static func unread(_ profile: StructureProfile, _ reason: Message) -> StructureReport {
    StructureReport(
      score: nil, reason: reason, profile: profile.title, order: [], missing: [], stages: [],
      parts: [], findings: [])
  }
}

/// Places of a page's blocks, for findings.
final class PagePlaces: Sendable {
  let field: Field
  let reading: PageReading

  init(field: Field, reading: PageReading) {
    self.field = field
    self.reading = reading
  }

  /// The place of the block at a position of the reading.
  func place(of position: Int) -> Place {
    let block = field.document.blocks[reading.blocks[position].index]
    return field.place(of: block.range, element: block.element)
  }

  /// The level of a heading; nil for other blocks.
  func headingLevel(at position: Int) -> Int? {
    guard case .heading(let level) = field.document.blocks[reading.blocks[position].index].role
    else { return nil }
    return level
  }
}
