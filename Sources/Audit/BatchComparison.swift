// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Listings

/// Compares the pages of a run with each other, in the order they come out of it.
public struct BatchComparison: Sendable {
  private var pages = NearDuplicates()

  public init() {}

  /// The result with the audit of what the page repeats of those before it. The audit does not apply to the
  /// first page of a run, nor to one with too little text to compare.
  public mutating func compared(_ result: ListingResult) -> ListingResult {
    guard !result.audits.isEmpty else { return result }
    guard let fingerprint = result.fingerprint else {
      return result.adding(.notApplicable(DuplicatePage.name))
    }
    let isFirst = pages.isEmpty
    let match = pages.match(fingerprint, id: result.listing.id)
    guard !isFirst else { return result.adding(.notApplicable(DuplicatePage.name)) }
    let field = result.listing.field("html") == nil ? "text" : "html"
    return result.adding(DuplicatePage.result(match, field: field))
  }
}

extension ListingResult {
  /// The result with one more audit.
  func adding(_ audit: PageAuditResult) -> ListingResult {
    var result = self
    result.audits.append(audit)
    if !audit.findings.isEmpty {
      result.findings = LocatedFinding.located(
        findings.map(\.finding) + audit.findings, in: listing)
    }
    return result
  }
}
