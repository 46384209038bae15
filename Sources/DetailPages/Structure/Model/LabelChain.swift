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
  private static let n = StageLabel.count

  /// Natural logarithms, `StageLabel.count` a block.
  package private(set) var scores: [Double] = []
  /// Factors (exponentials of weights) by kind of boundary, each from the label before times
  /// `StageLabel.count` plus the label.
  private let factors: [[Double]]
  /// Kind of boundary before each block; the first one's means nothing.
  private var boundaries: [Int] = []

  /// - Parameter factors: by kind of boundary.
  package init(factors: [[Double]]) { self.factors = factors }

  /// Number of blocks.
  package var count: Int { boundaries.count }

  /// Adds a block.
  package mutating func append(scores row: some Sequence<Double>, boundary: Int) {
    scores.append(contentsOf: row)
    boundaries.append(boundary)
  }

  /// Rules a label out at a block.
  package mutating func forbid(_ label: StageLabel, at block: Int) {
    scores[block * LabelChain.n + label.rawValue] = -.infinity
  }

  /// What the chain says.
  package struct Posterior: Sendable {
    /// Logarithm of the sum over all sequences of labels.
    package var logPartition = 0.0
    /// Probability of each label, `StageLabel.count` a block.
    package var labels: [Double] = []
    /// Probability of each pair of labels at a block and the one before, `StageLabel.count` squared a
    /// block; zero at the first.
    package var pairs: [Double] = []
  }

  /// Sums over all sequences of labels by the forward and backward recursions, each step scaled to a sum
  /// of one: time and space linear in the number of blocks.
  package func posterior(pairs wantsPairs: Bool = false) -> Posterior {
    let n = LabelChain.n
    var result = Posterior()
    guard count > 0 else { return result }
    let (own, peaks) = exponentials()
    var forward = [Double](repeating: 0, count: count * n)
    var scales = [Double](repeating: 1, count: count)
    for t in 0..<count {
      var sum = 0.0
      let edge = factors[boundaries[t]]
      for b in 0..<n {
        var value = 1.0
        if t > 0 {
          value = 0
          for a in 0..<n { value += forward[(t - 1) * n + a] * edge[a * n + b] }
        }
        value *= own[t * n + b]
        forward[t * n + b] = value
        sum += value
      }
      scales[t] = sum
      for b in 0..<n { forward[t * n + b] /= sum }
      result.logPartition += log(sum) + peaks[t]
    }
    var backward = [Double](repeating: 1, count: count * n)
    if wantsPairs { result.pairs = [Double](repeating: 0, count: count * n * n) }
    for t in stride(from: count - 1, to: 0, by: -1) {
      let edge = factors[boundaries[t]]
      for a in 0..<n {
        var value = 0.0
        for b in 0..<n {
          let step = edge[a * n + b] * own[t * n + b] * backward[t * n + b] / scales[t]
          value += step
          if wantsPairs {
            result.pairs[t * n * n + a * n + b] = forward[(t - 1) * n + a] * step
          }
        }
        backward[(t - 1) * n + a] = value
      }
    }
    result.labels = zip(forward, backward).map { $0 * $1 }
    return result
  }

  /// Exponentials of the scores, each block's highest taken off first, and those highest.
  private func exponentials() -> (own: [Double], peaks: [Double]) {
    let n = LabelChain.n
    var own = [Double](repeating: 0, count: scores.count)
    var peaks = [Double](repeating: 0, count: count)
    for t in 0..<count {
      var peak = -Double.infinity
      for a in 0..<n { peak = max(peak, scores[t * n + a]) }
      peaks[t] = peak
      for a in 0..<n { own[t * n + a] = exp(scores[t * n + a] - peak) }
    }
    return (own, peaks)
  }
}
