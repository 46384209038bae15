// SPDX-License-Identifier: Apache-2.0

import Findings

/// A file of rules on one subject.
public struct ClaimPack: Hashable, Sendable {
  /// The first half of its rules' ids.
  public var name: String
  public var title: Message
}
