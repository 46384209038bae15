// SPDX-License-Identifier: Apache-2.0

@testable import Experiments

/// Draws from a binomial distribution by its table of probabilities.
struct BinomialSampler {
  private let outcomes: [Int]
  private let cumulative: [Double]

  init(rate: Double, trials: Int) {
    let weighted = BinomialOutcomes(rate: rate, trials: trials).weighted
    outcomes = weighted.map(\.successes)
    var sum = 0.0
    cumulative = weighted.map {
      sum += $0.weight
      return sum
    }
  }

  func draw(_ random: inout RandomSource) -> Int {
    let u = random.uniform() * (cumulative.last ?? 1)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < u { low = middle + 1 } else { high = middle }
    }
    return outcomes[low]
  }
}

/// A binomial count whose rate differs from draw to draw, so that no table pays: exact for small means,
/// normal for large ones.
func noisyCount(rate: Double, trials: Int, _ random: inout RandomSource) -> Int {
  let mean = rate * Double(trials)
  if mean > 30 {
    let deviation = (mean * (1 - rate)).squareRoot()
    return min(trials, max(0, Int((mean + deviation * random.normal()).rounded())))
  }
  var count = 0
  // Waiting times between successes.
  var position = 0.0
  while true {
    position += (log(1 - random.uniform()) / log1p(-rate)).rounded(.down) + 1
    if position > Double(trials) { return count }
    count += 1
  }
}

/// The upper end of the 99 % band of a rate α seen in `count` runs.
func upperBand(_ alpha: Double, count: Int) -> Double {
  alpha + 2.576 * (alpha * (1 - alpha) / Double(count)).squareRoot()
}
