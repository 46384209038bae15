// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings

/// One check of a page's technical and editorial basics: a pure function of the listing.
public protocol PageAudit: Sendable {
  /// Lower-case name with hyphens: `image-alt`.
  var name: String { get }
  /// Looks at a listing.
  func result(for listing: Listing) -> PageAuditResult
}

/// What an audit found.
public struct PageAuditResult: Sendable {
  public var audit: String
  /// 0…1; nil where it does not apply.
  public var score: Double?
  /// False where the page has nothing it could look at; such an audit stays visible.
  public var isApplicable: Bool
  public var findings: [Finding]

  public init(audit: String, score: Double?, isApplicable: Bool, findings: [Finding]) {
    self.audit = audit
    self.score = score
    self.isApplicable = isApplicable
    self.findings = findings
  }

  /// The result of an audit that has nothing to look at.
  public static func notApplicable(_ audit: String) -> PageAuditResult {
    PageAuditResult(audit: audit, score: nil, isApplicable: false, findings: [])
  }
}
