// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// Takes a listing through the page audits.
public struct PageAuditor: Sendable {
  private let lexicon: PageLexicon
  private let audits: [any PageAudit]

  /// What the audits say of one page.
  public struct Report: Sendable {
    /// One result an audit, in the order of `PageAudits.all`.
    public var results: [PageAuditResult]
    /// What the page is compared with others by; nil without enough text.
    public var fingerprint: PageFingerprint?
  }

  /// - Parameters:
  ///   - terms: what buyers search for, best first; without any, coverage is not judged.
  ///   - today: the day dates are judged on; nil leaves expiry unjudged.
  public init(lexicon: PageLexicon, terms: [SearchTerm] = [], today: CalendarDate? = nil) {
    self.lexicon = lexicon
    audits = PageAudits.all(lexicon: lexicon, terms: terms, today: today)
  }

  public func report(for listing: Listing) -> Report {
    report(for: listing, page: page(of: listing))
  }

  /// Reads a listing's page, for this and other analyses of it.
  public func page(of listing: Listing) -> PageText {
    PageText(listing, folding: lexicon.folding)
  }

  /// The same for a page that was read before.
  ///
  /// - Parameter page: of this listing.
  public func report(for listing: Listing, page text: PageText) -> Report {
    let page = PageView(listing, page: text, lexicon: lexicon)
    return Report(
      results: audits.map { $0.result(for: page) }, fingerprint: PageFingerprint(page))
  }
}
