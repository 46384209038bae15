// SPDX-License-Identifier: Apache-2.0

import Listings
import Text

/// Takes a listing through the page audits.
public struct PageAuditor: Sendable {
  private let lexicon: PageLexicon
  private let audits: [any PageAudit]

  /// - Parameters:
  ///   - terms: what buyers search for, best first; without any, coverage is not judged.
  ///   - today: the day dates are judged on; nil leaves expiry unjudged.
  public init(lexicon: PageLexicon, terms: [SearchTerm] = [], today: CalendarDate? = nil) {
    self.lexicon = lexicon
    audits = PageAudits.all(lexicon: lexicon, terms: terms, today: today)
  }

  /// One result an audit, in the order of `PageAudits.all`.
  public func results(for listing: Listing) -> [PageAuditResult] {
    let page = PageView(listing, lexicon: lexicon)
    return audits.map { $0.result(for: page) }
  }
}
