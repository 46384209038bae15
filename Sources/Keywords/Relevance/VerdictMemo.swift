// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Remembers what was found out of phrases: in a long list of queries the same few thousand come again and
/// again. What it answers is what would be found out anew, so nothing shows of what it holds.
final class VerdictMemo<Value: Sendable>: Sendable {
  private let values = Mutex<[String: Value]>([:])
  /// Entries at most, so that a list of nothing but new words does not fill the memory.
  private let limit: Int

  init(limit: Int = 1 << 17) {
    self.limit = limit
  }

  func value(of key: String, _ find: () -> Value) -> Value {
    if let known = values.withLock({ $0[key] }) { return known }
    let found = find()
    values.withLock { if $0.count < limit { $0[key] = found } }
    return found
  }
}
