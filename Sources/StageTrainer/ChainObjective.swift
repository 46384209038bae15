// SPDX-License-Identifier: Apache-2.0

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
    for page in data.pages { value += add(page, weights, to: &gradient) }
    return (value, gradient)
  }

  private func add(_ page: TrainingSet.Page, _ weights: [Double], to gradient: inout [Double])
    -> Double
  {
    let free = chain(of: page, weights)
    var bound = free
    for (block, allowed) in page.allowed.enumerated() {
      for label in StageLabel.allCases where !allowed.contains(label) {
        bound.scores[block][label.rawValue] = -1e9
      }
    }
    let expected = free.posterior(pairs: true)
    let observed = bound.posterior(pairs: true)
    for (block, features) in page.features.enumerated() {
      for label in 0..<ChainObjective.labels {
        let difference =
          page.weight * (expected.labels[block][label] - observed.labels[block][label])
        for feature in features { gradient[feature * ChainObjective.labels + label] += difference }
      }
      guard block > 0 else { continue }
      let boundary = transitionStart + ChainObjective.pairs * (1 + page.boundaries[block])
      for pair in 0..<ChainObjective.pairs {
        let difference =
          page.weight * (expected.pairs[block][pair] - observed.pairs[block][pair])
        gradient[transitionStart + pair] += difference
        gradient[boundary + pair] += difference
      }
    }
    return page.weight * (expected.logPartition - observed.logPartition)
  }

  private func chain(of page: TrainingSet.Page, _ weights: [Double]) -> LabelChain {
    LabelChain(
      scores: page.features.map { features in
        (0..<ChainObjective.labels).map { label in
          features.reduce(0) { $0 + weights[$1 * ChainObjective.labels + label] }
        }
      },
      transitions: page.boundaries.map { boundary in
        let own = transitionStart + ChainObjective.pairs * (1 + boundary)
        return (0..<ChainObjective.pairs).map {
          weights[transitionStart + $0] + weights[own + $0]
        }
      })
  }
}
