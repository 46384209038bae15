// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Documents
import Keywords
import Lexicons
import TestSupport
import Testing

/// Runs over real exports that are not part of the project: a folder `exports` in the folder that
/// LISTWRIGHT_SAMPLES names.
@Suite struct SampleExportTests {
  private static let folder = ProcessInfo.processInfo.environment["LISTWRIGHT_SAMPLES"]

  /// What each file must be taken for, and how many keywords it holds.
  static let expected: [(file: String, source: String, keywords: Int)] = [
    ("ahrefs-matching-terms-ai-tools-2025-07-08.csv", "ahrefs", 2271),
    ("amazon-aba-top-search-terms-us-week-2026-04-11.csv", "amazon-brand-analytics", 100),
    ("amazon-ads-sp-search-term-mannyvv.xlsx", "amazon-ads-search-terms", 358),
    ("google-ads-search-terms-towing.csv", "google-ads-search-terms", 18),
    ("google-keyword-planner-bucketed-2025-09-01-resaved.csv", "google-keyword-planner", 378),
    ("google-trends-multiTimeline-b.csv", "google-trends-time", 3),
    ("google-trends-searched-with-rising-2026.csv", "google-trends-related", 50),
    ("gsc-Queries-adelphi.csv", "google-search-console", 794),
    ("gsc-es-Consultas-2026-08-06.csv", "google-search-console", 563),
    ("gsc-performance-buyshedsdirect-2026-03-03.zip", "google-search-console", 1000),
    ("helium10-cerebro-2026-08-21.excerpt.csv", "helium10-cerebro", 16),
    ("helium10-cerebro-multiasin-freeze-dried.csv", "helium10-cerebro", 420),
    ("rank-tracker-positions-detailed-2026-02-05.csv", "rank-tracker", 37),
    ("semrush-kmt-code-review-service-2026-04-14.csv", "semrush", 144),
    ("ubersuggest-list-no-header-2025-09-01.csv", "generic", 30),
  ]

  @Test(.enabled(if: folder != nil, "LISTWRIGHT_SAMPLES names no folder"), arguments: expected)
  func `a real export is taken for what it is`(
    file: String, source: String, keywords: Int
  ) throws {
    let catalogue = try RankingFixture().catalogue
    let path = (Self.folder ?? "") + "/exports/" + file
    let export = try KeywordExport.read([path], catalogue: catalogue)[0]
    let report = export.report
    #expect(report.source == source)
    #expect(export.count == keywords)
  }
}
