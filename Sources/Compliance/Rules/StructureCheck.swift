// SPDX-License-Identifier: Apache-2.0

/// Checks of a listing's form, made in code because no phrase shows them.
enum StructureCheck: String, Hashable, Sendable, CaseIterable {
  /// The same word again and again in a title.
  case repeatedTitleWords = "repeated-title-words"
}
