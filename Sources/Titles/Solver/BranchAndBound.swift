// SPDX-License-Identifier: Apache-2.0

/// Exact search for the best tokens: depth first, with Lagrangian and knapsack bounds and every token
/// fixed that the bounds allow.
struct BranchAndBound {
  private let priceUnit: Int
  private let limit: SearchLimit
  private(set) var best: [Int] = []
  /// Units covered by `best`; -1 before anything was found.
  private(set) var bestValue = -1
  /// Largest bound among the places the search did not look into, in price units.
  private(set) var openBound = Int.min
  private(set) var nodes = 0
  private var steps = 0
  private var isOver: Bool { nodes >= limit.nodes || steps >= limit.steps }

  /// Cells of the knapsack table beyond which only the Lagrangian bound is used.
  private static let largestTable = 4_000_000

  init(priceUnit: Int, limit: SearchLimit) {
    self.priceUnit = priceUnit
    self.limit = limit
  }

  /// Searches a whole problem.
  mutating func search(_ root: Subproblem) {
    offer([Bool](repeating: false, count: root.names.count), of: root)
    visit(root, lambda: nil, bound: Int.max, isRoot: true)
  }

  /// Whether a place with this bound cannot hold anything better.
  private func isHopeless(_ bound: Int) -> Bool { bound < (bestValue + 1) * priceUnit }

  private mutating func visit(_ given: Subproblem, lambda: Int?, bound: Int, isRoot: Bool = false) {
    if isHopeless(bound) { return }
    if isOver {
      openBound = max(openBound, bound)
      return
    }
    nodes += 1
    var problem = given
    var price = lambda
    var bound = bound
    while true {
      if problem.conflicts.isEmpty, problem.costs.reduce(0, +) <= problem.budget {
        offer([Bool](repeating: true, count: problem.names.count), of: problem)
        return
      }
      if problem.names.isEmpty { return offer([], of: problem) }
      var network = ClosureNetwork(problem, priceUnit: priceUnit)
      let isOpen = relax(&network, from: price, isRoot: isRoot)
      steps += network.steps
      if !isOpen { return }
      price = network.lambda
      bound = min(bound, network.bound)
      guard let outlook = weigh(network, bound: &bound) else { return }
      if outlook.fates.contains(where: { $0 != .free }) {
        guard let next = problem.deciding(outlook.fates) else { return }
        problem = next
        continue
      }
      return branch(problem, outlook, lambda: network.lambda, bound: bound)
    }
  }

  /// Looks for the price with the least bound. False when nothing better can be in `network.problem`, or
  /// the best of it was found.
  private mutating func relax(_ network: inout ClosureNetwork, from start: Int?, isRoot: Bool)
    -> Bool
  {
    let problem = network.problem
    let everything = [Bool](repeating: true, count: problem.names.count)
    var low = (value: 0, cost: 0)
    var high = (value: problem.value(of: everything), cost: problem.costs.reduce(0, +))
    if high.cost <= problem.budget { high.cost = problem.budget + 1 }
    var lambda = start ?? high.value * priceUnit / high.cost
    var lowest = Int.max
    var price = lambda
    var candidate: [Bool]?
    for _ in 0..<40 {
      network.solve(lambda: lambda)
      let bound = network.bound
      if isHopeless(bound) { return false }
      if bound < lowest {
        lowest = bound
        price = lambda
      }
      let large = network.largestClosure()
      let largeCost = cost(large, problem)
      if largeCost <= problem.budget {
        low = (problem.value(of: large), largeCost)
        candidate = large
        if isRoot { offerCompleted(large, of: problem, exchange: false) }
        if largeCost == problem.budget, problem.conflicts.isEmpty {
          offer(large, of: problem)
          return false
        }
      } else {
        let small = network.smallestClosure()
        let smallCost = cost(small, problem)
        if smallCost <= problem.budget {
          candidate = small
          break
        }
        high = (problem.value(of: small), smallCost)
      }
      let next = (high.value - low.value) * priceUnit / (high.cost - low.cost)
      if (next - lambda).magnitude <= 1 { break }
      lambda = next
      // Both lines meet here; the bound cannot fall below.
      let meeting =
        low.value * priceUnit + next * (problem.budget - low.cost) + problem.base * priceUnit
      let hope = lowest - max(meeting, (bestValue + 1) * priceUnit)
      if meeting >= (bestValue + 1) * priceUnit, hope * 20 < lowest - (bestValue + 1) * priceUnit {
        break
      }
    }
    if let candidate { offerCompleted(candidate, of: problem, exchange: isRoot) }
    if network.lambda != price { network.solve(lambda: price) }
    return !isHopeless(lowest)
  }

  private func cost(_ isIn: [Bool], _ problem: Subproblem) -> Int {
    var sum = 0
    for token in isIn.indices where isIn[token] { sum += problem.costs[token] }
    return sum
  }

  /// What the bounds say of each token.
  private struct Outlook {
    var fates: [Subproblem.Fate]
    var included: [Int]
    var excluded: [Int]
    /// Value of the queries each token occurs in, in price units.
    var stakes: [Int]
  }

  /// Bounds each token in and out; nil when the place is hopeless.
  private mutating func weigh(_ network: ClosureNetwork, bound: inout Int) -> Outlook? {
    let problem = network.problem
    let count = problem.names.count
    let shares = network.shares()
    var losses = [Int](repeating: 0, count: count)
    var stakes = problem.own.map { $0 * priceUnit }
    for query in problem.values.indices {
      for token in problem.tokens(of: query) {
        losses[token] += network.excess[query]
        stakes[token] += problem.values[query] * priceUnit
      }
    }
    var outlook = Outlook(
      fates: [Subproblem.Fate](repeating: .free, count: count), included: [], excluded: [],
      stakes: stakes)
    if (count + 1) * (problem.budget + 1) <= Self.largestTable {
      let knapsack = KnapsackBound(
        costs: problem.costs, budget: problem.budget, shares: shares, losses: losses,
        rest: network.excess.reduce(problem.base * priceUnit, +))
      steps += 3 * count * (problem.budget + 1)
      bound = min(bound, knapsack.bound)
      if isHopeless(bound) { return nil }
      if nodes == 1 || !problem.conflicts.isEmpty {
        offerCompleted(knapsack.best, of: problem, exchange: false)
      } else {
        offer(knapsack.best, of: problem)
      }
      outlook.included = knapsack.included
      outlook.excluded = knapsack.excluded
    } else {
      outlook.included = (0..<count).map {
        network.bound - max(0, network.lambda * problem.costs[$0] - shares[$0])
      }
      outlook.excluded = (0..<count).map {
        network.bound - losses[$0] - max(0, shares[$0] - network.lambda * problem.costs[$0])
      }
    }
    for token in 0..<count {
      let isIn = isHopeless(outlook.excluded[token])
      let isOut = isHopeless(outlook.included[token])
      if isIn && isOut { return nil }
      if isIn { outlook.fates[token] = .included }
      if isOut { outlook.fates[token] = .excluded }
    }
    return outlook
  }

  private mutating func branch(
    _ problem: Subproblem, _ outlook: Outlook, lambda: Int, bound: Int
  ) {
    var chosen = 0
    var bestScore = -1.0
    for token in problem.names.indices {
      let down = Double(max(0, bound - outlook.excluded[token]))
      let up = Double(max(0, bound - outlook.included[token]))
      let score =
        (min(down, up) + 1e-3 * max(down, up)) * 10 + Double(outlook.stakes[token]) * 1e-3
      if score > bestScore {
        bestScore = score
        chosen = token
      }
    }
    var taking = [Subproblem.Fate](repeating: .free, count: problem.names.count)
    taking[chosen] = .included
    for companion in problem.companions(of: chosen) { taking[companion] = .included }
    var leaving = [Subproblem.Fate](repeating: .free, count: problem.names.count)
    leaving[chosen] = .excluded
    let included = min(bound, outlook.included[chosen])
    let excluded = min(bound, outlook.excluded[chosen])
    let inside = problem.deciding(taking)
    let outside = problem.deciding(leaving)
    let children =
      included >= excluded
      ? [(inside, included), (outside, excluded)] : [(outside, excluded), (inside, included)]
    for (child, bound) in children {
      if let child { visit(child, lambda: lambda, bound: bound) }
    }
  }

  private mutating func offerCompleted(_ isIn: [Bool], of problem: Subproblem, exchange: Bool) {
    var completion = Completion(problem)
    var choice = isIn
    completion.fill(&choice)
    if exchange { completion.exchange(&choice) }
    steps += completion.steps
    offer(choice, of: problem)
  }

  /// Keeps a choice that fits when it is the best so far.
  private mutating func offer(_ isIn: [Bool], of problem: Subproblem) {
    let value = problem.base + problem.value(of: isIn)
    guard value > bestValue else { return }
    bestValue = value
    best = problem.chosen + problem.names.indices.filter { isIn[$0] }.map { problem.names[$0] }
  }
}
