// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Findings
import Listings
import Titles

/// All that was found out about one listing. Every finding stands once, in `findings`; the parts refer to
/// them.
public struct ListingResult: Sendable {
  public var listing: Listing
  /// Ordered by field, place, rule.
  public var findings: [LocatedFinding]
  public var title: TitleReport?
  public var structure: StructureReport?
  public var audits: [PageAuditResult]
  /// What the page is compared with others of the run by; nil where it is not.
  public var fingerprint: PageFingerprint?
  public var notChecked: [NotChecked]

  public init(
    listing: Listing, findings: [LocatedFinding], title: TitleReport? = nil,
    structure: StructureReport? = nil,
    audits: [PageAuditResult] = [],
    fingerprint: PageFingerprint? = nil,
    notChecked: [NotChecked] = []
  ) {
    self.listing = listing
    self.findings = findings
    self.title = title
    self.structure = structure
    self.audits = audits
    self.fingerprint = fingerprint
    self.notChecked = notChecked
  }

  /// Which searches the listing answers; nil where no search export was given.
  public var keywords: SearchCoverage? { audits.lazy.compactMap(\.coverage).first }

  /// How many findings there are of a severity.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.finding.severity == severity }
  }
}

/// What became of one input: a result, or why there is none.
public enum Outcome: Sendable {
  case result(ListingResult)
  case failure(InputFailure)
}

/// An input that could not be judged.
public struct InputFailure: Error, Hashable, Sendable {
  /// Path of the file, as given; nil for standard input.
  public var source: String?
  /// Line of the record in its file, counted from 1; nil for a whole file.
  public var line: Int?
  /// The record's id, where it could be read.
  public var id: String?
  public var message: Message

  public init(source: String?, line: Int? = nil, id: String? = nil, message: Message) {
    self.source = source
    self.line = line
    self.id = id
    self.message = message
  }
}
