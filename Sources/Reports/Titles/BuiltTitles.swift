// SPDX-License-Identifier: Apache-2.0

import Titles

/// What a run of `titles build` made.
public struct BuiltTitles: Sendable {
  public var platform: String
  public var titles: [BuiltTitle] = []
  /// Set when several texts were built as one problem.
  public var plan: FieldPlan?
  public var tags: [BuiltTitle.Covered]?
  /// Whether the words were written by a model: some feeds want it said.
  public var isWrittenByAI: Bool

  public init(platform: String, isWrittenByAI: Bool = false) {
    self.platform = platform
    self.isWrittenByAI = isWrittenByAI
  }
}
