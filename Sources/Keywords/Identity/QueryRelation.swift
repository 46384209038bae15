// SPDX-License-Identifier: Apache-2.0

/// How the meanings of two queries stand to each other.
public enum QueryRelation: String, Hashable, Sendable, CaseIterable {
  /// One query in two spellings: their demand may be merged.
  case same
  /// One narrows the other, or they say the same in other words: shown together, never merged.
  case related
  /// They want different things.
  case different
}
