// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Lexicons
import Listings
import Text

/// Times the judging of pages (stages and all audits) against their reading: both in one run, turn by turn.
struct AnalysisBench {
  private let structure: StructureAnalyzer
  private let pages: PageAuditor
  private let builder: ListingBuilder

  /// - Parameter lexicons: path of the `lexicons` folder.
  init(lexicons: String) throws {
    let folding = try FoldingTable.read(lexicons: lexicons)
    structure = try StructureAnalyzer(lexicons: lexicons, folding: folding)
    pages = PageAuditor(lexicon: try PageLexicon.read(lexicons: lexicons, folding: folding))
    builder = ListingBuilder(surroundings: try SurroundingRules.read(lexicons: lexicons))
  }

  /// The pages of a file of labelled pages.
  static func labelledPages(of file: String) throws -> [[UInt8]] {
    try DataFiles.text(of: file).split(separator: "\n").compactMap { line in
      try JSONValue.parse(line.utf8)["html"]?.string.map { Array($0.utf8) }
    }
  }

  /// How often in a row pages of this many bytes are measured, so that a turn is long enough for the clock.
  static func repeats(of size: Int) -> Int { max(1, 20_000 / max(1, size)) }

  /// Measures some pages together and prints a line.
  func measure(_ pages: [[UInt8]], name: String) {
    let listings = pages.map { page in
      var draft = ListingBuilder.Draft(id: name)
      draft.add("html", TextDecoder.decode(page, name: name, isMarkup: true), as: .html)
      return builder.listing(from: draft)
    }
    let repeats = Self.repeats(of: pages.reduce(0) { $0 + $1.count })
    var texts = listings.map(self.pages.page)
    var reading: [Double] = []
    var folding: [Double] = []
    var stages: [Double] = []
    var audits: [Double] = []
    for _ in 0..<Timing.rounds {
      reading.append(
        Timing.milliseconds(repeats) {
          for page in pages { _ = Self.read(page, name: name) }
        })
      folding.append(
        Timing.milliseconds(repeats) { texts = listings.map(self.pages.page) })
      stages.append(
        Timing.milliseconds(repeats) {
          for (listing, page) in zip(listings, texts) {
            _ = structure.report(for: listing, page: page)
          }
        })
      audits.append(
        Timing.milliseconds(repeats) {
          for (listing, page) in zip(listings, texts) {
            _ = self.pages.report(for: listing, page: page)
          }
        })
    }
    let ratios = reading.indices.map { (folding[$0] + stages[$0] + audits[$0]) / reading[$0] }
    let figures = [reading, folding, stages, audits, ratios].map {
      Timing.rounded(Timing.median($0))
    }
    print("\(name) · \(pages.reduce(0) { $0 + $1.count }) · " + figures.joined(separator: " · "))
  }

  static func read(_ page: [UInt8], name: String) -> Document {
    DocumentReader.read(TextDecoder.decode(page, name: name, isMarkup: true), as: .html)
  }
}
