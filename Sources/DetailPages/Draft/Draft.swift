// SPDX-License-Identifier: Apache-2.0

/// A page skeleton: what the facts say, and blanks for the rest.
public struct Draft: Sendable {
  /// A run of text; a blank is for the seller to fill in.
  public struct Run: Hashable, Sendable {
    public var text: String
    public var isBlank: Bool
  }

  /// A part of the page.
  public struct Section: Sendable {
    /// Nil for parts that carry no stage (care, ingredients, package list).
    public var stage: Stage?
    public var heading: [Run]
    public var lines: [[Run]]
    /// Name and value.
    public var table: [(name: String, value: [Run])]
  }

  public var title: [Run]
  public var sections: [Section]
  /// Search terms no fact bears out, so that the draft does not use them.
  public var unusedTerms: [String]

  /// Number of blanks.
  public var blanks: Int {
    let runs =
      title + sections.flatMap { $0.heading + $0.lines.flatMap { $0 } + $0.table.flatMap(\.value) }
    return runs.filter(\.isBlank).count
  }
}
