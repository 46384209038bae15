// SPDX-License-Identifier: Apache-2.0

/// Which searches a listing's words answer.
public struct SearchCoverage: Hashable, Sendable {
  /// Best first.
  public var covered: [String]
  /// Best first.
  public var missing: [String]
  /// Share of the searches' demand that is covered, 0…1.
  public var demandCovered: Double

  /// - Parameter use: where these terms stand.
  init(terms: [SearchTerm], use: KeywordUse) {
    covered = terms.indices.filter(use.isCovered).map { terms[$0].text }
    missing = terms.indices.filter { !use.isCovered($0) }.map { terms[$0].text }
    demandCovered = use.demandCovered
  }
}
