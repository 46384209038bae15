// SPDX-License-Identifier: Apache-2.0

import Audit
import Compliance
import DetailPages
import Documents
import Findings
import Keywords
import Lexicons
import Listings
import Text
import Titles
import Workflow

/// What a run judges with: data, facts, the day, and the analyses built from them.
struct AuditSetup {
  let folder: DataFolder
  let configuration: RunConfiguration
  let auditor: Auditor
  /// Style sheet of the HTML report.
  let reportStyle: String
  /// By what the copy of a saved page is told from what stands around it.
  private let surroundings: SurroundingRules
  /// What the seller can prove, by the facts file.
  private let evidence: [Evidence]

  init(
    scope: AuditRun.Scope, listing: ListingOptions, file: ConfigurationFile?,
    limit: FindingLimit = .none
  ) throws {
    configuration = RunConfiguration(file: file, commandLine: listing.settings)
    let day = try listing.day()
    folder = try listing.data.folder()
    let facts = try configuration.settings(for: nil).facts.map { path throws(LexiconError) in
      try FactsReader.read(path: path)
    }
    evidence = facts?.claims ?? []
    let exports = configuration.settings(for: nil).keywords
    let terms =
      scope == .everything && !exports.isEmpty
      ? try Self.terms(of: exports, folder: folder, facts: facts) : []
    auditor = try Self.auditor(
      scope: scope, folder: folder, rules: configuration.settings(for: nil).rules, facts: facts,
      terms: terms, day: day, limit: limit)
    surroundings = try SurroundingRules.read(
      lexicons: folder.lexicons,
      cache: LexiconCache(environment: CommandEnvironment.variables))
    reportStyle = try DataFiles.text(of: folder.templates + "/reports/report.css")
  }

  /// Reads listings as the settings for their file say.
  func builder(for settings: Settings) -> ListingBuilder {
    var defaults = ListingBuilder.Defaults()
    defaults.market = settings.market
    defaults.platform = settings.platform
    defaults.category = settings.category
    defaults.language = settings.language
    defaults.evidence = evidence
    return ListingBuilder(defaults: defaults, surroundings: surroundings)
  }

  private static func auditor(
    scope: AuditRun.Scope, folder: DataFolder, rules: [String], facts: ProductFacts?,
    terms: [SearchTerm], day: CalendarDate, limit: FindingLimit
  ) throws -> Auditor {
    let cache = LexiconCache(environment: CommandEnvironment.variables)
    let packs = try ClaimPacks.read(lexicons: folder.lexicons, extra: rules, cache: cache)
    let claims = ClaimChecker(claims: packs, now: day)
    let titles = TitleDesk(library: PlatformLibrary(folder), day: day, facts: facts)
    guard scope == .everything else {
      return Auditor(claims: claims, titles: titles, limit: limit)
    }
    return Auditor(
      claims: claims, titles: titles,
      structure: try StructureAnalyzer(
        lexicons: folder.lexicons, folding: packs.folding, cache: cache),
      pages: PageAuditor(
        lexicon: try PageLexicon.read(
          lexicons: folder.lexicons, folding: packs.folding, cache: cache),
        terms: terms, today: day), limit: limit)
  }

  /// Searches a listing is measured against, the most valuable ones.
  private static let termLimit = 100

  /// The best searches of exports that fit the product.
  private static func terms(
    of exports: [String], folder: DataFolder, facts: ProductFacts?
  ) throws -> [SearchTerm] {
    let read: [KeywordExport]
    do {
      read = try KeywordExport.read(exports, catalogue: try ExportCatalogue.load(from: folder))
    } catch let error as TableError {
      throw CommandError(error.description)
    }
    let ranking = KeywordRanking(read, model: try KeywordData.model(folder, facts: facts))
    return (0..<min(ranking.count, termLimit)).map(ranking.keyword(at:)).filter { $0.share > 0 }
      .map { SearchTerm(text: $0.term, tokens: $0.tokens, demand: $0.share) }
  }
}
