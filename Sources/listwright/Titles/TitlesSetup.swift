// SPDX-License-Identifier: Apache-2.0

import Audit
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
  let shelf: PlatformShelf
  /// The platform named on the command line, or by the only platform file.
  let platform: Platform?

  init(listing: ListingOptions, platformFiles: [String]) throws {
    day = try listing.day()
    folder = try DataFolder.locate(
      explicit: listing.data, environment: CommandEnvironment.variables,
      program: CommandEnvironment.program)
    facts = try listing.facts.map { path throws(LexiconError) in
      try FactsReader.read(path: path)
    }
    let library = PlatformLibrary(folder)
    let own = try platformFiles.map { file throws(LexiconError) in
      try library.platform(file: file)
    }
    let shelf = PlatformShelf(library, own: own)
    let name = listing.platform ?? (own.count == 1 ? own.first?.name : nil)
    let platform = try name.map { name throws(LexiconError) in try shelf.platform(name) } ?? nil
    self.library = library
    self.shelf = shelf
    self.platform = platform
    var defaults = ListingBuilder.Defaults()
    defaults.market = listing.market ?? platform?.market
    defaults.platform = platform?.name ?? name
    defaults.category = listing.category
    defaults.language = listing.language
    defaults.evidence = facts?.claims ?? []
    builder = ListingBuilder(defaults: defaults)
  }

  func auditor() throws -> Auditor {
    Auditor(checks: [], titles: TitleJudge(shelf: shelf, on: day, facts: facts))
  }
}
