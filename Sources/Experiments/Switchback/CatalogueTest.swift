// SPDX-License-Identifier: Apache-2.0

/// A pattern tested over many items: in each pair of periods, a random half of the items shows A first and
/// the other half B first (regular balanced switchback, arXiv 2506.12654).
///
/// What happens to all items from one period to the next (a promotion, a holiday) is the same for both
/// halves and falls out. The test permutes which items were in which half, as the design drew them, so it
/// is valid whatever the noise; the interval comes from the spread between items.
public struct CatalogueTest: Hashable, Sendable {
  /// One item in one pair of periods.
  public struct Cell: Hashable, Sendable {
    /// Index of the item.
    public var item: Int
    /// Index of the pair of periods.
    public var pair: Int
    public var rates: RatePair

    public init(item: Int, pair: Int, rates: RatePair) {
      self.item = item
      self.pair = pair
      self.rates = rates
    }
  }

  /// Items that had both arms in some pair.
  public let items: Int
  public let cells: Int
  public let scale: PairEffects.Scale
  /// Mean effect on that scale, its standard error clustered by item, and items − 1 degrees of freedom.
  public let difference: MeanDifference
  /// Two-sided, by permutation.
  public let pValue: Double
  /// Permutations drawn; the smallest p-value is 1 ÷ (draws + 1).
  public let draws: Int
  /// Pairs of periods in which every item had the same order: they cannot tell the effect from what
  /// happened to all items, and are left out.
  public let unbalancedPairs: [Int]

  /// - Parameter work: about how many items may be drawn in all permutations together.
  /// - Returns: nil where fewer than four items remain, or nothing varies.
  public init?(_ cells: [Cell], seed: UInt64, work: Int = 40_000_000) {
    guard let effects = PairEffects(cells.map(\.rates)) else { return nil }
    scale = effects.scale
    let pairCount = (cells.map(\.pair).max() ?? -1) + 1
    var strata = [Stratum](repeating: Stratum(), count: pairCount)
    for (cell, effect) in zip(cells, effects.values) {
      strata[cell.pair].append(item: cell.item, effect: effect, aFirst: cell.rates.aFirst)
    }
    unbalancedPairs = strata.indices.filter { strata[$0].count > 0 && !strata[$0].isBalanced }
    let used = strata.filter(\.isBalanced)
    let total = used.reduce(0) { $0 + $1.count }
    self.cells = total
    let estimate = used.reduce(0) { $0 + $1.effect * Double($1.count) } / Double(max(1, total))

    var residuals: [Int: Double] = [:]
    for stratum in used {
      for (item, adjusted) in stratum.adjusted {
        residuals[item, default: 0] += adjusted - estimate
      }
    }
    items = residuals.count
    guard items > 3 else { return nil }
    let count = Double(items)
    // Summed in the order of items: floating-point sums depend on their order.
    let squares = residuals.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    guard squares > 0 else { return nil }
    let error = (count / (count - 1) * squares).squareRoot() / Double(total)
    difference = MeanDifference(
      estimate: estimate, standardError: error, degreesOfFreedom: count - 1)

    draws = max(999, min(9_999, work / max(1, total)))
    var random = RandomSource(seed: seed)
    var shuffled = used
    let limit = abs(estimate) * (1 - 1e-12)
    var extreme = 0
    for _ in 0..<draws {
      var sum = 0.0
      for index in shuffled.indices {
        sum += shuffled[index].permutedEffect(&random) * Double(shuffled[index].count)
      }
      if abs(sum) / Double(total) >= limit { extreme += 1 }
    }
    pValue = Double(extreme + 1) / Double(draws + 1)
  }
}

/// The items of one pair of periods.
private struct Stratum {
  private var itemIndices: [Int] = []
  /// Second period − first period.
  private var changes: [Double] = []
  private var isAFirst: [Bool] = []
  private var sum = 0.0
  private var firsts = 0
  private var sumOfFirsts = 0.0

  var count: Int { changes.count }
  var isBalanced: Bool { firsts > 0 && firsts < count }

  mutating func append(item: Int, effect: Double, aFirst: Bool) {
    let change = aFirst ? effect : -effect
    itemIndices.append(item)
    changes.append(change)
    isAFirst.append(aFirst)
    sum += change
    if aFirst {
      firsts += 1
      sumOfFirsts += change
    }
  }

  /// Half the difference between the mean changes of the two halves.
  private func effect(sumOfFirsts: Double) -> Double {
    0.5 * (sumOfFirsts / Double(firsts) - (sum - sumOfFirsts) / Double(count - firsts))
  }

  var effect: Double { effect(sumOfFirsts: sumOfFirsts) }

  /// Each item's effect with the change common to all items taken off.
  var adjusted: [(item: Int, effect: Double)] {
    let common =
      0.5 * (sumOfFirsts / Double(firsts) + (sum - sumOfFirsts) / Double(count - firsts))
    return changes.indices.map { index in
      let change = changes[index] - common
      return (itemIndices[index], isAFirst[index] ? change : -change)
    }
  }

  /// The effect had other items been drawn into the first half.
  mutating func permutedEffect(_ random: inout RandomSource) -> Double {
    var drawn = 0.0
    changes.withUnsafeMutableBufferPointer { values in
      for index in 0..<firsts {
        let other = index + random.below(values.count - index)
        values.swapAt(index, other)
        drawn += values[index]
      }
    }
    return effect(sumOfFirsts: drawn)
  }
}
