// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What following a label means at each kind of boundary: factors (exponentials of weights).
package struct LabelFactors: Sendable {
  package typealias Lanes = SIMD8<Double>

  /// By boundary and the label before, the factors of the labels.
  fileprivate private(set) var rows: [Lanes] = []
  /// By boundary and label, the factors of the labels before.
  fileprivate private(set) var columns: [Lanes] = []

  /// - Parameter factors: by kind of boundary, each from the label before times `StageLabel.count` plus the
  ///   label.
  package init(_ factors: [[Double]]) {
    let n = StageLabel.count
    for edge in factors {
      for a in 0..<n {
        var row = Lanes.zero
        var column = Lanes.zero
        for b in 0..<n {
          row[b] = edge[a * n + b]
          column[b] = edge[b * n + a]
        }
        rows.append(row)
        columns.append(column)
      }
    }
  }
}

/// A chain of labels (a linear-chain conditional random field): what each block scores for each label by
/// itself, and what following the label before it adds.
package struct LabelChain: Sendable {
  private typealias Lanes = LabelFactors.Lanes
  private static let n = StageLabel.count

  /// Natural logarithms by label; lanes beyond the labels stay empty.
  private var scores: [Lanes] = []
  private let factors: LabelFactors
  /// Kind of boundary before each block; the first one's means nothing.
  private var boundaries: [Int] = []

  package init(factors: LabelFactors) { self.factors = factors }

  /// Number of blocks.
  package var count: Int { boundaries.count }

  package mutating func reserveCapacity(_ count: Int) {
    scores.reserveCapacity(count)
    boundaries.reserveCapacity(count)
  }

  /// Adds a block.
  ///
  /// - Parameter score: its score for a label.
  @inline(__always)
  package mutating func append(boundary: Int, score: (Int) -> Double) {
    var row = Lanes(repeating: -.infinity)
    for label in 0..<LabelChain.n { row[label] = score(label) }
    scores.append(row)
    boundaries.append(boundary)
  }

  /// Rules a label out at a block.
  package mutating func forbid(_ label: StageLabel, at block: Int) {
    scores[block][label.rawValue] = -.infinity
  }

  /// What the chain says.
  package struct Posterior: Sendable {
    /// Logarithm of the sum over all sequences of labels; worked out along with the pairs.
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
    var own: [Lanes] = []
    var forward: [Lanes] = []
    var scales: [Double] = []
    own.reserveCapacity(count)
    forward.reserveCapacity(count)
    scales.reserveCapacity(count)
    var before = Lanes.zero
    for t in 0..<count {
      let (likelihoods, peak) = exponentials(at: t)
      own.append(likelihoods)
      var value = Lanes(repeating: 1)
      if t > 0 {
        value = .zero
        let rows = factors.rows[(boundaries[t] * n)..<(boundaries[t] * n + n)]
        for (a, row) in rows.enumerated() { value += before[a] * row }
      }
      value *= likelihoods
      var sum = 0.0
      for b in 0..<n { sum += value[b] }
      scales.append(sum)
      before = value / sum
      forward.append(before)
      if wantsPairs { result.logPartition += log(sum) + peak }
    }
    if wantsPairs { result.pairs = [Double](repeating: 0, count: count * n * n) }
    var probabilities = [Double](repeating: 0, count: count * n)
    var backward = Lanes(repeating: 1)
    for t in stride(from: count - 1, through: 0, by: -1) {
      let labels = forward[t] * backward
      for b in 0..<n { probabilities[t * n + b] = labels[b] }
      guard t > 0 else { break }
      var value = Lanes.zero
      for b in 0..<n {
        let step = factors.columns[boundaries[t] * n + b] * own[t][b] * backward[b] / scales[t]
        value += step
        guard wantsPairs else { continue }
        let pair = forward[t - 1] * step
        for a in 0..<n { result.pairs[t * n * n + a * n + b] = pair[a] }
      }
      backward = value
    }
    result.labels = probabilities
    return result
  }

  /// Exponentials of a block's scores, the highest taken off first, and that highest.
  private func exponentials(at block: Int) -> (own: Lanes, peak: Double) {
    let scores = scores[block]
    var peak = -Double.infinity
    for a in 0..<LabelChain.n { peak = max(peak, scores[a]) }
    var own = Lanes.zero
    for a in 0..<LabelChain.n where scores[a] > -.infinity {
      own[a] = scores[a] == peak ? 1 : exp(scores[a] - peak)
    }
    return (own, peak)
  }
}
