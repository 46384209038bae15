// SPDX-License-Identifier: Apache-2.0

import Audit
import Compliance
import Lexicons
import Listings
import Text
import Titles

/// What the commands for titles judge with.
struct TitlesSetup {
  let folder: DataFolder
  let day: CalendarDate
  let facts: ProductFacts?
  let builder: ListingBuilder
  let library: PlatformLibrary
  /// The platform named on the command line, or by the only platform file.
  let platform: Platform?
  let claims: ClaimChecker
  private let own: [Platform]

  init(listing: ListingOptions, platformFiles: [String]) throws {
    let day = try listing.day()
    let folder = try listing.data.folder()
    let library = PlatformLibrary(folder)
    let own = try platformFiles.map { file throws(LexiconError) in
      try library.platform(file: file)
    }
    facts = try listing.facts.map { path throws(LexiconError) in
      try FactsReader.read(path: path)
    }
    let name = listing.platform ?? (own.count == 1 ? own.first?.name : nil)
    let given = own.first { $0.name == name || $0.aliases.contains(name ?? "") }
    platform =
      try given ?? name.flatMap { name throws(LexiconError) in try library.platform(name) }
    var defaults = ListingBuilder.Defaults()
    defaults.market = listing.market ?? platform?.market
    defaults.platform = platform?.name ?? name
    defaults.category = listing.category
    defaults.language = listing.language
    defaults.evidence = facts?.claims ?? []
    builder = ListingBuilder(defaults: defaults)
    claims = ClaimChecker(
      claims: try ClaimPacks.read(
        lexicons: folder.lexicons, extra: listing.packs.rules,
        cache: LexiconCache(environment: CommandEnvironment.variables)), now: day)
    self.day = day
    self.folder = folder
    self.library = library
    self.own = own
  }

  func auditor() -> Auditor {
    Auditor(
      claims: claims, titles: TitleDesk(library: library, day: day, facts: facts, own: own))
  }
}
