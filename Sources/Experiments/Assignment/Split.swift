// SPDX-License-Identifier: Apache-2.0

/// A split of visitors over arms by hash: the same visitor always sees the same arm, on every machine.
public struct Split: Hashable, Sendable {
  /// Names of the arms, the control first.
  public let arms: [String]
  /// Where each arm's buckets end, in 10,000ths, exclusive; the last is 10,000.
  let ends: [Int]
  let seed: String

  /// - Parameters:
  ///   - weights: shares in any unit: 50 and 50, 0.9 and 0.1, 2 and 1 and 1. Rounded to 10,000ths.
  ///   - seed: the experiment's name: two experiments with different seeds split independently.
  /// - Returns: nil unless there is one weight an arm, none is negative, and some are positive.
  public init?(arms: [String], weights: [Double], seed: String) {
    let total = weights.reduce(0, +)
    guard arms.count == weights.count, arms.count > 1, total > 0, total.isFinite,
      weights.allSatisfy({ $0 >= 0 })
    else { return nil }
    self.arms = arms
    self.seed = seed
    var sum = 0.0
    var ends: [Int] = []
    for weight in weights {
      sum += weight
      ends.append(Int((sum / total * 10_000).rounded()))
    }
    self.ends = ends
  }

  /// Index of the visitor's arm.
  public func armIndex(of id: String) -> Int {
    let bucket = BucketHash.bucket(seed: seed, id: id)
    return ends.firstIndex { bucket < $0 } ?? ends.count - 1
  }

  /// Name of the visitor's arm.
  public func arm(of id: String) -> String { arms[armIndex(of: id)] }
}
