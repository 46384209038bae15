// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Work on many inputs at once whose results come out in the order of the inputs, whatever the number of
/// threads.
public enum OrderedMap {
  /// Inputs in flight for each thread: enough to keep all busy, few enough to bound memory.
  private static let perThread = 16

  /// Calls `transform` on each item, on up to `jobs` threads, and `consume` on each result in order, on the
  /// calling thread.
  public static func forEach<Item: Sendable, Result: Sendable, Failure: Error>(
    _ items: some Sequence<Item>, jobs: Int, transform: @escaping @Sendable (Item) -> Result,
    consume: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    var iterator = items.makeIterator()
    let size = jobs <= 1 ? 1 : jobs * perThread
    while true {
      var batch: [Item] = []
      while batch.count < size, let item = iterator.next() { batch.append(item) }
      if batch.isEmpty { return }
      if batch.count == 1 {
        try consume(transform(batch[0]))
        continue
      }
      for result in concurrently(batch, jobs: jobs, transform) { try consume(result) }
    }
  }

  private static func concurrently<Item: Sendable, Result: Sendable>(
    _ batch: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let next = Mutex(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: batch.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, batch.count)) { _ in
      while true {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < batch.count else { return }
        let result = transform(batch[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
