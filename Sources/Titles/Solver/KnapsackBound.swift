// SPDX-License-Identifier: Apache-2.0

/// Bounds from whole tokens in a whole budget.
///
/// Once every query has shared its value out among its tokens, what a choice is worth is at most the
/// unplaced rest plus the shares of its tokens: an ordinary knapsack, solved exactly for every budget
/// from both ends, which gives the bound with each token in and with each token out in one sweep.
struct KnapsackBound {
  /// No choice covers more, in price units.
  private(set) var bound: Int
  /// The bound with this token in, and with it out.
  private(set) var included: [Int]
  private(set) var excluded: [Int]
  /// The tokens of the best knapsack: a choice that fits.
  private(set) var best: [Bool]

  /// - Parameters:
  ///   - shares: what each token is worth, in price units.
  ///   - losses: what is lost for certain when the token stays out.
  ///   - rest: what no token got a share of.
  init(costs: [Int], budget: Int, shares: [Int], losses: [Int], rest: Int) {
    let count = costs.count
    let width = budget + 1
    // forward[i * width + b]: best of the tokens before i within b; suffix: of those from i on.
    var forward = [Int](repeating: 0, count: (count + 1) * width)
    for token in 0..<count {
      let cost = costs[token]
      let share = shares[token]
      let row = token * width
      for b in 0..<min(cost, width) { forward[row + width + b] = forward[row + b] }
      if cost < width {
        for b in cost..<width {
          forward[row + width + b] = max(forward[row + b], forward[row + b - cost] + share)
        }
      }
    }
    bound = rest + forward[count * width + budget]
    best = [Bool](repeating: false, count: count)
    included = [Int](repeating: 0, count: count)
    excluded = included
    var left = budget
    for token in (0..<count).reversed() {
      if forward[(token + 1) * width + left] != forward[token * width + left] {
        best[token] = true
        left -= costs[token]
      }
    }
    var suffix = [Int](repeating: 0, count: width)
    for token in (0..<count).reversed() {
      let row = token * width
      let cost = costs[token]
      var out = 0
      for b in 0..<width { out = max(out, forward[row + b] + suffix[budget - b]) }
      var inside = Int.min
      if cost <= budget {
        let room = budget - cost
        inside = 0
        for b in 0...room { inside = max(inside, forward[row + b] + suffix[room - b]) }
        inside += shares[token]
        for b in stride(from: budget, through: cost, by: -1) {
          suffix[b] = max(suffix[b], suffix[b - cost] + shares[token])
        }
      }
      included[token] = inside == Int.min ? Int.min : rest + inside
      excluded[token] = rest + out - losses[token]
    }
  }
}
