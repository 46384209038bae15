// SPDX-License-Identifier: Apache-2.0

import Findings

/// A statement that is not the same in two texts.
public struct FactChange: Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Something else stands in its place.
    case changed
    /// Only the new text states it.
    case added
    /// Only the old text states it.
    case removed
  }

  public var change: Kind
  /// What is stated: `quantity`, `number`, `unit`, `material`, `negation`, `certification`.
  public var about: String
  public var old: Place?
  public var new: Place?
}
