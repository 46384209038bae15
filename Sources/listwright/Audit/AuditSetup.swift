// SPDX-License-Identifier: Apache-2.0

import Audit
import Compliance
import DetailPages
import Findings
import Lexicons
import Listings
import Text
import Titles

/// What a run judges with: data, facts, the day, and the analyses built from them.
struct AuditSetup {
  let builder: ListingBuilder
  let auditor: Auditor
  /// Style sheet of the HTML report.
  let reportStyle: String

  init(scope: AuditRun.Scope, listing: ListingOptions) throws {
    let day = try listing.day()
    let folder = try DataFolder.locate(
      explicit: listing.data, environment: CommandEnvironment.variables,
      program: CommandEnvironment.program)
    var defaults = ListingBuilder.Defaults()
    defaults.market = listing.market
    defaults.platform = listing.platform
    defaults.category = listing.category
    defaults.language = listing.language
    let facts = try listing.facts.map { path throws(LexiconError) in
      try FactsReader.read(path: path)
    }
    defaults.evidence = facts?.claims ?? []
    builder = ListingBuilder(defaults: defaults)
    auditor = try Self.auditor(scope: scope, folder: folder, facts: facts, day: day)
    reportStyle = try DataFiles.text(of: folder.templates + "/reports/report.css")
  }

  private static func auditor(
    scope: AuditRun.Scope, folder: DataFolder, facts: ProductFacts?, day: CalendarDate
  ) throws -> Auditor {
    let packs = try ClaimPacks.read(lexicons: folder.lexicons)
    let claims = ClaimChecker(claims: packs, now: day)
    let titles = TitleDesk(library: PlatformLibrary(folder), day: day, facts: facts)
    guard scope == .everything else { return Auditor(claims: claims, titles: titles) }
    return Auditor(
      claims: claims, titles: titles,
      structure: try StructureAnalyzer(lexicons: folder.lexicons, folding: packs.folding))
  }
}
