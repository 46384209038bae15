// SPDX-License-Identifier: Apache-2.0

import Findings

/// Why an experiment's question cannot be answered, and what to do about it.
public struct ExperimentError: Error, Hashable, Sendable {
  public let message: Message

  public init(en: String, zh: String) { message = Message(en: en, zh: zh) }
}
