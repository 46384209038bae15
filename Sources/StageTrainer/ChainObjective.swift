// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import DetailPages

/// Negative log likelihood of the labels with an L2 penalty, and its gradient.
struct ChainObjective {
  let data: TrainingSet
  /// Penalty of weights of features, and of transitions.
  let penalty: Double
  let transitionPenalty: Double

  private static let labels = StageLabel.count
  private static let pairs = StageLabel.count * StageLabel.count

  /// Number of weights: features by label, transitions at any boundary, transitions by boundary.
  var count: Int { transitionStart + ChainObjective.pairs * (1 + BlockBoundary.count) }
  var transitionStart: Int { data.names.count * ChainObjective.labels }

  func callAsFunction(_ weights: [Double]) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    var gradient = [Double](repeating: 0, count: count)
    for index in weights.indices {
      let penalty = index < transitionStart ? penalty : transitionPenalty
      value += 0.5 * penalty * weights[index] * weights[index]
      gradient[index] = penalty * weights[index]
    }
    let factors = LabelFactors(factors(weights))
    for page in data.pages { value += add(page, weights, factors, to: &gradient) }
    return (value, gradient)
  }

  private func add(
    _ page: TrainingSet.Page, _ weights: [Double], _ factors: LabelFactors,
    to gradient: inout [Double]
  ) -> Double {
    let n = ChainObjective.labels
    var free = LabelChain(factors: factors)
    for (features, boundary) in zip(page.features, page.boundaries) {
      free.append(boundary: boundary) { label in
        features.reduce(0) { $0 + weights[$1 * n + label] }
      }
    }
    var bound = free
    for (block, allowed) in page.allowed.enumerated() {
      for label in StageLabel.allCases where !allowed.contains(label) {
        bound.forbid(label, at: block)
      }
    }
    let expected = free.posterior(pairs: true)
    let observed = bound.posterior(pairs: true)
    for (block, features) in page.features.enumerated() {
      for label in 0..<n {
        let index = block * n + label
        let difference = page.weight * (expected.labels[index] - observed.labels[index])
        for feature in features { gradient[feature * n + label] += difference }
      }
      guard block > 0 else { continue }
      let boundary = transitionStart + ChainObjective.pairs * (1 + page.boundaries[block])
      for pair in 0..<ChainObjective.pairs {
        let index = block * ChainObjective.pairs + pair
        let difference = page.weight * (expected.pairs[index] - observed.pairs[index])
        gradient[transitionStart + pair] += difference
        gradient[boundary + pair] += difference
      }
    }
    return page.weight * (expected.logPartition - observed.logPartition)
  }

  /// Exponentials of the weights of transitions, by boundary.
  private func factors(_ weights: [Double]) -> [[Double]] {
    (0..<BlockBoundary.count).map { boundary in
      let own = transitionStart + ChainObjective.pairs * (1 + boundary)
      return (0..<ChainObjective.pairs).map {
        exp(weights[transitionStart + $0] + weights[own + $0])
      }
    }
  }
}
