// SPDX-License-Identifier: Apache-2.0

import Findings
import Listings

/// One check of a page's technical and editorial basics: a pure function of the listing.
public protocol PageAudit: Sendable {
  /// Lower-case name with hyphens: `image-alt`.
  var name: String { get }
  /// Looks at a listing's page.
  func result(for page: PageView) -> PageAuditResult
}

extension PageAudit {
  /// The result of an audit that has nothing to look at.
  var notApplicable: PageAuditResult { .notApplicable(name) }

  /// The result of an audit that looked at something.
  ///
  /// - Parameter score: 0…1; by default 1 without findings, and less the graver and the more there are.
  func result(_ findings: [Finding], score: Double? = nil) -> PageAuditResult {
    var deduction = 0.0
    for finding in findings {
      switch finding.severity {
      case .info: deduction += 0.15
      case .warning: deduction += 0.4
      case .error: deduction += 1
      }
    }
    return PageAuditResult(
      audit: name, score: score ?? max(0, 1 - deduction), isApplicable: true, findings: findings)
  }
}

/// What an audit found.
public struct PageAuditResult: Sendable {
  public var audit: String
  /// 0…1; nil where it does not apply.
  public var score: Double?
  /// False where the page has nothing it could look at; such an audit stays visible.
  public var isApplicable: Bool
  public var findings: [Finding]
  /// What the audit of search terms measured; nil for the others.
  public var coverage: SearchCoverage?

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
