// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A chain of labels (a linear-chain conditional random field): what each block scores for each label by
/// itself, and what following the label before it adds.
package struct LabelChain: Sendable {
  /// Scores of one block by label, in natural logarithms.
  package typealias Scores = [Double]

  /// By block.
  package var scores: [Scores]
  /// By block, from the label before times `StageLabel.count` plus its own label; the first entry counts
  /// for nothing.
  package var transitions: [[Double]]

  package init(scores: [Scores], transitions: [[Double]]) {
    self.scores = scores
    self.transitions = transitions
  }

  /// What the chain says.
  package struct Posterior: Sendable {
    /// Logarithm of the sum over all sequences of labels.
    package var logPartition: Double
    /// Probability of each label at each block.
    package var labels: [[Double]]
    /// Probability of each pair of labels at a block and the one before; empty at the first.
    package var pairs: [[Double]]
  }

  /// Sums over all sequences of labels by the forward and backward recursions: time and space linear in the
  /// number of blocks.
  package func posterior(pairs wantsPairs: Bool = false) -> Posterior {
    let n = StageLabel.count
    let length = scores.count
    guard length > 0 else { return Posterior(logPartition: 0, labels: [], pairs: []) }
    var forward = [scores[0]]
    forward.reserveCapacity(length)
    for t in 1..<max(1, length) {
      let previous = forward[t - 1]
      forward.append(
        (0..<n).map { b in
          scores[t][b]
            + LabelChain.logSum((0..<n).map { previous[$0] + transitions[t][$0 * n + b] })
        })
    }
    var backward = Array(repeating: Array(repeating: 0.0, count: n), count: length)
    for t in stride(from: length - 2, through: 0, by: -1) {
      let ahead = (0..<n).map { scores[t + 1][$0] + backward[t + 1][$0] }
      backward[t] = (0..<n).map { a in
        LabelChain.logSum((0..<n).map { ahead[$0] + transitions[t + 1][a * n + $0] })
      }
    }
    let total = LabelChain.logSum(forward[length - 1])
    let labels = (0..<length).map { t in
      (0..<n).map { exp(forward[t][$0] + backward[t][$0] - total) }
    }
    guard wantsPairs else { return Posterior(logPartition: total, labels: labels, pairs: []) }
    var pairs: [[Double]] = [[]]
    for t in 1..<max(1, length) {
      pairs.append(
        (0..<(n * n)).map { index in
          let (a, b) = (index / n, index % n)
          return exp(
            forward[t - 1][a] + transitions[t][index] + scores[t][b] + backward[t][b] - total)
        })
    }
    return Posterior(logPartition: total, labels: labels, pairs: pairs)
  }

  private static func logSum(_ values: [Double]) -> Double {
    guard let most = values.max(), most > -.infinity else { return -.infinity }
    return most + log(values.reduce(0) { $0 + exp($1 - most) })
  }
}
