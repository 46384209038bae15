// SPDX-License-Identifier: Apache-2.0

import Compliance
import DetailPages
import Findings
import Lexicons
import Listings
import Titles

/// Takes a listing through the analyses that apply to it.
public struct Auditor: Sendable {
  private let claims: ClaimChecker
  private let titles: TitleDesk?
  private let structure: StructureAnalyzer?
  private let pages: PageAuditor?
  private let limit: FindingLimit

  /// - Parameters:
  ///   - claims: claims and platform rules.
  ///   - titles: title rules; nil leaves titles out.
  ///   - structure: the judge of page structure; nil leaves it out.
  ///   - pages: the audits of page basics; nil leaves them out.
  ///   - limit: how many findings of a listing are told.
  public init(
    claims: ClaimChecker, titles: TitleDesk? = nil, structure: StructureAnalyzer? = nil,
    pages: PageAuditor? = nil, limit: FindingLimit = .none
  ) {
    self.claims = claims
    self.titles = titles
    self.structure = structure
    self.pages = pages
    self.limit = limit
  }

  /// Judges one listing.
  ///
  /// - Throws: a mistake in a data file that was first needed for this listing.
  public func result(for listing: Listing) throws(LexiconError) -> ListingResult {
    var limit = limit
    var findings = InputFindings.findings(for: listing)
    var notChecked = NotCheckedMessages.entries(for: listing)
    findings += claims.findings(in: listing, limit: &limit)
    let title = try titles?.report(for: listing)
    findings += limit.admitted(title?.findings ?? [])
    if let missing = try titles?.notChecked(listing) { notChecked.append(missing) }
    let page = pages?.page(of: listing) ?? structure?.page(of: listing)
    let report = page.flatMap { structure?.report(for: listing, page: $0) }
    findings += limit.admitted(report?.findings ?? [])
    let audits = page.flatMap { pages?.report(for: listing, page: $0) }
    findings += limit.admitted(audits?.results.flatMap(\.findings) ?? [])
    notChecked += limit.notChecked
    return ListingResult(
      listing: listing, findings: LocatedFinding.located(findings, in: listing), title: title,
      structure: report, audits: audits?.results ?? [], fingerprint: audits?.fingerprint,
      notChecked: notChecked)
  }
}
