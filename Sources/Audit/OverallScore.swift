// SPDX-License-Identifier: Apache-2.0

import DetailPages
import Documents
import Findings
import Listings

/// One number for a listing, made of the parts that could be judged and capped by what would stop it: a
/// page that sells well and breaks the law is not a good page.
public struct OverallScore: Hashable, Sendable {
  /// 0…100; nil where no part could be judged.
  public var value: Double?
  /// The most the value may be, for the worst finding.
  public var cap: Double
  /// The parts, 0…100 each, in the order claims, structure, basics.
  public var parts: [Part]

  public struct Part: Hashable, Sendable {
    public var name: String
    /// 0…100; nil where it could not be judged.
    public var value: Double?
    /// Share among the parts that could be judged.
    public var weight: Double
  }

  /// Caps by the worst severity: an error stops the listing, a warning holds it up.
  static let errorCap = 40.0
  static let warningCap = 75.0
  /// What one claim finding takes off the part for claims.
  static let errorCost = 30.0
  static let warningCost = 10.0
}

extension ListingResult {
  public var overall: OverallScore {
    let claims = findings.filter { ![.pageAudit, .structure].contains($0.finding.family) }
    let errors = claims.count { $0.finding.severity == .error }
    let warnings = claims.count { $0.finding.severity == .warning }
    let claimPoints = max(
      0, 100 - OverallScore.errorCost * Double(errors) - OverallScore.warningCost * Double(warnings)
    )
    let audited = audits.compactMap(\.score)
    let basics =
      audited.isEmpty ? nil : 100 * audited.reduce(0, +) / Double(audited.count)
    let parts = [
      OverallScore.Part(name: "claims", value: hasReadableText ? claimPoints : nil, weight: 0.4),
      OverallScore.Part(name: "structure", value: structure?.score, weight: 0.4),
      OverallScore.Part(name: "basics", value: basics, weight: 0.2),
    ]
    let judged = parts.filter { $0.value != nil }
    let cap = errors > 0 ? OverallScore.errorCap : warnings > 0 ? OverallScore.warningCap : 100
    guard hasReadableText, !judged.isEmpty else {
      return OverallScore(value: nil, cap: cap, parts: parts)
    }
    let total = judged.reduce(0) { $0 + ($1.value ?? 0) * $1.weight }
    let value = total / judged.reduce(0) { $0 + $1.weight }
    return OverallScore(value: min(cap, value), cap: cap, parts: parts)
  }

  private var hasReadableText: Bool {
    listing.fields.contains { field in
      field.document.blocks.contains { $0.hidden == nil && $0.role.isVisibleText }
    }
  }
}
