// SPDX-License-Identifier: Apache-2.0

/// Two-sided boundaries for a few planned looks, by the O'Brien–Fleming-like spending function of Lan and
/// DeMets: hardly anything is spent early, so the last look costs almost nothing.
public struct GroupSequential: Hashable, Sendable {
  /// Share of the planned information at each look, rising, at most 1.
  public let fractions: [Double]
  /// z beyond which each look stops the test.
  public let boundaries: [Double]
  /// False-positive probability spent by the end of each look.
  public let spent: [Double]
  let alpha: Double

  /// - Returns: nil unless the fractions rise within 0…1 and are at most 50.
  public init?(fractions: [Double], alpha: Double) {
    guard !fractions.isEmpty, fractions.count <= 50, fractions.allSatisfy({ $0 > 0 && $0 <= 1 }),
      zip(fractions, fractions.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.fractions = fractions
    self.alpha = alpha
    // Each side spends 2 − 2Φ(z ÷ √t), where z leaves α ÷ 4 above it.
    let critical = NormalDistribution.critical(alpha: alpha / 2)
    let spending = fractions.map { 2 * NormalDistribution.twoSided(critical / $0.squareRoot()) }
    var boundaries: [Double] = []
    var process = Process(drift: 0)
    for (index, time) in fractions.enumerated() {
      let budget = spending[index] - (index > 0 ? spending[index - 1] : 0)
      var low = 0.0
      var high = 12.0
      for _ in 0..<60 {
        let middle = 0.5 * (low + high)
        if process.crossing(at: time, boundary: middle) > budget {
          low = middle
        } else {
          high = middle
        }
      }
      boundaries.append(high)
      process.advance(to: time, boundary: high)
    }
    self.boundaries = boundaries
    spent = spending
  }

  /// Probability that some look stops the test, for a z statistic whose mean at full information is
  /// `shift`: the power.
  public func power(shift: Double) -> Double {
    var process = Process(drift: shift)
    var total = 0.0
    for (time, boundary) in zip(fractions, boundaries) {
      total += process.crossing(at: time, boundary: boundary)
      process.advance(to: time, boundary: boundary)
    }
    return total
  }

  /// How many times the fixed sample must be planned for to keep its power with these looks: about 1.03
  /// for five.
  public func inflation(power target: Double) -> Double {
    let fixed = NormalDistribution.critical(alpha: alpha) + NormalDistribution.quantile(target)
    var low = 1.0
    var high = 2.0
    for _ in 0..<30 {
      let middle = 0.5 * (low + high)
      if power(shift: fixed * middle.squareRoot()) < target { low = middle } else { high = middle }
    }
    return high
  }
}

/// The score process of a test that is still running: the density of S = Z √t inside the boundaries, on
/// a grid, carried from look to look (Armitage, McPherson and Rowe, 1969).
private struct Process {
  let drift: Double
  private var time = 0.0
  private var points: [Double] = [0]
  /// Density times Simpson weight at each point; before the first look all mass stands at 0.
  private var masses: [Double] = [1]

  init(drift: Double) { self.drift = drift }

  /// Probability of running until `next` and being outside the boundary then.
  func crossing(at next: Double, boundary: Double) -> Double {
    let spread = (next - time).squareRoot()
    let limit = boundary * next.squareRoot()
    let shift = drift * (next - time)
    var sum = 0.0
    for (point, mass) in zip(points, masses) {
      sum +=
        mass
        * (NormalDistribution.cumulative((-limit - point - shift) / spread)
          + NormalDistribution.cumulative((point + shift - limit) / spread))
    }
    return sum
  }

  /// Moves on to a look that did not stop the test.
  mutating func advance(to next: Double, boundary: Double) {
    let spread = (next - time).squareRoot()
    let shift = drift * (next - time)
    // Beyond eight standard deviations of the whole process there is no mass worth a point.
    let reach = min(boundary * next.squareRoot(), abs(drift) * next + 8 * next.squareRoot())
    let panels = 240
    let step = 2 * reach / Double(panels)
    var newPoints: [Double] = []
    var newMasses: [Double] = []
    for index in 0...panels {
      let target = -reach + step * Double(index)
      var density = 0.0
      for (point, mass) in zip(points, masses) {
        density += mass * NormalDistribution.density((target - point - shift) / spread)
      }
      let isEnd = index == 0 || index == panels
      let weight = (isEnd ? 1.0 : index.isMultiple(of: 2) ? 2.0 : 4.0) * step / 3
      newPoints.append(target)
      newMasses.append(weight * density / spread)
    }
    points = newPoints
    masses = newMasses
    time = next
  }
}
