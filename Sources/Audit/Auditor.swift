// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Listings

/// Takes a listing through the analyses that apply to it.
public struct Auditor: Sendable {
  /// One way of looking at a listing that yields findings only.
  public typealias Check = @Sendable (Listing) -> [Finding]

  private let checks: [Check]
  private let structure: (@Sendable (Listing) -> StructureReport?)?
  private let audits: [any PageAudit]

  /// - Parameters:
  ///   - checks: claims and platform rules.
  ///   - structure: the judge of page structure; nil leaves it out.
  ///   - audits: page basics.
  public init(
    checks: [Check], structure: (@Sendable (Listing) -> StructureReport?)? = nil,
    audits: [any PageAudit] = []
  ) {
    self.checks = checks
    self.structure = structure
    self.audits = audits
  }

  public func result(for listing: Listing) -> ListingResult {
    var findings = InputFindings.findings(for: listing)
    for check in checks { findings += check(listing) }
    let report = structure?(listing)
    findings += report?.findings ?? []
    let results = audits.map { $0.result(for: listing) }
    findings += results.flatMap(\.findings)
    return ListingResult(
      listing: listing, findings: LocatedFinding.located(findings, in: listing),
      structure: report, audits: results,
      notChecked: NotCheckedMessages.entries(for: listing))
  }
}
